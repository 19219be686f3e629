// One conversation as this tab sees it: sends turns, takes events in once each, keeps what was typed until it has arrived.
// Events may come twice and from two sides (a turn's own answer, the open stream); `seq` decides what is new.

/** @import { Launcher } from "./launcher.js" */
/** @import { Context, Opening } from "./session.js" */
/** @import { ChatEvent } from "./stream.js" */
/** @import { Line } from "./cart.js" */
/** @import { Log } from "./log.js" */

/**
 * The panel's modules by file name, as the launcher imported them.
 * @typedef {object} Parts
 * @property {typeof import("./dom.js")} dom
 * @property {typeof import("./session.js")} session
 * @property {typeof import("./stream.js")} stream
 * @property {typeof import("./cart.js")} cart
 * @property {typeof import("./outbox.js")} outbox
 * @property {typeof import("./chat.js")} chat
 * @property {typeof import("./idle.js")} idle
 * @property {typeof import("./preview.js")} preview
 */

/**
 * @typedef {object} Asked  what a shopper's turn consists of: one of the three
 * @property {string} [text]
 * @property {{facet: string, value: unknown, label: string}} [choice]
 * @property {{kind: "compare"|"why"|"more_like"|"cheaper"|"add"|"checkout", product_ids?: number[], variant_id?: number, quantity?: number}} [action]
 */

/** @typedef {{client_id: string, echo: string, body: Record<string, unknown>}} Sent */

const PATIENCE = 10_000;

export class Chat {
  /** @type {Log|undefined} */ log;
  /** @type {Opening|undefined} */ opening;
  /** What the shopper asked last, to ask it again. @type {{asked: Asked, echo: string}|undefined} */ latest;
  /** Told who answers from now on. @type {(held: {holder: string, name?: string|undefined}) => void} */ held = () => {};
  /** Told of everything the assistant says while this page is open. @type {(event: ChatEvent) => void} */ news = () => {};
  #seen = new Set();
  /** @type {Map<string, string>} client id by turn id */ #turns = new Map();
  /** The client id whose turn the events belong to that come now. */ #turn = "";
  /** @type {Promise<unknown>} */ #queue = Promise.resolve();
  /** @type {Set<string>} */ #done = new Set();
  #live = false;

  /** @param {Context} context @param {Parts} parts @param {Launcher} launcher */
  constructor(context, parts, launcher) {
    this.context = context;
    this.parts = parts;
    this.launcher = launcher;
    this.dom = parts.dom;
    this.session = new parts.session.Session(context);
    this.stream = new parts.stream.Stream(this.session, (event) => this.take(event));
    this.cart = new parts.cart.Cart(context, this.session);
    this.outbox = new parts.outbox.Outbox();
  }

  /** A text in the shopper's language. @param {string} key @param {Record<string, string|number>} [values] */
  say(key, values = {}) {
    // A number or a name in Arabic text keeps its own direction between the isolating marks.
    const [open, shut] = this.parts.dom.rightToLeft(this.context.locale) ? ["\u2068", "\u2069"] : ["", ""];
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => open + value + shut), this.context.words[key] ?? "");
  }

  page() {
    const { type, product_id } = this.context.page;
    return { type, url: location.href, ...(product_id ? { product_id } : {}) };
  }

  /** Opens the session and shows what was said before. Throws Refused when the app cannot be reached. @param {Log} log */
  async begin(log) {
    this.log = log;
    this.opening = await this.session.open();
    log.welcome(this.opening, this.context.greeting);
    const { conversation } = this.opening;
    this.#bind(conversation?.ref);
    this.held({ holder: conversation?.holder ?? "assistant", name: conversation?.agent });
    if (conversation) {
      this.stream.after = this.outbox.hidden(this.cart.ref);
      log.quietly(await this.#replay());
    }
    if (log.empty) log.starters(this.opening.suggestions);
    this.#live = true;
    this.#leftovers();
    this.stream.follow();
    this.cart.watch();
    if (this.context.cart?.count) void this.cart.refresh().catch(() => {});
  }

  /** Sends what the shopper said or chose; `echo` is shown at once. @param {Asked} asked @param {string} echo */
  send(asked, echo) {
    const client_id = crypto.randomUUID();
    this.latest = { asked, echo };
    const sent = { client_id, echo, body: { client_id, ...asked, page: this.page(), locale: this.context.locale, country: this.context.country } };
    this.outbox.keep(sent);
    this.log?.echo(sent);
    return this.post(sent);
  }

  /** Sends, or sends again: the client id makes a repeat harmless. One turn at a time. @param {Sent} sent */
  post(sent) {
    this.#queue = this.#queue.then(() => this.#post(sent));
    return this.#queue;
  }

  /** @param {"open"|"close"|"cart_idle"} name */
  async signal(name) {
    await this.session.post("/chat/signals", { name, page: this.page(), locale: this.context.locale }).catch(() => {});
  }

  /** Starts over; what was said before is no longer shown. */
  async fresh() {
    this.stream.stop();
    this.opening = await this.session.fresh();
    const { conversation } = this.opening;
    const last = Math.max(0, this.stream.after, ...this.#seen);
    this.stream.after = conversation?.ref === this.cart.ref ? last : 0;
    this.outbox.hide(this.cart.ref, last);
    this.#seen.clear();
    this.outbox.clear();
    this.#bind(conversation?.ref);
    this.held({ holder: conversation?.holder ?? "assistant", name: conversation?.agent });
    this.log?.reset();
    this.log?.welcome(this.opening, this.context.greeting);
    this.log?.starters(this.opening.suggestions);
    this.stream.follow();
  }

  /** Takes in one event, from either side. @param {ChatEvent} event @param {string} [client_id]  of the turn it answers */
  take(event, client_id) {
    const { seq, type, payload } = event;
    if (type === "person.typing") return void this.log?.writes(payload.name);
    if (type === "turn.started") this.#moved(payload.conversation?.ref);
    // The open stream tells whose turn it is by order; a turn's own answer knows.
    if (type === "turn.started" && !client_id) this.#turn = payload.client_id ?? "";
    const turn = client_id ?? this.#turn;
    if (type === "turn.done" && !client_id) this.#turn = "";
    if (seq && this.#seen.has(seq)) return;
    if (seq) this.#seen.add(seq);
    this.stream.after = Math.max(this.stream.after, this.#live && client_id ? this.stream.after : seq);
    if (type === "turn.started") this.#started(event, turn);
    else if (type === "turn.done") this.#finished(this.#turns.get(String(payload.turn_id)) ?? turn);
    else if (type === "message.shopper") this.log?.shopper(event, turn);
    else this.#show(event, turn);
  }

  /** @param {ChatEvent} event @param {string} turn */
  #show(event, turn) {
    const own = (event.type === "cart.change" || event.type === "cart.discount") && this.outbox.mayPerform(turn, event.seq);
    if (event.type === "order.confirmed") void this.#paid(event.seq);
    this.log?.put(event, { live: this.#live, own });
    if (this.#live) this.news(event);
  }

  /** @param {ChatEvent} event @param {string} turn */
  #started({ seq, payload }, turn) {
    this.#turns.set(String(payload.turn_id), turn);
    this.#bind(payload.conversation?.ref);
    this.log?.place(turn, seq);
  }

  /** @param {string} client_id */
  #finished(client_id) {
    this.#done.add(client_id);
    this.outbox.drop(client_id);
    this.log?.arrived(client_id);
  }

  /** The app began another conversation (the last one was closed): its numbers start again. @param {string|undefined} ref */
  #moved(ref) {
    if (!ref || !this.cart.ref || ref === this.cart.ref) return;
    this.#bind(ref);
    this.#seen.clear();
    this.stream.restart();
    this.held({ holder: "assistant" });
    this.log?.passed();
  }

  /** @param {string|undefined} ref */
  #bind(ref) {
    if (!ref || ref === this.cart.ref) return;
    this.cart.ref = ref;
    if (this.#live) void this.cart.refresh().catch(() => {});
  }

  async #replay() {
    const events = await this.stream.history(this.stream.after);
    return () => events.forEach((event) => this.take(event));
  }

  /** @param {Sent} sent */
  async #post(sent) {
    const { client_id } = sent;
    let begun = false;
    this.#done.delete(client_id);
    this.log?.busy(true);
    this.log?.sending(client_id);
    try {
      const response = await this.session.request("/chat/messages", { body: sent.body, stream: true });
      for await (const event of this.parts.stream.read(response)) {
        begun = true;
        this.take(event, client_id);
        if (event.type === "turn.done") this.#finished(client_id);
      }
      await this.#rest(sent);
    } catch (reason) {
      if (begun) await this.#rest(sent);
      else this.log?.failed(sent, reason instanceof Error ? reason.message : "");
    } finally {
      this.log?.busy(false);
    }
  }

  /** A cut answer usually arrives over the open stream; if it does not, the shopper can ask again. @param {Sent} sent */
  async #rest(sent) {
    for (const end = Date.now() + PATIENCE; !this.#done.has(sent.client_id) && Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    if (!this.#done.has(sent.client_id)) this.log?.interrupted(sent);
  }

  /** What an earlier page of this tab did not get through. */
  #leftovers() {
    for (const sent of this.outbox.all()) {
      this.log?.echo(sent);
      this.log?.failed(sent, "");
    }
  }

  /** The paid lines leave the shopper's cart, once. @param {number} seq */
  async #paid(seq) {
    const paid = this.outbox.paying(seq);
    if (paid) await this.cart.settle(paid).catch(() => this.outbox.pay(seq - 1, paid));
  }

  /** Remembers what is being paid for. @returns {Promise<void>} */
  async paying() {
    const { items } = await this.cart.read();
    /** @type {Record<string, number>} */
    const lines = {};
    for (const line of /** @type {Line[]} */ (items)) lines[line.variant_id] = (lines[line.variant_id] ?? 0) + line.quantity;
    this.outbox.pay(Math.max(0, ...this.#seen), lines);
  }
}
