// <shopapp-notice>: a person takes over, a payment failed, something went wrong. Says what is so, and offers the next step.

/** @import { Chat } from "./chat.js" */
/** @import { Moment } from "./log.js" */

/** @typedef {{type: string, text?: string, message?: string, retry?: boolean, again?: () => void}} Said */

export class Notice extends HTMLElement {
  /** @param {Said} said @param {Chat} chat @param {Moment} moment */
  show({ type, text, message, retry, again }, chat, { live }) {
    const { make, icon, paragraphs } = chat.dom;
    const person = ["handoff", "holder", "contact.left", "callback.booked", "callback.cancelled"].includes(type);
    this.setAttribute("kind", person ? "person" : "problem");
    const words = make("div", { class: "words", dir: "auto" }, ...paragraphs(text ?? message ?? ""));
    const last = retry && live ? chat.latest : undefined;
    const repeat = again ?? (last && (() => void chat.send(last.asked, last.echo)));
    this.append(icon(person ? "person" : "alert"), words);
    if (repeat) {
      const button = make("button", { type: "button", class: "plain" }, chat.say("try_again"));
      button.addEventListener("click", () => {
        button.remove();
        repeat();
      });
      words.append(button);
    }
  }
}

customElements.define("shopapp-notice", Notice);
