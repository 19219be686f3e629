// Stripe's part of the page: its script, its frames, its tokens. Nothing typed into a card field is ever seen here.

/** @import { Quote } from "./server.js" */

/** @typedef {{mode: string, amount: number, currency: string, captureMethod: string}} Deferred */

const PATIENCE = 15_000;
// Stripe's own units: some currencies without a minor unit are written there with two decimals, and one the other way round.
const TIMES_100 = new Set(["ISK", "UGX"]);
const BY_100 = new Set(["MGA"]);

/** @param {Quote} quote */
export function units(quote) {
  const { minor, currency } = quote.total;
  return TIMES_100.has(currency) ? minor * 100 : BY_100.has(currency) ? minor / 100 : minor;
}

/** Load Stripe.js. @param {string} src @returns {Promise<any>} */
export function load(src) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    const late = setTimeout(() => fail(new Error("late")), PATIENCE);
    script.src = src;
    script.onload = () => (clearTimeout(late), /** @type {any} */ (window).Stripe ? done(/** @type {any} */ (window).Stripe) : fail(new Error("empty")));
    script.onerror = () => (clearTimeout(late), fail(new Error("blocked")));
    document.head.append(script);
  });
}

export class Card {
  /** @type {any} */ #stripe;
  /** @type {any} */ #elements;

  /** @param {any} Stripe @param {string} key @param {string} locale */
  constructor(Stripe, key, locale) {
    this.#stripe = Stripe(key, { locale: locale || "auto" });
  }

  /**
   * Mount the card fields and the wallets for this price.
   * @param {Quote} quote
   * @param {{ready: () => void, wallets: (any: boolean) => void, wallet: import("./wallet.js").Wallet}} tell
   */
  mount(quote, tell) {
    this.#elements = this.#stripe.elements({ mode: "payment", amount: units(quote), currency: quote.currency.toLowerCase(), captureMethod: "manual" });
    const payment = this.#elements.create("payment", { layout: "tabs" });
    payment.on("ready", tell.ready);
    payment.mount("#card");
    tell.wallet.mount(this.#elements, tell.wallets);
  }

  /** The price changed. @param {Quote} quote */
  async price(quote) {
    if (!this.#elements || !quote.total.minor) return;
    await this.#elements.update({ amount: units(quote), currency: quote.currency.toLowerCase() });
  }

  /** Check the fields and get a token for them. @param {string} returnUrl @returns {Promise<string>} */
  async token(returnUrl) {
    const checked = await this.#elements.submit();
    if (checked?.error) throw new Error(checked.error.message || "Please check the card details.");
    const made = await this.#stripe.createConfirmationToken({ elements: this.#elements, params: { return_url: returnUrl } });
    if (made.error) throw new Error(made.error.message || "The card details could not be read. Please try again.");
    return made.confirmationToken.id;
  }

  /** The bank's question, in Stripe's own overlay. What it answers is not believed: the server looks. @param {string} secret */
  async challenge(secret) {
    await this.#stripe.handleNextAction({ clientSecret: secret });
  }
}
