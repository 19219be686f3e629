// What must survive a reload: messages not yet answered, cart changes already made, and what is being paid for.
// Without storage all of it lives for this page only; nothing may fail because of that.

/** @import { Sent } from "./chat.js" */

const MOST = 200;

export class Outbox {
  /** @type {Record<string, unknown>} */ #memory = {};

  /** @param {Sent} sent */
  keep(sent) {
    this.#write("outbox", [...this.all(), sent]);
    this.#write("mine", [...this.#mine(), sent.client_id].slice(-MOST));
  }

  /** @returns {Sent[]} */
  all() {
    return this.#read("outbox", []);
  }

  /** @param {string} client_id */
  drop(client_id) {
    this.#write("outbox", this.all().filter((sent) => sent.client_id !== client_id));
  }

  clear() {
    this.#write("outbox", []);
  }

  /** Whether this tab asked for the change and has not made it yet; says yes once. @param {string} client_id @param {number} seq */
  mayPerform(client_id, seq) {
    /** @type {number[]} */
    const made = this.#read("made", []);
    if (!this.#mine().includes(client_id) || made.includes(seq)) return false;
    this.#write("made", [...made, seq].slice(-MOST));
    return true;
  }

  /** What a payment begun after event `seq` is for. @param {number} seq @param {Record<string, number>} lines */
  pay(seq, lines) {
    this.#write("paying", { seq, lines }, localStorage);
  }

  /** The lines paid for when the order of event `seq` ends a payment begun before it; asked for once. @param {number} seq @returns {Record<string, number>|null} */
  paying(seq) {
    const begun = this.#read("paying", null, localStorage);
    if (!begun || begun.seq >= seq) return null;
    this.#write("paying", null, localStorage);
    return begun.lines;
  }

  /** @param {string} conversation  its public name @param {number} seq */
  hide(conversation, seq) {
    this.#write("hidden", { conversation, seq }, localStorage);
  }

  /** The last event of this conversation that is no longer shown, or 0. @param {string} conversation @returns {number} */
  hidden(conversation) {
    const kept = this.#read("hidden", null, localStorage);
    return kept?.conversation === conversation ? kept.seq : 0;
  }

  /** @returns {string} */
  get draft() {
    return this.#read("draft", "");
  }

  set draft(text) {
    this.#write("draft", text);
  }

  /** @returns {string[]} */
  #mine() {
    return this.#read("mine", []);
  }

  /** @param {string} name @param {any} otherwise @param {Storage} [store] @returns {any} */
  #read(name, otherwise, store) {
    try {
      const kept = (store ?? sessionStorage).getItem(`shopapp:${name}`);
      return kept === null ? (this.#memory[name] ?? otherwise) : (JSON.parse(kept) ?? otherwise);
    } catch {
      return this.#memory[name] ?? otherwise;
    }
  }

  /** @param {string} name @param {unknown} value @param {Storage} [store] */
  #write(name, value, store) {
    this.#memory[name] = value;
    try {
      (store ?? sessionStorage).setItem(`shopapp:${name}`, JSON.stringify(value));
    } catch {
      /* kept in memory */
    }
  }
}
