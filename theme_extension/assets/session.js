// Who is talking: the shopper's key, and the short-lived token the app proxy hands out for it.
// The token stays in memory. A refused token is renewed once per request, never in a loop.

/**
 * What Liquid knows of the page (snippets/chat-context.liquid).
 * @typedef {object} Context
 * @property {string} shop
 * @property {string} locale
 * @property {string|null} country
 * @property {string[]|null} countries
 * @property {string} currency
 * @property {{type: string, product_id: number|null, variant_id: number|null}} page
 * @property {{token: string|null, count: number|null}} cart
 * @property {number|null} customer  for display only: the app believes the signed proxy request, never this
 * @property {string} root
 * @property {boolean|null} designMode
 * @property {string|null} greeting
 * @property {string} proxy  where the shop's own address leads to the app; a merchant may move it
 * @property {string[]} styles
 * @property {Record<string, string>} modules
 * @property {Record<string, string>} words
 */

/**
 * @typedef {object} Opening  the answer of the app proxy
 * @property {string} token
 * @property {number} expires_in  seconds
 * @property {string} api
 * @property {{id: number|string, ref?: string, seq: number, holder?: string, agent?: string}|null} conversation  holder: who answers, agent: their name
 * @property {{name: string, greeting: string, disclosure: string}} assistant
 * @property {{provider: "stripe"|"shopify", remind?: boolean}} checkout  remind: whether a reminder of a left cart may be offered
 * @property {string} locale
 * @property {string} currency
 * @property {{name: string, after_seconds: number}[]} triggers
 * @property {string[]} suggestions
 */

/** What went wrong at a door, in words a person can read. */
export class Refused extends Error {
  /** @param {number} status  0 when nothing answered @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export class Session {
  /** @type {Promise<Opening>|undefined} */ #opening;
  #until = 0;
  /** Whether the shop sends reminders to those who ask for one. */
  remind = false;

  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    this.shopper = shopperKey();
  }

  /** The session, fetched once until it runs out. @returns {Promise<Opening>} */
  open() {
    if (Date.now() > this.#until) this.#opening = undefined;
    this.#opening ??= this.#fetch({});
    this.#opening.catch(() => (this.#opening = undefined));
    return this.#opening;
  }

  /** Leaves the present conversation behind. @returns {Promise<Opening>} */
  fresh() {
    this.#opening = this.#fetch({ fresh: "1" });
    return this.#opening;
  }

  /**
   * One call to the app. Throws Refused for anything but success.
   * @param {string} path @param {{body?: unknown, signal?: AbortSignal, stream?: boolean}} [how]
   */
  async request(path, how = {}) {
    let response = await this.#call(path, how);
    if (response.status === 401) {
      this.#until = 0;
      response = await this.#call(path, how);
    }
    if (!response.ok) throw await this.#refusal(response);
    return response;
  }

  /** @param {string} path @param {unknown} body */
  async post(path, body) {
    return (await this.request(path, { body })).json();
  }

  /** @param {string} path @param {{body?: unknown, signal?: AbortSignal, stream?: boolean}} how */
  async #call(path, { body, signal, stream }) {
    const { api, token } = await this.open();
    /** @type {Record<string, string>} */
    const headers = { Authorization: `Bearer ${token}`, Accept: stream ? "text/event-stream" : "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const method = body === undefined ? "GET" : "POST";
    try {
      return await fetch(api + path, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null, credentials: "omit" });
    } catch (reason) {
      if (signal?.aborted) throw reason;
      throw new Refused(0, "unreachable", this.context.words["unreachable"] ?? "");
    }
  }

  /** @param {Record<string, string>} extra @returns {Promise<Opening>} */
  async #fetch(extra) {
    const query = new URLSearchParams({ shopper: this.shopper, locale: this.context.locale, page: this.context.page.type, ...extra });
    const response = await fetch(`${this.context.proxy}/session?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!response?.ok) throw response ? await this.#refusal(response) : new Refused(0, "unreachable", this.context.words["unreachable"] ?? "");
    const opening = /** @type {Opening} */ (await response.json());
    this.remind = opening.checkout.remind === true;
    this.#until = Date.now() + Math.max(5, opening.expires_in - 20) * 1000;
    return opening;
  }

  /** @param {Response} response */
  async #refusal(response) {
    const said = await response.json().catch(() => null);
    if (said?.error?.code === "closed") document.dispatchEvent(new CustomEvent("shopapp:closed"));
    return new Refused(response.status, said?.error?.code ?? "unknown", said?.error?.message ?? this.context.words["unreachable"] ?? "");
  }
}

/** 128 random bits, kept for the shopper's next visit unless they refused that; without storage, for this page only. */
const shopperKey = () => {
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const privacy = /** @type {any} */ (window).Shopify?.customerPrivacy;
  const refused = privacy?.preferencesProcessingAllowed?.() === false;
  try {
    const store = refused ? sessionStorage : localStorage;
    const kept = store.getItem("shopapp:shopper");
    if (/^[0-9a-f]{32}$/.test(kept ?? "")) return /** @type {string} */ (kept);
    store.setItem("shopapp:shopper", fresh);
  } catch {
    /* storage refused by the browser */
  }
  return fresh;
};
