// <shopapp-cart-change>: a change to the shopper's real cart. Made at once when this tab asked for it, on a tap when it did not,
// and only told when it is history. What the shop answers to a refused change is shown in the shop's words.

/** @import { Chat } from "./chat.js" */
/** @import { Moment } from "./log.js" */
/** @import { Price } from "./card.js" */

/** @typedef {{op: "add"|"set", variant_id: number, quantity: number, title: string, image: string|null, price: Price|null}} Payload */

export class CartChange extends HTMLElement {
  /** @type {HTMLElement} */ #head = document.createElement("p");
  /** @type {HTMLElement} */ #deeds = document.createElement("div");

  /** @param {Payload} change @param {Chat} chat @param {Moment} moment */
  show(change, chat, { live, own }) {
    const { make, safe, icon } = chat.dom;
    this.#head = make("p", { class: "head" });
    this.#deeds = make("div", { class: "deeds" });
    const src = safe(change.image);
    const image = src ? make("img", { src, alt: "" }) : null;
    image?.addEventListener("error", () => image.remove());
    const details = [change.quantity > 1 ? chat.say("quantity", { number: change.quantity }) : "", change.price?.text ?? ""].filter(Boolean).join(" · ");
    this.append(this.#head, make("div", { class: "line" }, image, make("div", {}, make("p", { class: "title", dir: "auto" }, change.title), make("p", { class: "quiet" }, details))), this.#deeds);
    if (own) void this.#perform(change, chat);
    else if (live) this.#offer(change, chat);
    else this.#say(icon("check"), chat.say(done(change)));
  }

  /** A later change, the checkout or the order took its place. */
  retire() {
    if (!this.hasAttribute("failed")) this.#deeds.replaceChildren();
  }

  /** @param {Payload} change @param {Chat} chat */
  async #perform(change, chat) {
    const { make, icon, link } = chat.dom;
    this.#say(null, chat.say("adding"));
    this.#deeds.replaceChildren();
    this.removeAttribute("failed");
    try {
      await chat.cart.perform(change);
    } catch (reason) {
      return this.#failed(change, chat, reason instanceof chat.parts.cart.NotChanged ? reason.message : "");
    }
    this.#say(icon("check"), chat.say(done(change)));
    const pay = () => void chat.send({ action: { kind: "checkout" } }, chat.say("checkout"));
    this.#deeds.replaceChildren(
      make("button", { type: "button", class: "button", onclick: pay }, chat.say("checkout")),
      link(`${chat.cart.root.replace(/\/$/, "")}/cart`, { class: "button quiet" }, chat.say("cart_view")),
    );
  }

  /** @param {Payload} change @param {Chat} chat @param {string} reason */
  #failed(change, chat, reason) {
    const { make, icon } = chat.dom;
    this.toggleAttribute("failed", true);
    this.#say(icon("alert"), [chat.say("cart_failed"), reason].filter(Boolean).join(" "));
    this.#deeds.replaceChildren(make("button", { type: "button", class: "button quiet", onclick: () => void this.#perform(change, chat) }, chat.say("try_again")));
  }

  /** Somebody else proposes it: the shopper decides. @param {Payload} change @param {Chat} chat */
  #offer(change, chat) {
    this.#say(null, chat.say("cart_offer"));
    this.#deeds.replaceChildren(chat.dom.make("button", { type: "button", class: "button", onclick: () => void this.#perform(change, chat) }, chat.say(change.op === "add" ? "add" : "cart_apply")));
  }

  /** @param {Node|null} picture @param {string} text */
  #say(picture, text) {
    this.#head.replaceChildren(...(picture ? [picture] : []), text);
  }
}

/** @param {Payload} change */
const done = ({ op, quantity }) => (op === "add" ? "cart_added" : quantity === 0 ? "cart_removed" : "cart_changed");

customElements.define("shopapp-cart-change", CartChange);
