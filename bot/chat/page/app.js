// The messenger put together: who one is, where one is, and what is heard.
import { find, pieces } from "./trusted.js";
import { act, ask, Line } from "./wire.js";
import { clock } from "./clock.js";
import { alert, panels, toast } from "./panels.js";
import { busy, fill, isAtEnd, last, put, remove, room } from "./room.js";
import { asked, composer, enter, release, whenSent } from "./composer.js";
import { answered, taps } from "./taps.js";
import { people } from "./people.js";
import { controls, done, follow, shows } from "./show.js";

const LONGEST_WORK = 12000; // milliseconds the bot may seem to write without a word
const { body } = document;
let working = 0;
let line = null;
let coming = { key: "" }; // the place that is being opened, or was last

function goTo(key) {
  if (location.hash === `#${key}`) open(key);
  else location.hash = key;
}

// What happens there while it is on its way is in it, or it is asked for again.
function open(key) {
  const mine = (coming = { key });
  mine.opened = show(mine);
  return mine.opened;
}

async function show(mine) {
  const { key } = mine;
  const answer = key && (await ask(`rum/${encodeURIComponent(key)}`));
  const told = answer?.ok && (await answer.json());
  if (mine !== coming) return coming.opened; // one has gone elsewhere meanwhile
  if (key && !answer) return undefined; // the line is broken: it is opened when that is mended
  if (!told) return leave();
  if (mine.missed) return open(key);
  body.dataset.view = "room";
  find("head").hidden = false;
  find("none").hidden = true;
  find("title").textContent = told.title;
  find("about").textContent = told.about;
  find("about").dataset.about = told.about;
  copyAvatar(told.key);
  const isNew = told.key !== room.key;
  fill(told);
  enter(told);
  if (isNew) settle();
  mark();
  readHere();
  return undefined;
}

// Where one writes, and with fingers where one reads: a keyboard over half the screen is nothing to begin with.
function settle() {
  if (document.querySelector("dialog[open]") || body.dataset.show) return;
  const hasKeys = matchMedia("(hover: hover)").matches;
  const focused = find(hasKeys && !find("words").disabled ? "words" : "log");
  focused.focus({ preventScroll: true, focusVisible: hasKeys }); // to fingers a frame would be a riddle
}

function leave() {
  const left = room.key;
  coming = { key: "" };
  room.key = "";
  body.dataset.view = "list";
  find("head").hidden = find("composer").hidden = true;
  find("none").hidden = false;
  find("hint").hidden = true;
  find("log").replaceChildren();
  document.querySelector(`[data-place="${left}"]`)?.focus();
  mark();
}

function copyAvatar(key) {
  const from = document.querySelector(`[data-place="${key}"] .avatar`);
  Object.assign(find("avatar"), { className: from?.className ?? "avatar", textContent: from?.textContent ?? "" });
}

function mark() {
  for (const link of document.querySelectorAll("[data-place]")) {
    if (link.dataset.place === room.key) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const unread = [...document.querySelectorAll("#list .badge")].reduce((sum, { dataset }) => sum + Number(dataset.count), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${find("my-name").textContent} – Yrka`;
}

function showList(html) {
  const focused = document.activeElement?.dataset?.place;
  find("list").replaceChildren(pieces(html));
  if (focused) document.querySelector(`[data-place="${focused}"]`)?.focus();
  mark();
}

function readHere() {
  if (room.key && document.visibilityState === "visible" && isAtEnd() && last()) {
    act("last", { place: room.key, message: last() });
    const badge = document.querySelector(`[data-place="${room.key}"] .badge`);
    badge?.remove();
    mark();
  }
}

function work(is) {
  clearTimeout(working);
  busy(is);
  find("about").textContent = is ? "skriver …" : find("about").dataset.about;
  if (is) working = setTimeout(() => work(false), LONGEST_WORK);
}

function hear(told) {
  if (told.kind === "list") return showList(told.html), readHere();
  if (told.kind === "show") return follow(told, become);
  if (told.kind === "over") return location.assign(body.dataset.home);
  if (told.kind === "bot") return notice(told.here ? "" : "Boten är inte igång. Det du skriver väntar tills den är tillbaka.");
  if (told.kind === "answer") return hearAnswer(told);
  if (told.kind === "whisper") return toast(told.text);
  if (told.place === coming.key) coming.missed = true;
  if (told.place !== room.key) return undefined;
  if (told.kind === "message") {
    put(told);
    if (told.bots) work(false);
    if (told.fresh && told.mine) done();
    if (told.asks) asked(told.asks);
  } else if (told.kind === "deleted") {
    remove(told.id);
    release(told.id);
  } else if (told.kind === "busy") work(true);
  else if (told.kind === "draft") work(Boolean(told.text));
  return undefined;
}

function hearAnswer({ place, id, text, alert: isAlert }) {
  if (place === room.key) {
    answered(id);
    work(false);
  }
  const isWatched = Boolean(body.dataset.show); // nobody is there to press OK
  if (text) (isAlert && !isWatched ? alert : toast)(text);
}

function notice(words) {
  find("notice").textContent = words;
}

async function again() {
  const answer = await ask("lista");
  if (!answer) return undefined;
  if (!answer.ok) return location.assign(body.dataset.home);
  showList(await answer.text());
  return coming.key ? open(coming.key) : undefined;
}

// Be somebody else, where they are: the address follows, and so does everything relative to it.
async function become(user, key) {
  if (String(user) !== body.dataset.me) {
    body.dataset.me = user;
    room.key = ""; // where the one before was, this one may not be
    line?.close();
    history.replaceState(null, "", `../${user}/#${key}`);
    const person = document.querySelector(`.people [data-user="${user}"]`);
    find("as").textContent = find("my-name").textContent = person.querySelector("b").textContent;
    find("my-seat").textContent = person.querySelector(".seat").textContent.split(/, | · /)[0];
    const { className, textContent } = person.querySelector(".avatar");
    for (const mine of document.querySelectorAll(".mine")) Object.assign(mine, { className: `mine ${className}`, textContent });
    connect();
  } else history.replaceState(null, "", `#${key}`);
  coming = { key: String(key) };
  await again();
}

function connect() {
  const broken = (is) => notice(is ? "Förbindelsen bröts. Försöker igen …" : "");
  line = new Line({ hear, anew: again, broken });
}

// In groups a bot hears commands and answers to what it has said; whoever does not know that waits in vain.
function explain() {
  toast("I grupper läser Yrka bara kommandon och svar på sina egna meddelanden.");
}

panels();
people();
composer();
controls();
shows();
clock();
whenSent(({ heard }) => (heard ? work(true) : explain()));
taps({ goTo, awaited: () => work(true) });
find("back").addEventListener("click", (event) => {
  event.preventDefault();
  goTo("");
});
addEventListener("hashchange", () => open(location.hash.slice(1)));
document.addEventListener("visibilitychange", readHere);
find("log").addEventListener("scroll", readHere);
connect();
begin();

// Where the address leads; else to the first place, where there is room for it beside the list, or no other.
async function begin() {
  if (location.hash) await open(location.hash.slice(1));
  if (coming.key || body.dataset.show) return;
  const places = document.querySelectorAll("[data-place]");
  if (places.length === 1 || matchMedia("(min-width: 48rem)").matches) goTo(places[0].dataset.place);
}
