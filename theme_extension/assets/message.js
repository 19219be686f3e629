// <shopapp-message>: words of the assistant or of the shopper. Text nodes only, whoever wrote them.

/** @import { Chat } from "./chat.js" */

/** @typedef {{text: string, from?: "shopper", type?: string, name?: string, disclosure?: string, at?: string, tracking_url?: string|null, tracking_label?: string}} Said  `name` is that of a person of the shop */

export class Message extends HTMLElement {
  /** @type {Chat} */ #chat = /** @type {any} */ (undefined);
  /** @type {HTMLElement} */ #words = document.createElement("div");
  /** @type {HTMLElement} */ #state = document.createElement("div");

  /** @param {Said} said @param {Chat} chat */
  show({ text, from, type, name, disclosure, at, tracking_url, tracking_label }, chat) {
    const { make, aloud, link } = chat.dom;
    this.#chat = chat;
    const person = type === "message.person" && name;
    this.setAttribute("from", person ? "person" : (from ?? "assistant"));
    this.#words = make("div", { class: "words", dir: "auto" });
    this.#state = make("div", { class: "state", hidden: true });
    this.text = text;
    const time = at || from ? new Date(at ?? Date.now()) : null;
    this.append(
      person ? make("p", { class: "name", dir: "auto" }, person) : aloud(`${chat.say(from ? "you" : "assistant")}: `),
      ...(disclosure ? [make("p", { class: "disclosure" }, disclosure)] : []),
      this.#words,
      // A carrier's page, never an unsafe one: any app of the shop can write into that field.
      ...(tracking_url?.startsWith("https://") && tracking_label ? [link(tracking_url, { class: "button quiet" }, tracking_label)] : []),
      this.#state,
      ...(time ? [make("time", { datetime: time.toISOString() }, time.toLocaleTimeString(chat.context.locale, { hour: "numeric", minute: "2-digit" }))] : []),
    );
  }

  /** @param {string} text */
  set text(text) {
    this.#words.replaceChildren(...this.#chat.dom.paragraphs(text));
  }

  sending() {
    this.toggleAttribute("pending", true);
    this.removeAttribute("failed");
    this.#state.hidden = true;
  }

  arrived() {
    this.removeAttribute("pending");
    this.removeAttribute("failed");
    this.#state.hidden = true;
  }

  /** @param {string} reason @param {() => void} again */
  failed(reason, again) {
    const { make, icon } = this.#chat.dom;
    this.removeAttribute("pending");
    this.toggleAttribute("failed", true);
    this.#state.replaceChildren(
      icon("alert"),
      make("span", {}, this.#chat.say("not_sent"), " "),
      make("button", { type: "button", class: "plain", onclick: again }, this.#chat.say("try_again")),
      ...(reason ? [make("span", { class: "reason", dir: "auto" }, reason)] : []),
    );
    this.#state.hidden = false;
  }
}

customElements.define("shopapp-message", Message);
