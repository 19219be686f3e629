// Wallets (Express Checkout): the sheet's address and rate are priced by the shop before the sheet may show a total.

import { units } from "./stripe.js";
import { text } from "./texts.js";

/** @import { Quote, Address, State } from "./server.js" */
/** @import { StripeElements, StripeExpressCheckoutElementConfirmEvent as ConfirmEvent, StripeExpressCheckoutElementShippingAddressChangeEvent as AddressEvent, StripeExpressCheckoutElementShippingRateChangeEvent as RateEvent } from "@stripe/stripe-js" */
/** @typedef {{state: () => State, reprice: (wish: object) => Promise<State>, pay: () => Promise<void>, say: (text: string) => void}} Page */

export class Wallet {
  #page;
  #shown = "";
  /** What was to be delivered where before the sheet opened. @type {State["contact"]} */ #before = null;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {StripeElements} elements @param {(any: boolean) => void} tell */
  mount(elements, tell) {
    const express = elements.create("expressCheckout", { emailRequired: true, phoneNumberRequired: false, shippingAddressRequired: this.#quote.rates.length > 0, ...this.#rates() });
    express.on("ready", (event) => tell(Object.values(event.availablePaymentMethods ?? {}).some(Boolean)));
    express.on("click", (event) => {
      this.#before = this.#page.state().contact;
      event.resolve(this.#sheet());
    });
    express.on("shippingaddresschange", (event) => this.#reprice(elements, event, { partial: true, address: where(event.address, event.name) }));
    express.on("shippingratechange", (event) => this.#reprice(elements, event, { rate: event.shippingRate.id }));
    express.on("cancel", () => this.#restore());
    express.on("confirm", (event) => this.#confirm(event));
    express.mount("#express");
  }

  get #quote() {
    return /** @type {Quote} */ (this.#page.state().quote);
  }

  #rates() {
    const quote = this.#quote;
    const rates = [...quote.rates].sort((one, other) => Number(other.handle === quote.rate) - Number(one.handle === quote.rate));
    return rates.length ? { shippingRates: rates.map((rate) => ({ id: rate.handle, displayName: rate.title, amount: rate.price.minor })) } : {};
  }

  #sheet() {
    const quote = this.#quote;
    this.#shown = quote.total.text;
    const lines = quote.lines.map((line) => ({ name: line.title, amount: line.total.minor }));
    if (quote.shipping.minor) lines.push({ name: text("shipping"), amount: quote.shipping.minor });
    if (quote.tax.minor && !quote.taxes_included) lines.push({ name: text("tax"), amount: quote.tax.minor });
    return { lineItems: lines, ...this.#rates() };
  }

  /** @param {StripeElements} elements @param {AddressEvent|RateEvent} event @param {object} wish */
  async #reprice(elements, event, wish) {
    try {
      await this.#page.reprice(wish);
      // The amount first, then the sheet: the other way round the sheet would keep the old price.
      await elements.update({ amount: units(this.#quote) });
      event.resolve(this.#sheet());
    } catch {
      event.reject();
    }
  }

  /** The sheet was closed: what it tried out does not count. */
  async #restore() {
    const before = this.#before;
    this.#before = null;
    const now = this.#page.state().contact;
    if (!before || JSON.stringify(before) === JSON.stringify(now)) return;
    await this.#page.reprice({ email: before.email, address: before.address }).catch((problem) => this.#page.say(words(problem)));
  }

  /** @param {ConfirmEvent} event */
  async #confirm(event) {
    const email = event.billingDetails?.email ?? "";
    try {
      if (event.shippingAddress) {
        const address = { ...where(event.shippingAddress.address, event.shippingAddress.name), phone: event.billingDetails?.phone ?? "" };
        await this.#page.reprice({ email, address });
      }
    } catch (problem) {
      event.paymentFailed({ reason: "invalid_shipping_address" });
      return this.#page.say(words(problem));
    }
    if (this.#quote.total.text !== this.#shown) {
      event.paymentFailed({ reason: "fail", message: text("sheet_total") });
      return this.#page.say(text("total_differs"));
    }
    this.#before = null;
    await this.#page.pay();
  }
}

/** @param {unknown} problem */
const words = (problem) => (problem instanceof Error ? problem.message : text("wrong"));

/** @param {{line1?: string|null, line2?: string|null, city?: string|null, postal_code?: string|null, country?: string|null, state?: string|null}} address @param {string} [name] @returns {Address} */
function where(address, name) {
  return { name: name ?? "", address1: address.line1 ?? "", address2: address.line2 ?? "", city: address.city ?? "", zip: address.postal_code ?? "", country: address.country ?? "", province: address.state ?? "" };
}
