// *Visa mig*: what is played is shown where it happens, as the one who does it.
import { post } from "./wire.js";
import { find } from "./trusted.js";

const home = document.body.dataset.home;
const JSONS = { "Content-Type": "application/json" };
const READING = 2500; // milliseconds
const ask = (body) => post(`${home}visa`, JSON.stringify(body), JSONS);

export function shows() {
  for (const button of document.querySelectorAll("[data-scenario]")) {
    button.addEventListener("click", async () => {
      button.disabled = true;
      const told = await ask({ scenario: button.dataset.scenario });
      button.disabled = false;
      if (told) location.href = home + told.goto;
    });
  }
}

export function controls() {
  if (!document.body.dataset.show) return;
  find("show-pause").addEventListener("click", (event) => {
    ask({ do: event.target.dataset.paused ? "fortsatt" : "pausa" });
  });
  find("show-pace").addEventListener("change", (event) => ask({ pace: event.target.value }));
  find("show-end").addEventListener("click", async () => {
    await ask({ do: "avsluta" });
    location.href = home;
  });
}

// The bar, and then the act itself: `enter` takes one to who does it and where.
export async function follow(told, enter) {
  if (!find("showbar")) return;
  find("show-story").textContent = told.story ?? "";
  find("show-words").textContent = told.words ?? "";
  Object.assign(find("show-progress"), { max: told.steps || 1, value: told.step ?? 0 });
  find("show-pace").value = told.pace;
  const pause = find("show-pause");
  const isOver = told.state === "klar" || told.state === "fel";
  pause.hidden = find("show-pace").parentElement.hidden = isOver;
  find("show-end").textContent = isOver ? "Stäng" : "Avsluta";
  pause.textContent = told.state === "pausad" ? "Fortsätt" : "Pausa";
  pause.dataset.paused = told.state === "pausad" ? "ja" : "";
  document.body.dataset.state = told.state;
  if (told.state === "klar" && told.opens && navigator.pdfViewerEnabled) setTimeout(openLast, READING);
  if (told.state !== "spelar" || !told.act) return;
  done();
  await enter(told.act.who, told.act.place);
  point(told.act);
}

// What was pointed out has been done.
export function done() {
  if (!document.body.dataset.show) return;
  for (const marked of document.querySelectorAll(".next")) marked.classList.remove("next");
  find("bar-close").click();
  find("words").value = "";
  find("words").dispatchEvent(new Event("input"));
}

// What it all came to: the file that the one watched last has received.
function openLast() {
  [...document.querySelectorAll('#log a.file[data-file="pdf"]')].at(-1)?.click();
}

function point({ verb, what, message, label }) {
  const article = message && find(`m${message}`);
  if (verb === "taps" && article) {
    const key = [...article.querySelectorAll(".key")].find((button) => button.textContent === label);
    key?.classList.add("next");
    key?.scrollIntoView({ block: "center" });
  }
  if (verb === "replies" && article) {
    article.classList.add("next");
    article.scrollIntoView({ block: "center" });
  }
  if (verb === "says" || verb === "replies") {
    find("words").value = what;
    find("words").dispatchEvent(new Event("input"));
  }
}
