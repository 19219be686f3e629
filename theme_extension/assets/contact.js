// <shopapp-contact>: an address for an answer when nobody is there. The box for news is never ticked beforehand.

/** @import { Chat } from "./chat.js" */

export class Contact extends HTMLElement {
  /** @type {HTMLFormElement} */ #form = document.createElement("form");
  /** @type {HTMLElement} */ #problem = document.createElement("p");

  /** @param {{consent: string}} payload  what ticking the box means, in the app's words, which keeps them @param {Chat} chat */
  show({ consent }, chat) {
    const { make } = chat.dom;
    const id = Math.random().toString(36).slice(2, 8);
    /** @param {string} name @param {string} label @param {HTMLElement} input */
    const field = (name, label, input) => {
      input.id = `${name}-${id}`;
      return make("div", { class: "field w2" }, make("label", { for: input.id }, label), input);
    };
    this.#problem = make("p", { class: "problem", role: "alert", hidden: true });
    const email = make("input", { name: "email", type: "email", autocomplete: "email", inputmode: "email", maxlength: 254, dir: "ltr" });
    const name = make("input", { name: "name", autocomplete: "name", maxlength: 80, dir: "auto" });
    const tick = make("label", { class: "consent" }, make("input", { type: "checkbox", name: "consent" }), make("span", { dir: "auto" }, consent));
    this.#form = make("form", { novalidate: true, "aria-label": chat.say("contact_title"), onsubmit: (/** @type {Event} */ event) => void this.#send(event, chat) });
    this.#form.append(make("h3", {}, chat.say("contact_title")), field("email", chat.say("email"), email), field("name", chat.say("contact_name"), name), tick, this.#problem, make("button", { class: "button" }, chat.say("contact_send")));
    this.append(this.#form);
  }

  /** The address has arrived, or another form has taken this one's place. */
  retire() {
    this.remove();
  }

  /** @param {Event} event @param {Chat} chat */
  async #send(event, chat) {
    event.preventDefault();
    const given = new FormData(this.#form);
    const email = String(given.get("email")).trim();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return this.#complain(chat.say("need_email"));
    try {
      await chat.session.post("/chat/contact", { email, name: String(given.get("name")).trim(), consent: given.has("consent"), locale: chat.context.locale });
      this.#problem.hidden = true;
    } catch (reason) {
      this.#complain(reason instanceof Error ? reason.message : "");
    }
  }

  /** @param {string} words */
  #complain(words) {
    this.#problem.textContent = words;
    this.#problem.hidden = false;
    this.#form.querySelector("input")?.focus();
  }
}

customElements.define("shopapp-contact", Contact);
