// The shopper's real cart, through the storefront's own Ajax doors, and the report of it to the app.
// The cart belongs to the shop's theme: change it only on the shopper's wish and tell the theme afterwards.

/** @import { Context, Session } from "./session.js" */

/** @typedef {{key: string, variant_id: number, quantity: number, line_level_discount_allocations?: {amount: number, discount_application: Applied}[]}} Line */
/** @typedef {{type: string, title: string, total_allocated_amount?: number}} Applied  amounts in hundredths, whatever the currency */
/** @typedef {{token: string, currency: string, item_count: number, items: Line[], attributes?: Record<string, string>, discount_codes?: {code: string, applicable?: boolean}[], items_subtotal_price?: number, cart_level_discount_applications?: Applied[]}} CartState */
/** @typedef {{op: "add"|"set", variant_id: number|string, quantity: number}} Change */

const WRITES = /\/cart\/(add|change|update|clear)(\.js)?(\?|$)/;

/** The storefront said no, in its own words. */
export class NotChanged extends Error {}

export class Cart {
  /** @type {CartState|null} */ state = null;
  /** What a conversation is called in the cart's attribute; set once the conversation exists. */ ref = "";
  #reported = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #soon;

  /** @param {Context} context @param {Session} session */
  constructor(context, session) {
    this.root = context.root || "/";
    this.session = session;
  }

  /** Notices changes the theme makes by itself. */
  watch() {
    new PerformanceObserver((list) => {
      if (list.getEntries().some((entry) => WRITES.test(entry.name))) this.#later();
    }).observe({ type: "resource" });
    document.addEventListener("visibilitychange", () => document.hidden || this.#later());
    document.addEventListener("cart:updated", (event) => {
      if (/** @type {CustomEvent} */ (event).detail?.source !== "chat") this.#later();
    });
  }

  /** Carries out a change and returns the cart after it. Throws NotChanged with the shop's own words. @param {Change} change */
  async perform({ op, variant_id, quantity }) {
    if (op === "add") await this.#write("cart/add.js", { items: [{ id: Number(variant_id), quantity }] });
    else await this.#write("cart/change.js", { id: await this.#line(variant_id), quantity });
    return this.#settled();
  }

  /**
   * Tries a discount code beside those the cart has, and takes it off again where it does not count.
   * Returns what the storefront says that it takes off in hundredths, 0 where that shows at checkout only, null where it does not count.
   * @param {string} code
   */
  async discount(code) {
    const had = (await this.read()).discount_codes?.filter((each) => !same(each.code, code)).map((each) => each.code) ?? [];
    await this.#write("cart/update.js", { discount: [...had, code].join(",") });
    const cart = await this.read();
    const counts = cart.discount_codes?.some((each) => same(each.code, code) && each.applicable);
    if (!counts) await this.#write("cart/update.js", { discount: had.join(",") });
    await this.#settled();
    return counts ? taken(cart, code) : null;
  }

  /** Takes a discount code off the cart, an empty one with all others. @param {string} code */
  async drop(code) {
    const kept = (await this.read()).discount_codes?.filter((each) => code && !same(each.code, code)).map((each) => each.code) ?? [];
    await this.#write("cart/update.js", { discount: kept.join(",") });
    return this.#settled();
  }

  /** Takes what was paid for out of the cart and leaves what was added since. @param {Record<string, number>} paid  quantity by variant */
  async settle(paid) {
    const { items } = await this.read();
    const updates = Object.fromEntries(
      items.filter((line) => paid[line.variant_id]).map((line) => [line.key, Math.max(0, line.quantity - (paid[line.variant_id] ?? 0))]),
    );
    if (Object.keys(updates).length) await this.#write("cart/update.js", { updates });
    return this.#settled();
  }

  /** Ties the cart to the conversation and reports it, when either has news. */
  async refresh() {
    const cart = await this.read();
    if (this.ref && cart.item_count && cart.attributes?.["_shopapp"] !== this.ref) {
      await this.#write("cart/update.js", { attributes: { _shopapp: this.ref } });
    }
    await this.#report(cart);
    return cart;
  }

  /** @returns {Promise<CartState>} */
  async read() {
    const response = await fetch(`${this.#base()}cart.js`, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new NotChanged("");
    this.state = await response.json();
    return /** @type {CartState} */ (this.state);
  }

  #base() {
    return this.root.endsWith("/") ? this.root : `${this.root}/`;
  }

  async #settled() {
    const cart = await this.refresh();
    await this.#tell(cart);
    return cart;
  }

  #later() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.refresh().catch(() => {}), 400);
  }

  /** @param {number|string} variant */
  async #line(variant) {
    const { items } = await this.read();
    return items.find((line) => String(line.variant_id) === String(variant))?.key ?? String(variant);
  }

  /** @param {string} path @param {unknown} body */
  async #write(path, body) {
    const response = await fetch(this.#base() + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    });
    if (response.ok) return;
    const said = await response.json().catch(() => ({}));
    throw new NotChanged(typeof said.description === "string" ? said.description : (said.message ?? ""));
  }

  /** A report that fails is sent again with the next change or refresh. @param {CartState} cart */
  async #report(cart) {
    const lines = cart.items.map(({ variant_id, quantity, key }) => ({ variant_id, quantity, key }));
    const discount_codes = (cart.discount_codes ?? []).map(({ code }) => code);
    const report = { token: cart.token, currency: cart.currency, lines, discount_codes };
    const print = JSON.stringify(report) + this.ref;
    if (print === this.#reported) return;
    const sent = await this.session.post("/chat/cart", report).then(() => true, () => false);
    if (sent) this.#reported = print;
  }

  /** Themes listen to different names; all carry the count. @param {CartState} cart */
  async #tell(cart) {
    const detail = { cart, source: "chat", resource: cart, sourceId: "chat", data: { itemCount: cart.item_count, source: "chat" } };
    for (const name of ["cart:updated", "cart:update", "cart:refresh"]) document.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
    await this.#bubble().catch(() => {});
  }

  /** Themes of the Dawn family draw their cart icon as a section of its own. */
  async #bubble() {
    const place = document.getElementById("cart-icon-bubble");
    if (!place) return;
    const response = await fetch(`${this.#base()}?section_id=cart-icon-bubble`);
    const drawn = new DOMParser().parseFromString(await response.text(), "text/html").querySelector(".shopify-section");
    if (response.ok && drawn) place.replaceChildren(...document.importNode(drawn, true).childNodes);
  }
}

/** Codes are the same in capitals and small letters. @param {string} one @param {string} other */
const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** What the storefront has taken off for this code, on lines and on the whole. @param {CartState} cart @param {string} code */
const taken = (cart, code) => {
  const ours = (/** @type {Applied} */ { type, title }) => type === "discount_code" && same(title, code);
  const lines = cart.items.flatMap((line) => line.line_level_discount_allocations ?? []).filter((each) => ours(each.discount_application));
  const whole = (cart.cart_level_discount_applications ?? []).filter(ours).map((each) => each.total_allocated_amount ?? 0);
  return [...lines.map((each) => each.amount), ...whole].reduce((sum, amount) => sum + amount, 0);
};
