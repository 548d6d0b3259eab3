// What is tapped, clicked or swiped in the conversation.
import { find } from "./trusted.js";
import { act } from "./wire.js";
import { room, unfold } from "./room.js";
import { say, take } from "./composer.js";
import { copy, look } from "./panels.js";

const FAR = 64; // pixels of a swipe to the left that is an answer

// `goTo` opens a place; `awaited` is told that the bot has something to do here.
export function taps({ goTo, awaited }) {
  const log = find("log");
  find("room").addEventListener("click", (event) => {
    const tapped = event.target.closest("button, a");
    if (tapped) pressed(event, tapped, goTo, awaited);
  });
  log.addEventListener("dblclick", (event) => {
    const article = event.target.closest(".message:not(.told)");
    if (!article || event.target.closest("button, a, .text")) return; // in a text it marks a word
    getSelection().removeAllRanges();
    take("svara", idOf(article));
  });
  swipes(log);
}

const idOf = (inside) => Number(inside.closest(".message").dataset.id);

function pressed(event, tapped, goTo, awaited) {
  const { dataset } = tapped;
  if (dataset.row) press(tapped, goTo, awaited);
  else if (dataset.copy !== undefined) copy(dataset.copy);
  else if (dataset.says) say(dataset.says);
  else if (dataset.do === "radera") act("radera", { place: room.key, message: idOf(tapped) });
  else if (dataset.do) take(dataset.do, idOf(tapped));
  else if (dataset.jump) jump(event, dataset.jump);
  else if (dataset.file === "pdf" || dataset.file === "bild") show(event, tapped);
  else if (tapped.classList.contains("unfold")) {
    unfold(tapped.parentElement, tapped.getAttribute("aria-expanded") === "false");
  } else if (tapped.classList.contains("spoiler")) tapped.classList.add("bare");
  else if (tapped.href && leadsToBot(tapped.href)) open(event, tapped.href, goTo);
}

async function press(key, goTo, awaited) {
  key.classList.add("waiting");
  key.setAttribute("aria-busy", "true");
  if (key.classList.contains("leaves")) goTo(document.body.dataset.me);
  else awaited();
  const { row, column } = key.dataset;
  await act("tryck", { place: room.key, message: idOf(key), row, column, label: key.textContent });
}

// The bot has answered the tap on a button of this message.
export function answered(id) {
  for (const key of find(`m${id}`)?.querySelectorAll(".waiting") ?? []) {
    key.classList.remove("waiting");
    key.removeAttribute("aria-busy");
  }
}

function leadsToBot(href) {
  const url = new URL(href);
  const name = document.body.dataset.bot.toLowerCase();
  const isBot = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === name;
  return isBot && url.searchParams.has("start");
}

async function open(event, url, goTo) {
  event.preventDefault();
  const told = await act("oppna", { url });
  if (told) goTo(told.place);
}

function jump(event, id) {
  event.preventDefault();
  const article = find(`m${id}`);
  article?.scrollIntoView({ block: "center" });
  article?.classList.add("found");
  setTimeout(() => article?.classList.remove("found"), 1600);
}

function show(event, link) {
  event.preventDefault();
  look(link.getAttribute("href"), link.dataset.title, link.dataset.file);
}

function swipes(log) {
  let begun = null;
  log.addEventListener("touchstart", ({ target, touches: [touch] }) => {
    const article = target.closest(".message:not(.told)");
    begun = article && { article, x: touch.clientX, y: touch.clientY };
  }, { passive: true });
  log.addEventListener("touchmove", ({ touches: [touch] }) => {
    if (!begun) return;
    const aside = begun.x - touch.clientX;
    if (Math.abs(begun.y - touch.clientY) > 24) finish(begun.article, (begun = null));
    else begun.article.style.transform = `translateX(${-Math.max(0, Math.min(aside, FAR + 20))}px)`;
  }, { passive: true });
  log.addEventListener("touchend", ({ changedTouches: [touch] }) => {
    if (!begun) return;
    const { article, x } = begun;
    finish(article, (begun = null));
    if (x - touch.clientX > FAR) take("svara", idOf(article));
  });
  const finish = (article) => (article.style.transform = "");
}
