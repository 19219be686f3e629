// <shopapp-products>: cards side by side on a desk, one under another on a phone; two or more of them can be compared.

/** @import { Chat } from "./chat.js" */
/** @import { Card, CardPayload } from "./card.js" */

const MOST = 4;

export class Products extends HTMLElement {
  /** @type {Set<Card>} */ #chosen = new Set();
  /** @type {HTMLElement} */ #row = document.createElement("ul");

  /** @param {{title?: string, items: CardPayload[]}} products @param {Chat} chat */
  show({ title, items }, chat) {
    const { make, icon, aloud } = chat.dom;
    const cards = items.map((item) => {
      const card = /** @type {Card} */ (document.createElement("shopapp-card"));
      card.show(item, chat, items.length > 1);
      card.addEventListener("compare", () => this.#choose(card, chat));
      return card;
    });
    this.toggleAttribute("single", items.length === 1);
    this.#row = make("ul", { class: "row", "aria-live": "off", "aria-label": title || chat.say("products") }, ...cards.map((card) => make("li", {}, card)));
    /** @param {1|-1} way @param {"back"|"forward"} picture @param {string} word */
    const arrow = (way, picture, word) =>
      make("button", { type: "button", class: "arrow", "aria-label": chat.say(word), onclick: () => this.#move(way) }, icon(picture));
    const arrows = make("div", { class: "arrows" }, arrow(-1, "back", "previous"), arrow(1, "forward", "next"));
    const compare = make("button", { type: "button", class: "button compare", hidden: true, onclick: () => this.#compare(chat) });
    const names = aloud(items.map((item) => item.title).join(", "));
    this.append(make("div", { class: "top" }, title ? make("h3", {}, title) : null, names, arrows), this.#row, compare);
    this.#watch(arrows);
  }

  /** Arrows only where there is somewhere to go. @param {HTMLElement} arrows */
  #watch(arrows) {
    const [back, forward] = [...arrows.children].map((child) => /** @type {HTMLButtonElement} */ (child));
    const look = () => {
      const { scrollWidth, clientWidth, scrollLeft } = this.#row;
      const gone = Math.abs(scrollLeft);
      arrows.hidden = scrollWidth <= clientWidth + 4;
      if (back) back.disabled = gone < 4;
      if (forward) forward.disabled = gone > scrollWidth - clientWidth - 4;
    };
    this.#row.addEventListener("scroll", look, { passive: true });
    new ResizeObserver(look).observe(this.#row);
  }

  /** @param {1|-1} way */
  #move(way) {
    const direction = getComputedStyle(this).direction === "rtl" ? -way : way;
    const width = this.#row.firstElementChild?.getBoundingClientRect().width ?? 200;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#row.scrollBy({ left: direction * (width + 12), behavior: calm ? "auto" : "smooth" });
  }

  /** @param {Card} card @param {Chat} chat */
  #choose(card, chat) {
    if (card.compared) this.#chosen.add(card);
    else this.#chosen.delete(card);
    const button = /** @type {HTMLButtonElement} */ (this.querySelector("button.compare"));
    button.hidden = this.#chosen.size < 2;
    button.textContent = chat.say("compare_number", { number: this.#chosen.size });
    for (const other of this.querySelectorAll("shopapp-card")) {
      /** @type {Card} */ (other).mayCompare = this.#chosen.size < MOST || this.#chosen.has(/** @type {Card} */ (other));
    }
  }

  /** @param {Chat} chat */
  #compare(chat) {
    const cards = [...this.#chosen];
    const product_ids = cards.map((card) => card.product);
    for (const card of cards) {
      card.compared = false;
      this.#choose(card, chat);
    }
    void chat.send({ action: { kind: "compare", product_ids } }, `${chat.say("compare")}: ${cards.map((card) => card.named).join(", ")}`);
  }
}

customElements.define("shopapp-products", Products);
