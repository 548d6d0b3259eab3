// Of the people one can be, those whose name, party or group has what is written.
import { find } from "./trusted.js";

export function searching() {
  find("search").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase();
    for (const item of document.querySelectorAll(".people li")) item.hidden = !item.dataset.search.includes(words);
  });
}
