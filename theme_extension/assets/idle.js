// A cart that is left alone: after the time the shop set, the app is told once per visit, and may answer with a nudge.
// Fetched only when something is in the cart. It never opens anything by itself.

/** @import { Launcher } from "./launcher.js" */
/** @import { Chat, Parts } from "./chat.js" */
/** @import { Nudge } from "./nudge.js" */

const SAID = "shopapp:idle";
const SIGNS = ["pointerdown", "keydown", "scroll", "touchstart", "pointermove"];
/** How long an answer to the signal is waited for, in milliseconds between looks. */
const LOOKS = [1500, 3000, 6000, 12000];

/** @param {Launcher} launcher @param {Parts} parts */
export const watch = async (launcher, parts) => {
  if (once()) return;
  const chat = launcher.chat(parts);
  const trigger = (await chat.session.open()).triggers?.find(({ name }) => name === "cart_idle");
  if (!trigger) return;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const stop = () => SIGNS.forEach((sign) => removeEventListener(sign, again));
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.hidden) return again();
      stop();
      void idle(launcher, chat);
    }, trigger.after_seconds * 1000);
  };
  for (const sign of SIGNS) addEventListener(sign, again, { passive: true });
  again();
};

/** @param {Launcher} launcher @param {Chat} chat */
const idle = async (launcher, chat) => {
  if (once() || launcher.isOpen) return;
  const cart = await chat.cart.refresh();
  if (!cart.item_count) return;
  once(true);
  const before = (await chat.session.open()).conversation?.seq ?? 0;
  await chat.signal("cart_idle");
  for (const wait of LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (launcher.isOpen) return;
    const nudge = (await chat.stream.history(before)).find(({ type }) => type === "nudge");
    if (nudge) return show(launcher, nudge.payload);
  }
};

/** @param {Launcher} launcher @param {{text: string, suggestions?: string[]}} payload */
const show = (launcher, payload) => {
  const nudge = /** @type {Nudge} */ (document.createElement("shopapp-nudge"));
  nudge.show(payload, launcher);
  launcher.shadowRoot?.append(nudge);
  launcher.unread(true);
};

/** Whether this visit's signal has been given. @param {boolean} [now] */
const once = (now = false) => {
  try {
    if (now) sessionStorage.setItem(SAID, "1");
    return sessionStorage.getItem(SAID) === "1";
  } catch {
    return !now;
  }
};
