// Everybody one can be, and who of them has something new to read.
import { find, pieces } from "./trusted.js";
import { ask } from "./wire.js";
import { room } from "./room.js";
import { searching } from "./searching.js";

export function people() {
  for (const opener of document.querySelectorAll(".switch")) opener.addEventListener("click", open);
  searching();
}

async function open() {
  const answer = await ask("folk");
  if (answer?.ok) find("folk").replaceChildren(pieces(await answer.text()));
  find("search").value = "";
  const isGroup = room.key.startsWith("-"); // whoever is in it comes to the same place
  for (const link of find("folk").querySelectorAll("a")) link.hash = isGroup ? room.key : "";
  find("people").showModal();
  if (matchMedia("(hover: hover)").matches) find("search").focus();
}
