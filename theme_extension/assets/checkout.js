// <shopapp-checkout>: from "where to" to "paid". The address is asked for here, the card only ever inside the app's own frame.
// With Shopify's checkout the shopper is handed over by a link instead.

/** @import { Chat } from "./chat.js" */
/** @import { Moment } from "./log.js" */
/** @import { AddressForm, Address } from "./address-form.js" */
/** @import { PayFrame } from "./pay-frame.js" */

/** @typedef {{type: string, provider?: string, needs?: string[], pay_url?: string, checkout_url?: string, total?: string|{text: string}|null}} Payload */

export class Checkout extends HTMLElement {
  /** @type {Chat} */ #chat = /** @type {any} */ (undefined);
  /** @type {AddressForm|undefined} */ #form;
  /** @type {PayFrame|undefined} */ #frame;
  #url = "";
  #over = false;

  /** @param {Payload} payload @param {Chat} chat @param {Moment} moment */
  show(payload, chat, { live }) {
    this.#chat = chat;
    if (payload.type === "checkout.ask") this.#ask();
    else if (payload.checkout_url) this.#handOver(payload);
    else if (live) this.#pay(payload.pay_url ?? "", text(payload.total));
    else this.#later(payload);
  }

  /** The same checkout became payable: nothing new to show for it. @param {Payload} payload @param {Moment} moment */
  ready(payload, { live }) {
    if (this.#over || !payload.pay_url) return false;
    if (!live) this.#later(payload);
    else if (payload.pay_url !== this.#url) this.#pay(payload.pay_url, text(payload.total));
    return true;
  }

  /** A later checkout or the order took its place. */
  retire() {
    this.#over = true;
    this.#frame?.end();
    this.remove();
  }

  #ask() {
    this.#form = /** @type {AddressForm} */ (document.createElement("shopapp-address-form"));
    this.#form.begin(this.#chat, (address) => this.#quote(address));
    this.replaceChildren(this.#form);
  }

  /** @param {Address} address */
  async #quote({ email, remind, ...address }) {
    const answer = await this.#chat.session.post("/chat/checkout", { email, remind, address });
    // With Shopify's checkout the event that follows brings the link.
    if (!this.#over && answer.pay_url && answer.pay_url !== this.#url) this.#pay(answer.pay_url, text(answer.quote?.total));
  }

  /** @param {string} url @param {string} total */
  #pay(url, total) {
    const { make, icon } = this.#chat.dom;
    this.#url = url;
    this.#frame?.end();
    this.#frame = /** @type {PayFrame} */ (document.createElement("shopapp-pay-frame"));
    const head = make("div", { class: "head", tabindex: "-1" }, make("h3", {}, icon("lock"), this.#chat.say("pay_frame")), total ? make("p", {}, this.#chat.say("total"), " ", make("bdi", {}, total)) : null);
    const back = this.#form ? make("button", { type: "button", class: "plain edit", onclick: () => this.#edit() }, this.#chat.say("edit")) : null;
    const inside = this.matches(":focus-within");
    this.replaceChildren(head, this.#frame, ...(back ? [back] : []));
    if (inside) head.focus();
    this.#frame.begin(url, this.#chat, () => back?.remove());
    void this.#chat.paying().catch(() => {});
  }

  #edit() {
    this.#frame?.end();
    this.#url = "";
    if (this.#form) this.replaceChildren(this.#form);
    this.#form?.reopen();
  }

  /** Shopify's own checkout, in this tab. @param {Payload} payload */
  #handOver({ checkout_url, total }) {
    const { make, link } = this.#chat.dom;
    const sum = text(total);
    this.replaceChildren(...(sum ? [make("p", {}, this.#chat.say("total"), " ", make("bdi", {}, sum))] : []), link(checkout_url, { class: "button", target: null }, this.#chat.say("checkout_continue")));
  }

  /** After a reload nothing opens by itself. @param {Payload} payload */
  #later({ pay_url, total }) {
    const { make } = this.#chat.dom;
    const sum = text(total);
    const go = () => this.#pay(pay_url ?? "", sum);
    this.replaceChildren(...(sum ? [make("p", {}, this.#chat.say("total"), " ", make("bdi", {}, sum))] : []), make("button", { type: "button", class: "button", onclick: go }, this.#chat.say("pay_continue")));
  }
}

/** @param {string|{text: string}|null|undefined} total */
const text = (total) => (typeof total === "string" ? total : (total?.text ?? ""));

customElements.define("shopapp-checkout", Checkout);
