// The bot's clock, which can be set forward: to a meeting, or past a stop time.
import { post } from "./wire.js";
import { toast } from "./panels.js";
import { find } from "./trusted.js";

export function clock() {
  const set = async (asked) => {
    const told = await post(`${document.body.dataset.home}klocka`, JSON.stringify(asked), { "Content-Type": "application/json" });
    if (!told) return;
    find("now").textContent = told.now;
    toast(`Klockan är nu ${told.now}.`);
  };
  for (const button of document.querySelectorAll("[data-hours]")) {
    button.addEventListener("click", () => set({ hours: Number(button.dataset.hours) }));
  }
  find("set-clock")?.addEventListener("click", () => set({ to: find("to").value }));
}
