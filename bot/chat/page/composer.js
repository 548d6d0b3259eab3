// What is written before it is sent: words, what they answer or change, files, commands.
import { find } from "./trusted.js";
import { act, send } from "./wire.js";
import { toast } from "./panels.js";
import { room, toEnd } from "./room.js";

const words = find("words");
const kept = new Map(); // what was begun in other places
let aim = null; // {kind: "svara" | "andra", id}
let commands = [];
let sent = () => {};
// Where there is a keyboard, Enter sends.
const EMPTY = `Skriv ett meddelande${matchMedia("(hover: hover)").matches ? " (Skift+Enter ger ny rad)" : ""}`;
const LARGEST = 50 * 1024 * 1024; // bytes, as in Telegram

export function whenSent(does) {
  sent = does;
}

export function enter(told) {
  const { dataset } = find("composer");
  const isSame = dataset.place === told.key;
  if (dataset.place) kept.set(dataset.place, words.value);
  dataset.place = told.key;
  find("composer").hidden = false;
  commands = told.commands;
  find("menu").hidden = !commands.length;
  open(told.begun);
  for (const id of ["words", "send"]) find(id).disabled = told.closed;
  words.value = kept.get(told.key) ?? "";
  if (!isSame) release();
  if (told.asks && !aim) asked(told.asks);
  if (told.closed) words.placeholder = "Ämnet är stängt";
  grow();
}

// Whether one has started the bot: before that there is only to start it.
function open(is) {
  find("begin").hidden = is;
  find("composer").classList.toggle("unbegun", !is);
}

// The bot waits for an answer to its message: one has only to write it.
export function asked({ id, placeholder }) {
  take("svara", id);
  if (aim) words.placeholder = placeholder || "Skriv svaret";
}

export function take(kind, id) {
  const article = find(`m${id}`);
  if (!article) return;
  aim = { kind, id };
  find("bar").hidden = false;
  find("bar-title").textContent = kind === "andra" ? "Ändra" : `Svara ${article.dataset.name}`;
  find("bar-words").textContent = article.dataset.words;
  if (kind === "andra") words.value = article.querySelector(".text").textContent;
  grow();
  if (matchMedia("(hover: hover)").matches || kind === "andra") words.focus();
}

export function release(id) {
  if (id && aim?.id !== id) return;
  aim = null;
  find("bar").hidden = true;
  words.placeholder = EMPTY;
}

export async function say(text, reply) {
  toEnd();
  const told = await act("skriv", { place: room.key, text, reply });
  if (told) sent(told);
  return told;
}

async function submit() {
  const text = words.value;
  if (!text.trim()) return;
  const { kind, id } = aim ?? {};
  words.value = "";
  hide();
  release();
  grow();
  const told = kind === "andra" ? await act("andra", { place: room.key, message: id, text }) : await say(text, id);
  if (!told && !words.value) words.value = text; // nothing that was written is lost
}

async function sendFiles(files) {
  for (const file of files) {
    if (file.size > LARGEST) return toast(`${file.name} är för stor. En fil får vara högst 50 MB.`);
    const told = await send({ place: room.key, text: words.value, reply: aim?.id }, file);
    if (!told) return undefined;
    words.value = "";
    release();
    toEnd();
    sent(told);
  }
  return undefined;
}

function grow() {
  words.style.height = "auto";
  words.style.height = `${Math.min(words.scrollHeight, innerHeight * 0.35)}px`;
}

// The bot's commands here that begin as what is written; all of them from the menu.
function suggest(isAll) {
  const begun = words.value.match(/^\/(\w*)$/);
  const found = begun || isAll ? commands.filter(({ command }) => isAll || command.startsWith(begun[1])) : [];
  const list = find("suggestions");
  list.replaceChildren(...found.map(option));
  list.hidden = !found.length;
}

function option({ command, description }) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("role", "option");
  const name = document.createElement("b");
  name.textContent = `/${command}`;
  button.append(name, ` ${description}`);
  button.addEventListener("click", () => {
    words.value = "";
    hide();
    grow();
    words.focus();
    say(`/${command}`);
  });
  return button;
}

function hide() {
  find("suggestions").hidden = true;
}

export function composer() {
  find("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  words.addEventListener("input", () => {
    grow();
    suggest(false);
  });
  words.addEventListener("keydown", (event) => {
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (sends && matchMedia("(hover: hover)").matches) {
      event.preventDefault();
      submit();
    } else if (event.key === "ArrowUp" && !find("suggestions").hidden) {
      event.preventDefault();
      find("suggestions").lastElementChild.focus();
    }
  });
  find("suggestions").addEventListener("keydown", (event) => {
    const next = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" }[event.key];
    if (next) (document.activeElement[next] ?? words).focus();
  });
  find("composer").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (find("suggestions").hidden) release();
    hide();
    words.focus();
  });
  find("menu").addEventListener("click", () => (find("suggestions").hidden ? suggest(true) : hide()));
  find("bar-close").addEventListener("click", () => {
    release();
    words.focus();
  });
  find("begin").addEventListener("click", async () => {
    const told = await act("starta", {});
    if (!told) return;
    open(true);
    words.focus();
    sent(told);
  });
  find("file").addEventListener("change", (event) => {
    sendFiles([...event.target.files]);
    event.target.value = "";
  });
  words.addEventListener("paste", (event) => event.clipboardData.files.length && sendFiles([...event.clipboardData.files]));
  const main = find("room");
  main.addEventListener("dragover", (event) => event.preventDefault());
  main.addEventListener("drop", (event) => {
    event.preventDefault();
    if (room.key) sendFiles([...event.dataTransfer.files]);
  });
}
