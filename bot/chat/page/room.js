// The conversation that is open: its messages as they now are.
import { pieces, find } from "./trusted.js";

const log = find("log");
const NEAR = 120; // pixels from the end that count as being there
let isHeld = true; // at the end, as whoever reads left it: what grows or shrinks does not change that
const unfolded = new Set(); // of this place: messages whose quotes have been opened

export const room = { key: "", awaits: false }; // awaits: somebody has just asked something of the bot here

export function isAtEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

export function toEnd() {
  log.scrollTop = log.scrollHeight;
  isHeld = true;
  find("down").hidden = true;
}

export function fill(told) {
  const isSame = told.key === room.key;
  const kept = isSame && !isHeld ? log.scrollTop : null;
  if (!isSame) unfolded.clear();
  room.key = told.key;
  log.setAttribute("aria-busy", "true"); // what is there already is not read aloud
  log.replaceChildren(pieces(told.html));
  requestAnimationFrame(() => log.removeAttribute("aria-busy"));
  find("hint").hidden = !told.empty;
  for (const article of log.children) settle(article);
  if (kept === null) toEnd();
  else log.scrollTop = kept;
}

// A new message, or one that reads otherwise now. Whoever reads further up is not pulled down.
export function put(told) {
  const follow = isHeld || (told.fresh && (told.mine || room.awaits));
  find("hint").hidden = true;
  const fresh = pieces(told.html).firstElementChild;
  const there = find(`m${told.id}`);
  const focused = there?.contains(document.activeElement) && document.activeElement.textContent;
  if (there) there.replaceWith(fresh);
  else log.append(fresh);
  settle(fresh);
  if (!there) fresh.classList.add("fresh");
  if (focused) [...fresh.querySelectorAll("button, a")].find((each) => each.textContent === focused)?.focus();
  if (told.fresh && told.bots) room.awaits = false;
  if (follow) toEnd();
  else if (!there) find("down").hidden = false;
}

export function remove(id) {
  find(`m${id}`)?.remove();
}

// The bot is at work on an answer here; or no longer.
export function busy(is) {
  if (is) room.awaits = true;
  let dots = find("dots");
  if (!is) return dots?.remove();
  if (!dots) {
    dots = document.createElement("p");
    dots.id = "dots";
    dots.className = "dots";
    dots.setAttribute("aria-hidden", "true"); // the heading says it too
    dots.textContent = "Yrka skriver …";
  }
  log.append(dots);
  if (isHeld) toEnd();
}

export function last() {
  return Number(log.querySelector(".message:last-of-type")?.dataset.id ?? 0);
}

function settle(article) {
  for (const button of article.querySelectorAll(".unfold")) {
    const quote = button.parentElement;
    const isLong = quote.scrollHeight > quote.clientHeight + 4 || quote.firstChild.scrollHeight > quote.firstChild.clientHeight + 4;
    button.hidden = !isLong;
    if (unfolded.has(article.dataset.id)) unfold(quote, true);
  }
  for (const picture of article.querySelectorAll("img")) picture.addEventListener("load", hold);
}

export function unfold(quote, is) {
  const button = quote.querySelector(".unfold");
  quote.classList.toggle("unfolded", is);
  button.setAttribute("aria-expanded", String(is));
  button.textContent = is ? "Visa mindre" : "Visa hela";
  const id = quote.closest(".message").dataset.id;
  if (is) unfolded.add(id);
  else unfolded.delete(id);
}

// What takes room below, as an answer that is begun, does not hide the end.
const hold = () => isHeld && toEnd();
new ResizeObserver(hold).observe(log);

for (const kind of ["wheel", "touchmove"]) {
  log.addEventListener(kind, () => (room.awaits = false), { passive: true }); // one looks for oneself
}
log.addEventListener("scroll", () => {
  isHeld = isAtEnd();
  if (isHeld) find("down").hidden = true;
});
find("down").addEventListener("click", toEnd);
