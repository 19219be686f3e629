// <shopapp-pay-frame>: the app's own pay page in a frame. This page never sees a card.
// Only messages from the app's origin and from this very frame count, and the only things they say are a state and a height.

/** @import { Chat } from "./chat.js" */

const SLOW = 12_000;
const TALLEST = 2400;

/** What the pay page may call its states, in three groups. */
const CONFIRMED = new Set(["confirmed", "paid", "done"]);
const FAILED = new Set(["failed", "declined", "expired", "voided"]);

export class PayFrame extends HTMLElement {
  #off = () => {};

  /** @param {string} url @param {Chat} chat @param {() => void} done  the payment is through */
  begin(url, chat, done) {
    const { make, safe, link, icon } = chat.dom;
    const src = safe(url);
    const state = make("p", { class: "state", role: "status" }, chat.say("pay_opening"));
    const tab = link(url, { class: "plain", target: "_blank", rel: "noopener" }, icon("outside"), chat.say("pay_tab"));
    if (!src || src === location.href) return this.append(make("p", { class: "state" }, chat.say("unreachable")));
    const frame = make("iframe", { src, title: chat.say("pay_frame"), allow: "payment *", referrerpolicy: "origin" });
    const slow = setTimeout(() => (state.textContent = chat.say("pay_slow")), SLOW);
    const origin = new URL(chat.opening?.api ?? src).origin;
    /** @param {MessageEvent} event */
    const hear = (event) => {
      if (event.origin !== origin || event.source !== frame.contentWindow || event.data?.type !== "shopapp:pay") return;
      clearTimeout(slow);
      this.#size(frame, event.data.height);
      const now = this.#state(event.data.state);
      state.textContent = chat.say(`pay_${now}`);
      this.setAttribute("state", now);
      if (now !== "confirmed") return;
      done();
      tab.remove();
    };
    addEventListener("message", hear);
    this.#off = () => {
      removeEventListener("message", hear);
      clearTimeout(slow);
    };
    this.setAttribute("state", "opening");
    this.append(state, frame, tab);
  }

  end() {
    this.#off();
    this.remove();
  }

  disconnectedCallback() {
    this.#off();
  }

  /** @param {HTMLIFrameElement} frame @param {unknown} height  pixels */
  #size(frame, height) {
    if (typeof height === "number" && height > 0) frame.style.height = `${Math.min(TALLEST, Math.ceil(height))}px`;
  }

  /** @param {unknown} state @returns {"paying"|"confirmed"|"failed"} */
  #state(state) {
    if (CONFIRMED.has(String(state))) return "confirmed";
    return FAILED.has(String(state)) ? "failed" : "paying";
  }
}

customElements.define("shopapp-pay-frame", PayFrame);
