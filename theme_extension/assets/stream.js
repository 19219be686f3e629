// Events from the app: one turn's own answer, and everything nobody asked for, in order and without gaps.
// The place in the stream is `seq`; asking again from the last one seen is always safe.

/** @import { Session } from "./session.js" */

/** @typedef {{seq: number, type: string, payload: any, at?: string}} ChatEvent */

const LONGEST = 30_000;
const POLL = 5_000;

/** Reads server-sent events from a response. @param {Response} response @returns {AsyncGenerator<ChatEvent>} */
export async function* read(response) {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parse(block);
        if (event) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string} block @returns {ChatEvent|null} */
const parse = (block) => {
  /** @type {Record<string, string>} */
  const fields = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, "");
    fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
  }
  if (!fields["event"] || !fields["data"]) return null;
  return { seq: Number(fields["id"] ?? 0), type: fields["event"], payload: JSON.parse(fields["data"]) };
};

export class Stream {
  /** @type {AbortController|undefined} */ #stop;
  #failures = 0;

  /** @param {Session} session @param {(event: ChatEvent) => void} deliver */
  constructor(session, deliver) {
    this.session = session;
    this.deliver = deliver;
    this.after = 0;
  }

  /** Everything after `seq`, at once. @param {number} after @returns {Promise<ChatEvent[]>} */
  async history(after) {
    const response = await this.session.request(`/chat/events?after=${after}&wait=0`);
    return (await response.json()).events;
  }

  /** Keeps listening until stopped; a second call changes nothing. */
  follow() {
    if (this.#stop) return;
    this.#stop = new AbortController();
    void this.#run(this.#stop.signal);
  }

  /** From the beginning of another conversation. */
  restart() {
    this.after = 0;
    if (!this.#stop) return;
    this.stop();
    this.follow();
  }

  stop() {
    this.#stop?.abort();
    this.#stop = undefined;
  }

  /** @param {AbortSignal} signal */
  async #run(signal) {
    while (!signal.aborted) {
      try {
        // A network that cuts streams lets ordinary answers through: after three failures ask now and then instead.
        if (this.#failures >= 3) await this.#poll();
        else await this.#listen(signal);
      } catch {
        this.#failures += 1;
      }
      if (signal.aborted) return;
      await pause(this.#wait(), signal);
    }
  }

  #wait() {
    if (this.#failures === 0) return 250;
    if (this.#failures === 3) return POLL;
    return Math.min(LONGEST, 1000 * 2 ** (this.#failures - 1)) * (0.75 + Math.random() / 2);
  }

  async #poll() {
    for (const event of await this.history(this.after)) this.#take(event);
    this.#failures = 3;
  }

  /** @param {AbortSignal} signal */
  async #listen(signal) {
    const response = await this.session.request(`/chat/events?after=${this.after}`, { signal, stream: true });
    const begun = Date.now();
    for await (const event of read(response)) {
      this.#failures = 0;
      this.#take(event);
    }
    // Ended by the server after its five minutes: no failure. Ended at once: treat like one.
    this.#failures = Date.now() - begun > 10_000 ? 0 : this.#failures + 1;
  }

  /** @param {ChatEvent} event */
  #take(event) {
    this.after = Math.max(this.after, event.seq);
    this.deliver(event);
  }
}

/** Waits, but not past an abort, and not past the moment the network comes back. @param {number} milliseconds @param {AbortSignal} signal */
const pause = (milliseconds, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve(undefined);
    }
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
