// Stripe's part of the page: its script, its frames, its tokens. Nothing typed into a card field is ever seen here.

import { text } from "./texts.js";

/** @import { Quote } from "./server.js" */
/** @import { Stripe, StripeConstructor, StripeElements } from "@stripe/stripe-js" */

/** Milliseconds after which the shopper is told, and shown another way. The script may still come. */
const PATIENCE = 8_000;
// Stripe's own units: some currencies without a minor unit are written there with two decimals, and one the other way round.
const TIMES_100 = new Set(["ISK", "UGX"]);
const BY_100 = new Set(["MGA"]);
/** The fields look like the page's own (pay.css). @type {import("@stripe/stripe-js").Appearance} */
const LOOKS = {
  theme: "stripe",
  variables: { colorPrimary: "#1f5fbf", colorText: "#1d2126", colorTextSecondary: "#5c6570", colorDanger: "#8f2313", borderRadius: "10px", fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', fontSizeBase: "16px" },
};

/** @param {Quote} quote */
export function units(quote) {
  const { minor, currency } = quote.total;
  return TIMES_100.has(currency) ? minor * 100 : BY_100.has(currency) ? minor / 100 : minor;
}

/** @type {Promise<StripeConstructor>|undefined} */
let loading;

/** Load Stripe.js, once. Fails when it is blocked. @param {string} src @param {() => void} slow  told when it takes long */
export function load(src, slow) {
  loading ??= new Promise((done, fail) => {
    const script = document.createElement("script");
    const late = setTimeout(slow, PATIENCE);
    script.addEventListener("load", () => (clearTimeout(late), window.Stripe ? done(window.Stripe) : fail(new Error("empty"))));
    script.addEventListener("error", () => (clearTimeout(late), fail(new Error("blocked"))));
    script.src = src;
    document.head.append(script);
  });
  return loading;
}

export class Card {
  /** @type {Stripe} */ #stripe;
  /** @type {StripeElements|undefined} */ #elements;

  /** @param {StripeConstructor} Stripe @param {string} key @param {string} locale @param {string} actsOn */
  constructor(Stripe, key, locale, actsOn) {
    const known = /** @type {import("@stripe/stripe-js").StripeElementLocale} */ (locale || "auto");
    this.#stripe = Stripe(key, { locale: known, ...(actsOn ? { stripeAccount: actsOn } : {}) });
  }

  get mounted() {
    return this.#elements !== undefined;
  }

  /**
   * Mount the card fields and the wallets for this price.
   * @param {Quote} quote
   * @param {{ready: () => void, failed: () => void, wallets: (any: boolean) => void, wallet: import("./wallet.js").Wallet}} tell
   */
  mount(quote, tell) {
    const elements = this.#stripe.elements({ mode: "payment", amount: units(quote), currency: quote.currency.toLowerCase(), captureMethod: "manual", appearance: LOOKS });
    const payment = elements.create("payment", { layout: "tabs" });
    payment.on("ready", tell.ready);
    payment.on("loaderror", tell.failed);
    payment.mount("#card");
    tell.wallet.mount(elements, tell.wallets);
    this.#elements = elements;
  }

  /** The price changed. @param {Quote} quote */
  async price(quote) {
    if (!this.#elements || !quote.total.minor) return;
    await this.#elements.update({ amount: units(quote), currency: quote.currency.toLowerCase() });
  }

  /** Check the fields and get a token for them. Throws with words for the shopper. @param {string} returnUrl @returns {Promise<string>} */
  async token(returnUrl) {
    if (!this.#elements) throw new Error(text("card_not_ready"));
    const checked = await this.#elements.submit();
    if (checked.error) throw new Error(checked.error.message || text("check_card"));
    const made = await this.#stripe.createConfirmationToken({ elements: this.#elements, params: { return_url: returnUrl } });
    if (made.error) throw new Error(made.error.message || text("card_unread"));
    return made.confirmationToken.id;
  }

  /** The bank's question, in Stripe's own overlay. What it answers is not believed: the server looks. @param {string} secret */
  async challenge(secret) {
    await this.#stripe.handleNextAction({ clientSecret: secret });
  }
}
