// What lies over the page: toasts, alerts, the file that is looked at.
import { find } from "./trusted.js";

const SHOWN = 4200; // milliseconds
let going = 0;

export function toast(words) {
  const place = find("toast");
  place.textContent = words;
  place.classList.add("shown");
  clearTimeout(going);
  going = setTimeout(() => place.classList.remove("shown"), SHOWN);
}

export function alert(words) {
  find("alert-words").textContent = words;
  find("alert").showModal();
}

export async function copy(words) {
  await navigator.clipboard.writeText(words);
  toast("Kopierat.");
}

// A PDF in a frame where the browser can show one, else in a tab of its own; a picture as it is.
export function look(href, title, kind) {
  if (kind === "pdf" && !navigator.pdfViewerEnabled) {
    window.open(href, "_blank", "noopener");
    return;
  }
  const shown = document.createElement(kind === "pdf" ? "iframe" : "img");
  shown.src = kind === "pdf" ? `${href}#navpanes=0&view=FitH` : href;
  if (kind === "pdf") shown.title = title;
  else shown.alt = title;
  find("viewer-title").textContent = title;
  Object.assign(find("viewer-save"), { href, download: title });
  find("viewer-body").replaceChildren(shown);
  find("viewer").showModal();
}

export function panels() {
  find("open-more").addEventListener("click", () => find("more").showModal());
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
  find("viewer").addEventListener("close", () => find("viewer-body").replaceChildren());
}
