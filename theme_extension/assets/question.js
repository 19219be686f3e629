// <shopapp-question>: one question with a few answers to choose from, and a way around it.
// Once the shopper has said anything else, the choices are settled and take no more room.

/** @import { Chat } from "./chat.js" */

const MOST = 6;

export class Question extends HTMLElement {
  /** @type {HTMLElement|undefined} */ #choices;

  /** @param {{text: string, facet: string, choices: {label: string, value: unknown}[], skip_label?: string}} question @param {Chat} chat */
  show({ text, facet, choices, skip_label }, chat) {
    const { make, paragraphs } = chat.dom;
    /** @param {string} label @param {unknown} value */
    const answer = (label, value) => () => {
      if (!this.#choices) return;
      void chat.send({ choice: { facet, value, label } }, label);
    };
    this.#choices = make(
      "div",
      { class: "chips", role: "group", "aria-label": text },
      ...choices.slice(0, MOST).map(({ label, value }) => make("button", { type: "button", class: "chip", onclick: answer(label, value) }, label)),
      skip_label ? make("button", { type: "button", class: "chip skip", onclick: answer(skip_label, null) }, skip_label) : null,
    );
    this.append(make("div", { class: "words", dir: "auto" }, ...paragraphs(text)), this.#choices);
  }

  retire() {
    this.#choices?.remove();
    this.#choices = undefined;
  }
}

customElements.define("shopapp-question", Question);
