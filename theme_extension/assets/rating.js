// <shopapp-rating>: how a closed conversation was, from 1 to 5. Asked once; what was said is shown and not asked again.

/** @import { Chat } from "./chat.js" */

const SCORES = [1, 2, 3, 4, 5];

export class Rating extends HTMLElement {
  /** @type {HTMLElement} */ #status = document.createElement("p");

  /** @param {{ref: string}} conversation @param {Chat} chat */
  show({ ref }, chat) {
    const { make } = chat.dom;
    this.#status = make("p", { class: "quiet", role: "status" });
    const choices = SCORES.map((score) => make("button", { type: "button", class: "score", "aria-label": chat.say("rate_score", { number: score }), onclick: () => void this.#rate(ref, score, chat) }, String(score)));
    const ends = make("div", { class: "ends", "aria-hidden": "true" }, make("span", {}, chat.say("rate_low")), make("span", {}, chat.say("rate_high")));
    this.append(make("fieldset", {}, make("legend", {}, chat.say("rate_title")), make("div", { class: "scores" }, ...choices), ends), this.#status);
  }

  /** The app has it. @param {number} score @param {Chat} chat */
  rated(score, chat) {
    for (const [at, button] of [...this.querySelectorAll("button")].entries()) {
      button.disabled = true;
      button.setAttribute("aria-pressed", String(at + 1 === score));
    }
    this.#status.textContent = chat.say("rate_thanks");
  }

  /** @param {string} ref @param {number} score @param {Chat} chat */
  async #rate(ref, score, chat) {
    try {
      await chat.session.post("/chat/rating", { ref, score });
      this.rated(score, chat);
    } catch (reason) {
      this.#status.textContent = reason instanceof Error ? reason.message : "";
    }
  }
}

customElements.define("shopapp-rating", Rating);
