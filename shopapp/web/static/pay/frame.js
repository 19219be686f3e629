// The page around this one, when the pay page is framed in the chat: it learns a state and a height, and nothing else.

import { find } from "./summary.js";

/** @import { State } from "./server.js" */

export const framed = parent !== window;
/** What the chat takes for a failure; every other ending is told as the first of them. */
const FAILED = ["voided", "failed", "declined", "expired"];

export class Frame {
  #origins;
  /** @type {State|undefined} */ #last;

  /** @param {string[]} origins  the shop's own */
  constructor(origins) {
    const around = location.ancestorOrigins?.[0];
    // Where the browser says who is around, the others need not be tried; a page that is none of the shop's hears nothing.
    this.#origins = around ? origins.filter((origin) => origin === around) : origins;
    document.documentElement.classList.toggle("framed", framed);
    new ResizeObserver(() => this.tell()).observe(find("pay"));
  }

  /** @param {State} [state] */
  tell(state = this.#last) {
    this.#last = state;
    if (!framed || !state) return;
    const height = Math.ceil(find("pay").getBoundingClientRect().height);
    const word = state.phase === "over" && !FAILED.includes(state.state) ? FAILED[0] : state.state;
    for (const origin of this.#origins) parent.postMessage({ type: "shopapp:pay", state: word, height }, origin);
  }

  /** The bank's window is as high as the frame around it: make room before it opens. @param {boolean} wanted */
  makeRoom(wanted) {
    find("pay").classList.toggle("roomy", framed && wanted);
    this.tell();
  }
}
