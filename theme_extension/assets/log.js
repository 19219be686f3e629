// <shopapp-log>: the conversation in order. One event is one element; its place is its `seq`, whenever it arrives.
// A message that has not reached the app has no seq and stays at the end.

/** @import { Chat, Sent } from "./chat.js" */
/** @import { Opening } from "./session.js" */
/** @import { ChatEvent } from "./stream.js" */
/** @import { Message } from "./message.js" */

/** @typedef {{live: boolean, own: boolean}} Moment  whether it happens now, and whether this tab asked for it */
/** @typedef {HTMLElement & {show: (payload: any, chat: Chat, moment: Moment) => void, retire?: (next?: string) => void, ready?: (payload: any, moment: Moment) => boolean, rated?: (score: number, chat: Chat) => void}} Item */

/** @type {Record<string, string>} */
const ELEMENTS = {
  text: "message",
  question: "question",
  suggestions: "suggestions",
  products: "products",
  comparison: "comparison",
  answer: "answer",
  "cart.change": "cart-change",
  "cart.discount": "cart-code",
  "checkout.ask": "checkout",
  "checkout.ready": "checkout",
  "order.confirmed": "order",
  "message.person": "message",
  holder: "notice",
  "contact.ask": "contact",
  "contact.left": "notice",
  "callback.ask": "callback",
  "callback.booked": "notice",
  "callback.cancelled": "notice",
  dossier: "dossier",
  "order.news": "message",
  nudge: "message",
  handoff: "notice",
  problem: "notice",
  "payment.failed": "notice",
};

const NEAR = 80;

export class Log extends HTMLElement {
  /** @type {Chat} */ #chat = /** @type {any} */ (undefined);
  /** @type {HTMLElement} */ #list = document.createElement("div");
  /** @type {HTMLElement} */ #typing = document.createElement("div");
  /** @type {HTMLButtonElement} */ #latest = document.createElement("button");
  #stuck = true;
  #busy = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */ #writing;

  /** @param {Chat} chat */
  begin(chat) {
    const { make, icon, aloud } = chat.dom;
    this.#chat = chat;
    this.#list = make("div", { class: "items", role: "log", "aria-live": "polite", "aria-label": chat.say("dialog") });
    this.#typing = make("div", { class: "typing", role: "status", hidden: true }, make("i"), make("i"), make("i"), aloud(chat.say("typing")));
    this.#latest = make("button", { class: "latest", type: "button", hidden: true, "aria-label": chat.say("latest"), onclick: () => this.#scroll(true) }, icon("down"));
    const view = make("div", { class: "view", tabindex: "0", role: "region", "aria-label": chat.say("dialog"), onscroll: () => this.#scrolled() }, this.#list, this.#typing);
    this.append(view, this.#latest);
    new ResizeObserver(() => this.#stuck && this.#scroll()).observe(this.#list);
  }

  get empty() {
    return !this.#list.querySelector("[data-seq],[data-echo]");
  }

  reset() {
    this.#list.replaceChildren();
  }

  /** What is shown so far comes before everything that follows, whatever its number. */
  passed() {
    for (const item of this.#each("[data-seq]")) item.dataset["seq"] = "0";
  }

  /** The first words: that an AI speaks, then the greeting. @param {Opening} opening @param {string|null} greeting */
  welcome({ assistant }, greeting) {
    this.querySelectorAll(".welcome, [data-broken=begin]").forEach((old) => old.remove());
    const item = this.#make("message", { disclosure: assistant.disclosure, text: greeting || assistant.greeting }, { live: false, own: false });
    item.classList.add("welcome");
    this.#list.prepend(item);
  }

  /** @param {string[]} choices */
  starters(choices) {
    if (choices?.length) this.#insert(this.#make("suggestions", { choices }, { live: false, own: false }), 0.5);
  }

  /** Shows history without reading all of it aloud. @param {() => void} fill */
  quietly(fill) {
    this.#list.setAttribute("aria-live", "off");
    fill();
    this.#scroll(true);
    setTimeout(() => this.#list.setAttribute("aria-live", "polite"), 500);
  }

  /** @param {ChatEvent} event @param {Moment} moment */
  put(event, moment) {
    if (event.type === "rated") return this.#each("shopapp-rating").at(-1)?.rated?.(event.payload.score, this.#chat);
    if (event.type === "holder") this.#chat.held(event.payload);
    if (event.type === "holder" && !event.payload.text) return;
    if (ELEMENTS[event.type]) this.#keeping(() => this.#put(event, moment));
  }

  /** @param {ChatEvent} event @param {Moment} moment */
  #put({ seq, type, payload, at }, moment) {
    const name = /** @type {string} */ (ELEMENTS[type]);
    if (type === "checkout.ready" && this.#each("shopapp-checkout").some((item) => item.ready?.(payload, moment))) return;
    if (name === "checkout" || name === "order") this.#each("shopapp-checkout").forEach((item) => item.retire?.());
    if (["cart-change", "checkout", "order"].includes(name)) this.#each("shopapp-cart-change").forEach((item) => item.retire?.());
    if (type.startsWith("contact.")) this.#each("shopapp-contact").forEach((item) => item.retire?.());
    if (type.startsWith("callback.")) this.#each("shopapp-callback").forEach((item) => item.retire?.());
    if (type === "callback.booked" || type === "callback.cancelled") this.#each("shopapp-notice").forEach((item) => item.retire?.());
    if (type === "message.person") this.writes("");
    if (name === "suggestions") this.#each("shopapp-suggestions").forEach((item) => item.retire?.());
    const item = this.#make(name, { ...payload, at, type }, moment);
    this.#insert(item, seq || undefined);
    if (type === "holder" && payload.holder === "closed" && payload.ref) this.#insert(this.#make("rating", payload, moment), seq + 0.5);
    if (type === "nudge" && payload.suggestions?.length) this.put({ seq: seq + 0.5, type: "suggestions", payload: { choices: payload.suggestions } }, moment);
  }

  /** What the shopper says, before the app has it. @param {Sent} sent */
  echo(sent) {
    this.#answered(sent.echo);
    const item = this.#make("message", { text: sent.echo, from: "shopper" }, { live: true, own: true });
    item.dataset["echo"] = sent.client_id;
    this.#insert(item);
    this.#scroll(true);
  }

  /** The app has a turn: its message gets its place. @param {string} client_id @param {number} seq */
  place(client_id, seq) {
    const item = this.#echoed(client_id);
    if (item && seq) item.dataset["seq"] = String(seq);
  }

  /** A shopper's message as the app holds it; takes the place of its echo. @param {ChatEvent} event @param {string} client_id */
  shopper({ seq, payload, at }, client_id) {
    const echo = this.#echoed(client_id);
    if (echo) {
      echo.text = payload.text;
      this.arrived(client_id);
      return;
    }
    this.#answered(payload.text);
    this.#insert(this.#make("message", { ...payload, at, from: "shopper" }, { live: false, own: false }), seq);
  }

  /** @param {string} client_id */
  sending(client_id) {
    this.#echoed(client_id)?.sending();
    this.#list.querySelector(`[data-broken="${client_id}"]`)?.remove();
  }

  /** @param {string} client_id */
  arrived(client_id) {
    this.#echoed(client_id)?.arrived();
  }

  /** @param {Sent} sent @param {string} reason */
  failed(sent, reason) {
    this.#echoed(sent.client_id)?.failed(reason, () => void this.#chat.post(sent));
    this.#scroll(true);
  }

  /** @param {Sent} sent */
  interrupted(sent) {
    const again = () => void this.#chat.post(sent);
    const item = this.#make("notice", { type: "problem", text: this.#chat.say("interrupted"), again }, { live: true, own: true });
    item.dataset["broken"] = sent.client_id;
    this.#insert(item);
  }

  /** @param {string} text @param {() => void} again */
  unreachable(text, again) {
    this.querySelector("[data-broken=begin]")?.remove();
    const item = this.#make("notice", { type: "problem", text, again }, { live: true, own: true });
    item.dataset["broken"] = "begin";
    this.#insert(item);
  }

  /** @param {boolean} on */
  busy(on) {
    this.#busy += on ? 1 : -1;
    this.#typing.hidden = this.#busy <= 0;
    if (this.#stuck) this.#scroll();
  }

  /** A person is writing; shown until their words come or some seconds pass. @param {string} name */
  writes(name) {
    clearTimeout(this.#writing);
    if (name) this.#writing = setTimeout(() => this.writes(""), 6000);
    this.#typing.hidden = !name && this.#busy <= 0;
    const label = this.#typing.querySelector(".aloud");
    if (label) label.textContent = name ? this.#chat.say("typing_person", { name }) : this.#chat.say("typing");
    if (this.#stuck) this.#scroll();
  }

  /** @param {string} name @param {unknown} payload @param {Moment} moment */
  #make(name, payload, moment) {
    const item = /** @type {Item} */ (document.createElement(`shopapp-${name}`));
    item.classList.add("item");
    item.show(payload, this.#chat, moment);
    return item;
  }

  /** @param {HTMLElement} item @param {number} [seq] */
  #insert(item, seq) {
    if (seq !== undefined) item.dataset["seq"] = String(seq);
    const later = [...this.#list.children].find((other) => !other.classList.contains("welcome") && Number(/** @type {HTMLElement} */ (other).dataset["seq"] ?? Infinity) > (seq ?? Infinity));
    this.#list.insertBefore(item, later ?? null);
    if (this.#stuck) this.#scroll();
    else this.#latest.hidden = false;
  }

  /** Questions and suggestions above are settled by whatever the shopper says next. @param {string} text */
  #answered(text) {
    this.#keeping(() => this.#each("shopapp-question, shopapp-suggestions").forEach((item) => item.retire?.(text)));
  }

  /** A button that goes away under the shopper's finger hands the focus to the conversation, not to the page. @param {() => void} change */
  #keeping(change) {
    const inside = this.#list.matches(":focus-within");
    change();
    if (inside && !this.#list.matches(":focus-within")) this.#list.parentElement?.focus({ preventScroll: true });
  }

  /** @param {string} selector @returns {Item[]} */
  #each(selector) {
    return [...this.#list.querySelectorAll(selector)].map((item) => /** @type {Item} */ (item));
  }

  /** @param {string} client_id @returns {Message|null} */
  #echoed(client_id) {
    return client_id ? this.#list.querySelector(`[data-echo="${client_id}"]`) : null;
  }

  /** To the end, but never past the beginning of the newest turn. @param {boolean} [force] */
  #scroll(force = false) {
    const view = /** @type {HTMLElement} */ (this.#list.parentElement);
    const said = [...this.#list.querySelectorAll('[from="shopper"]')].at(-1);
    const bottom = view.scrollHeight - view.clientHeight;
    const top = said && !force ? /** @type {HTMLElement} */ (said).offsetTop - 12 : bottom;
    view.scrollTo({ top: Math.min(bottom, Math.max(top, view.scrollTop)) });
    if (force) this.#stuck = true;
    this.#latest.hidden = true;
  }

  #scrolled() {
    const view = /** @type {HTMLElement} */ (this.#list.parentElement);
    const away = view.scrollHeight - view.clientHeight - view.scrollTop;
    this.#stuck = away < NEAR || this.#busy > 0;
    this.#latest.hidden = away < NEAR * 2;
  }
}

customElements.define("shopapp-log", Log);
