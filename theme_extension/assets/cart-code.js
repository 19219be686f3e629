// <shopapp-cart-code>: a discount code on the shopper's real cart. Tried at once when this tab asked for it, on a tap when it did not.
// What it is worth is what the storefront says after trying; nothing is claimed before.

/** @import { Chat } from "./chat.js" */
/** @import { Moment } from "./log.js" */

export class CartCode extends HTMLElement {
  /** @type {HTMLElement} */ #head = document.createElement("p");
  /** @type {HTMLElement} */ #deeds = document.createElement("div");

  /** @param {{code: string, off?: boolean}} payload  `off`: to be taken from the cart, an empty code with all others @param {Chat} chat @param {Moment} moment */
  show({ code, off }, chat, { live, own }) {
    this.#head = chat.dom.make("p", { class: "head" });
    this.#deeds = chat.dom.make("div", { class: "deeds" });
    this.append(this.#head, this.#deeds);
    if (off) return void (own ? this.#drop(code, chat) : this.#say(null, chat.say("code_off_told")));
    if (own) return void this.#perform(code, chat);
    this.#say(null, chat.say(live ? "code_offer" : "code_told", { code }));
    if (live) this.#offer(code, chat, "cart_apply");
  }

  /** A later change, the checkout or the order took its place. */
  retire() {
    this.#deeds.replaceChildren();
  }

  /** @param {string} code @param {Chat} chat */
  async #perform(code, chat) {
    const { icon } = chat.dom;
    this.#say(null, chat.say("code_trying", { code }));
    this.#deeds.replaceChildren();
    this.removeAttribute("failed");
    try {
      const off = await chat.cart.discount(code);
      if (off === null) return this.#say(icon("alert"), chat.say("code_nothing", { code }));
      this.#say(icon("check"), off ? chat.say("code_amount", { code, amount: this.#money(off, chat) }) : chat.say("code_counts", { code }));
    } catch {
      this.toggleAttribute("failed", true);
      this.#say(icon("alert"), chat.say("cart_failed"));
      this.#offer(code, chat, "try_again");
    }
  }

  /** @param {string} code @param {Chat} chat */
  async #drop(code, chat) {
    const { icon } = chat.dom;
    try {
      await chat.cart.drop(code);
      this.#say(icon("check"), chat.say("code_off"));
    } catch {
      this.toggleAttribute("failed", true);
      this.#say(icon("alert"), chat.say("cart_failed"));
    }
  }

  /** @param {string} code @param {Chat} chat @param {string} label */
  #offer(code, chat, label) {
    this.#deeds.replaceChildren(chat.dom.make("button", { type: "button", class: "button quiet", onclick: () => void this.#perform(code, chat) }, chat.say(label)));
  }

  /** @param {number} hundredths @param {Chat} chat */
  #money(hundredths, chat) {
    const currency = chat.cart.state?.currency ?? "EUR";
    return new Intl.NumberFormat(chat.context.locale, { style: "currency", currency }).format(hundredths / 100);
  }

  /** @param {Node|null} picture @param {string} text */
  #say(picture, text) {
    this.#head.replaceChildren(...(picture ? [picture] : []), text);
  }
}

customElements.define("shopapp-cart-code", CartCode);
