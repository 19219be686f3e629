// <shopapp-order>: the order exists. Its number and total are the shop's.

/** @import { Chat } from "./chat.js" */

/** @typedef {{number: string|number, total: string|{text: string}, email_hint: string|null, status_url: string|null}} Payload */

export class Order extends HTMLElement {
  /** @param {Payload} order @param {Chat} chat */
  show({ number, total, email_hint, status_url }, chat) {
    const { make, icon, link } = chat.dom;
    const name = String(number).startsWith("#") ? String(number) : `#${number}`;
    const sum = typeof total === "string" ? total : total?.text;
    this.append(
      make("div", { class: "seal" }, icon("check")),
      make("h3", {}, chat.say("order_title", { number: name })),
      ...(sum ? [make("p", { class: "sum" }, chat.say("total"), " ", make("bdi", {}, sum))] : []),
      ...(email_hint ? [make("p", { class: "quiet" }, chat.say("order_email", { email: email_hint }))] : []),
      ...(status_url ? [link(status_url, { class: "button quiet" }, chat.say("order_status"))] : []),
    );
  }
}

customElements.define("shopapp-order", Order);
