// The doors behind this page. Every answer is the whole state of the checkout: the page shows it and remembers nothing else.

import { text } from "./texts.js";

/** @typedef {{minor: number, currency: string, text: string}} Money */
/** @typedef {{title: string, variant_title: string, image: string, quantity: number, unit: Money, full: Money, total: Money}} Line */
/** @typedef {{handle: string, title: string, price: Money}} Rate */
/** @typedef {{hash: string, currency: string, lines: Line[], rates: Rate[], rate: string|null, taxes_included: boolean, subtotal: Money, discount: Money, discounts: {title: string, amount: Money}[], codes_without_effect: string[], shipping: Money, tax: Money, duties: Money, total: Money}} Quote */
/** @typedef {{name?: string, address1?: string, address2?: string, city?: string, zip?: string, country?: string, province?: string, phone?: string}} Address */
/** @typedef {{number: string, email_hint: string|null, status_url: string|null}} Order */
/** @typedef {{state: string, phase: "form"|"action"|"working"|"paid"|"over", message: string|null, reason: string|null, shop: string, quote: Quote|null, quote_stale: boolean, contact: {email: string, address: Address}|null, order: Order|null, client_secret: string|null, elsewhere: string|null, back: string, changes?: string[]}} State */

export class Trouble extends Error {
  /** @param {string} code @param {string} message @param {boolean} [unsure]  whether what was asked for may have happened all the same */
  constructor(code, message, unsure = false) {
    super(message);
    this.code = code;
    this.unsure = unsure;
  }
}

export class Server {
  #at;

  /** @param {string} token */
  constructor(token) {
    this.#at = `/pay/${encodeURIComponent(token)}`;
  }

  /** @returns {Promise<State>} */
  state() {
    return this.#ask("state");
  }

  /** @param {"look"|"quote"|"confirm"|"another-card"} what @param {object} [body] @returns {Promise<State>} */
  post(what, body = {}) {
    return this.#ask(what, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  }

  /** @param {string} what @param {RequestInit} [init] @returns {Promise<State>} */
  async #ask(what, init) {
    let response;
    try {
      response = await fetch(`${this.#at}/${what}`, init);
    } catch {
      throw new Trouble("offline", text("offline"), true);
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    const code = answer.error?.code ?? "unreachable";
    // In a crowd nothing is begun; any other answer of this kind may have come after the deed.
    throw new Trouble(code, answer.error?.message ?? text("unreachable"), response.status >= 500 && code !== "crowded");
  }
}
