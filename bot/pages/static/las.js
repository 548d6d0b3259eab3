// What the pages do beyond links and forms. Without it they still work, but for coming in by Telegram's button.
"use strict";

const find = (selector, within = document) => within.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

// The door: Telegram's client tells who opened the page, and its theme, behind the # of the address.
const door = find("[data-door]");
if (door) {
  const told = new URLSearchParams(location.hash.slice(1));
  const fields = door.elements;
  if (told.get("tgWebAppData")) {
    fields.sagt.value = told.get("tgWebAppData");
    fields.ljus.value = isDark(told.get("tgWebAppThemeParams")) ? "dark" : "light";
    tellTelegram("web_app_expand");
  }
  history.replaceState(null, "", location.pathname);
  if (fields.sagt.value || fields.lank.value) {
    door.submit();
    find("button", door)?.setAttribute("disabled", ""); // what opens once is not to be sent twice
  }
}

function isDark(theme) {
  try {
    const colour = parseInt(JSON.parse(theme).bg_color.slice(1), 16);
    return 0.299 * (colour >> 16) + 0.587 * ((colour >> 8) & 255) + 0.114 * (colour & 255) < 128;
  } catch {
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }
}

function tellTelegram(event) {
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(event, "{}");
  else if (window.parent !== window) window.parent.postMessage(JSON.stringify({ eventType: event }), "https://web.telegram.org");
}

// From change to change. The button keeps the focus, and the place is said to whoever does not see it.
const bar = find("[data-bar]");
const stops = all("[data-stop]");
if (bar && stops.length) {
  const places = all(".stops a").map((link) => link.textContent);
  const within = (id) => stops.findIndex((stop) => id && stop.contains(document.getElementById(id)));
  let at = -1;
  const stand = (there) => {
    stops[at]?.classList.remove("here");
    at = there;
    stops[at]?.classList.add("here");
    find("[data-at]", bar).textContent = at < 0 ? "–" : at + 1;
    find("[data-place]", bar).textContent = at < 0 ? "" : `: ${places[at]}`;
  };
  bar.hidden = false;
  stand(within(location.hash.slice(1)));
  bar.addEventListener("click", (event) => {
    const by = Number(event.target.closest("[data-go]")?.dataset.go ?? 0);
    if (!by) return;
    stand(at < 0 && by < 0 ? stops.length - 1 : (at + by + stops.length) % stops.length);
    (find("ins, del", stops[at]) ?? stops[at]).scrollIntoView({ block: "center" });
  });
  addEventListener("hashchange", () => stand(within(location.hash.slice(1))));
}
const list = find("[data-list]");
if (list && !matchMedia("(min-width: 64rem)").matches) list.open = false;

// History: the version changes under the slider, which keeps the focus.
const slide = find("[data-slide]");
if (slide) {
  let waiting = 0;
  let latest = 0;
  find("button", slide).hidden = true;
  const address = () => `${slide.getAttribute("action")}?${new URLSearchParams(new FormData(slide))}`;
  const turn = async () => {
    const mine = (latest += 1);
    const answer = await fetch(address(), { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const version = find("#version", page);
    if (mine !== latest) return;
    if (!version) return location.assign(address());
    find("#version").replaceWith(version);
    find(".told").replaceChildren(...find(".told", page).childNodes);
    history.replaceState(null, "", address());
  };
  slide.addEventListener("input", () => {
    find("[data-v]", slide).textContent = slide.elements.v.value;
    clearTimeout(waiting);
    waiting = setTimeout(turn, 200);
  });
}

// Writing: the field is as high as its text, and nobody leaves a text behind by mistake.
const field = find("[data-grow]");
if (field) {
  const grow = () => { field.rows = Math.max(field.rows, Math.ceil(field.scrollHeight / parseFloat(getComputedStyle(field).lineHeight)) - 1); };
  grow();
  let written = false;
  field.addEventListener("input", () => { written = true; grow(); });
  field.form.addEventListener("submit", () => { written = false; });
  addEventListener("beforeunload", (event) => { if (written) event.preventDefault(); });
}
