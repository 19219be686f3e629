// Wallets (Express Checkout): the sheet's address and rate are priced by the shop before the sheet may show a total.

import { units } from "./stripe.js";

/** @import { Quote, Address, State } from "./server.js" */
/** @typedef {{quote: () => Quote, reprice: (wish: object) => Promise<State>, pay: () => Promise<void>, say: (text: string) => void}} Page */

export class Wallet {
  #page;
  #shown = "";

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {any} elements @param {(any: boolean) => void} tell */
  mount(elements, tell) {
    const express = elements.create("expressCheckout", { emailRequired: true, phoneNumberRequired: false, shippingAddressRequired: this.#page.quote().rates.length > 0 });
    express.on("ready", (/** @type {any} */ event) => tell(Object.values(event?.availablePaymentMethods ?? {}).some(Boolean)));
    express.on("click", (/** @type {any} */ event) => event.resolve(this.#sheet()));
    express.on("shippingaddresschange", (/** @type {any} */ event) => this.#reprice(elements, event, { partial: true, address: where(event.address, event.name) }));
    express.on("shippingratechange", (/** @type {any} */ event) => this.#reprice(elements, event, { rate: event.shippingRate.id }));
    express.on("confirm", (/** @type {any} */ event) => this.#confirm(event));
    express.mount("#express");
  }

  #sheet() {
    const quote = this.#page.quote();
    this.#shown = quote.total.text;
    const lines = quote.lines.map((line) => ({ name: line.title, amount: line.total.minor }));
    if (quote.shipping.minor) lines.push({ name: "Shipping", amount: quote.shipping.minor });
    if (quote.tax.minor && !quote.taxes_included) lines.push({ name: "Tax", amount: quote.tax.minor });
    const rates = [...quote.rates].sort((one) => (one.handle === quote.rate ? -1 : 1));
    return { lineItems: lines, ...(rates.length ? { shippingRates: rates.map((rate) => ({ id: rate.handle, displayName: rate.title, amount: rate.price.minor })) } : {}) };
  }

  /** @param {any} elements @param {any} event @param {object} wish */
  async #reprice(elements, event, wish) {
    try {
      await this.#page.reprice(wish);
      // The amount first, then the sheet: the other way round the sheet would keep the old price.
      await elements.update({ amount: units(this.#page.quote()) });
      event.resolve(this.#sheet());
    } catch {
      event.reject();
    }
  }

  /** @param {any} event */
  async #confirm(event) {
    const email = event.billingDetails?.email ?? "";
    try {
      if (event.shippingAddress) {
        const address = { ...where(event.shippingAddress.address, event.shippingAddress.name), phone: event.billingDetails?.phone ?? "" };
        await this.#page.reprice({ email, address });
      }
    } catch (problem) {
      event.paymentFailed?.({ reason: "invalid_shipping_address" });
      return this.#page.say(problem instanceof Error ? problem.message : "");
    }
    if (this.#page.quote().total.text !== this.#shown) {
      event.paymentFailed?.({ reason: "fail", message: "The total has changed." });
      return this.#page.say("The total for this address is different. Please look at it and pay again.");
    }
    await this.#page.pay();
  }
}

/** @param {any} address @param {string} [name] @returns {Address} */
function where(address, name) {
  return { name: name ?? "", address1: address?.line1 ?? "", address2: address?.line2 ?? "", city: address?.city ?? "", zip: address?.postal_code ?? "", country: address?.country ?? "", province: address?.state ?? "" };
}
