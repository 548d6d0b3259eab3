// To the server and from it. A line that breaks is taken up again, and then everything is asked for anew.
import { toast } from "./panels.js";

const SLOWEST = 4000; // milliseconds between tries

export async function act(name, body) {
  return post(`gor/${name}`, JSON.stringify(body), { "Content-Type": "application/json" });
}

export async function send(fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value ?? "");
  form.append("file", file, file.name);
  return post("gor/skicka", form, {});
}

// What was answered; null where it was refused, and the person has been told why.
export async function post(where, body, headers) {
  try {
    const answer = await fetch(where, { method: "POST", body, headers });
    if (answer.ok) return await answer.json();
    toast(answer.status === 409 ? (await answer.json()).why : "Det gick inte. Ladda om sidan och försök igen.");
  } catch {
    toast("Det gick inte fram. Försök igen när förbindelsen är tillbaka.");
  }
  return null;
}

// What is there; null where the server is not, and the line says so.
export async function ask(where) {
  try {
    return await fetch(where);
  } catch {
    return null;
  }
}

export class Line {
  // hear: what is told. anew: the line is there, and what happened before that is to be asked for. broken: it is not.
  constructor({ hear, anew, broken }) {
    Object.assign(this, { hear, anew, broken, wait: 250 });
    this.open();
  }

  open() {
    const socket = new WebSocket(new URL("ledning", document.baseURI.replace(/^http/, "ws")));
    this.socket = socket;
    socket.onopen = () => {
      this.wait = 250;
      this.broken(false);
      this.anew();
    };
    socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    socket.onclose = () => {
      if (this.socket !== socket) return;
      this.broken(true);
      setTimeout(() => this.socket === socket && this.open(), this.wait);
      this.wait = Math.min(this.wait * 2, SLOWEST);
    };
  }

  close() {
    const socket = this.socket;
    this.socket = null;
    socket.close();
  }
}
