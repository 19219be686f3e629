// <shopapp-composer>: where the shopper writes. The draft outlives a page load; sending never waits for an answer.

/** @import { Chat } from "./chat.js" */

const LONGEST = 2000;

export class Composer extends HTMLElement {
  /** @type {HTMLTextAreaElement} */ #input = document.createElement("textarea");

  /** @param {Chat} chat */
  begin(chat) {
    const { make, icon, aloud } = chat.dom;
    const send = () => this.#send(chat);
    const keyed = (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    };
    this.#input = make("textarea", { rows: 1, maxlength: LONGEST, placeholder: chat.say("input"), dir: "auto", enterkeyhint: "send", autocomplete: "off", onkeydown: keyed, oninput: () => this.#grow(chat) });
    this.#input.value = chat.outbox.draft;
    const submit = (/** @type {Event} */ event) => {
      event.preventDefault();
      send();
    };
    this.append(make("form", { onsubmit: submit }, make("label", {}, aloud(chat.say("input")), this.#input), make("button", { class: "send", "aria-label": chat.say("send") }, icon("send"))));
    this.#grow(chat);
  }

  /** The cursor goes into the field. */
  write() {
    this.#input.focus({ preventScroll: true });
  }

  /** @param {Chat} chat */
  #send(chat) {
    const text = this.#input.value.trim();
    if (!text) return this.write();
    this.#input.value = "";
    this.#grow(chat);
    void chat.send({ text }, text);
    this.write();
  }

  /** @param {Chat} chat */
  #grow(chat) {
    chat.outbox.draft = this.#input.value;
    this.toggleAttribute("filled", this.#input.value.trim() !== "");
    this.#input.style.height = "auto";
    if (this.#input.value) this.#input.style.height = `${Math.min(132, this.#input.scrollHeight)}px`;
  }
}

customElements.define("shopapp-composer", Composer);
