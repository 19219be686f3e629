// <shopapp-suggestions>: things the shopper may want to say next, one tap away.

/** @import { Chat } from "./chat.js" */

export class Suggestions extends HTMLElement {
  /** @param {{choices: string[]}} suggestions @param {Chat} chat */
  show({ choices }, chat) {
    const { make } = chat.dom;
    const chips = choices.map((text) => make("button", { type: "button", class: "chip", onclick: () => void chat.send({ text }, text) }, text));
    this.append(make("div", { class: "chips" }, ...chips));
  }

  retire() {
    this.remove();
  }
}

customElements.define("shopapp-suggestions", Suggestions);
