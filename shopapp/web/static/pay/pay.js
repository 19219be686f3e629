// The pay page. It shows what the server says and asks it to look again; nothing that happens here moves the payment by itself.

import * as addressForm from "./address.js";
import { Server, Trouble } from "./server.js";
import { Card, load } from "./stripe.js";
import { destination, find, make, show } from "./summary.js";
import { Wallet } from "./wallet.js";

/** @import { State, Quote } from "./server.js" */
/** @typedef {{token: string, stripe_js: string, publishable_key: string, parents: string[], locale: string}} Options */

const WAIT = 1500;
const options = /** @type {Options} */ (JSON.parse(find("options").textContent ?? "{}"));
const server = new Server(options.token);
const submit = /** @type {HTMLButtonElement} */ (find("submit"));
/** @type {State} */ let now;
/** @type {Card|undefined} */ let card;
let busy = false;
let asked = "";
/** @type {ReturnType<typeof setTimeout>|undefined} */ let next;

/** @param {State} state */
function render(state) {
  now = state;
  clearTimeout(next);
  find("pay").setAttribute("aria-busy", "false");
  for (const part of ["form", "work", "end"]) find(part).hidden = true;
  changes(state.changes ?? []);
  if (state.phase === "form") form();
  else if (state.phase === "paid" || state.phase === "over") end();
  else work();
  tell();
}

function form() {
  find("form").hidden = false;
  notice(now.message && now.reason ? now.message : "", true);
  if (!now.quote || now.quote_stale) return void reprice({}).catch(trouble);
  if (now.contact) {
    destination(now.contact.address, now.contact.email);
    addressForm.fill(now.contact.email, now.contact.address);
  }
  show(now.quote, (rate) => reprice({ rate }).catch(trouble));
  const free = now.quote.total.minor === 0;
  find("methods").hidden = free;
  if (free) submit.disabled = busy;
  else if (!card) mount();
  else submit.disabled = busy;
}

async function mount() {
  try {
    card = new Card(await load(options.stripe_js), options.publishable_key, options.locale);
    const wallet = new Wallet({ quote: () => /** @type {Quote} */ (now.quote), reprice, pay, say: (text) => notice(text, true) });
    card.mount(/** @type {Quote} */ (now.quote), { ready: () => ((submit.disabled = busy), tell()), wallets: (any) => (find("or").hidden = !any), wallet });
  } catch {
    submit.disabled = true;
    notice("The payment form could not be loaded. A blocker in this browser may keep it away.", true);
    elsewhere(find("notice"));
  }
}

/** @param {HTMLElement} where */
function elsewhere(where) {
  if (now.elsewhere) where.append(" ", make("a", { href: now.elsewhere, target: "_top", rel: "noreferrer" }, "Continue in the shop's own checkout"));
}

function work() {
  find("work").hidden = false;
  notice("", false);
  find("work-text").textContent = now.message ?? "One moment …";
  const actions = find("work-actions");
  actions.replaceChildren();
  if (now.phase === "action" && now.client_secret) {
    if (asked !== now.client_secret) return void challenge(now.client_secret);
    actions.append(button("Continue with the bank", () => challenge(/** @type {string} */ (now.client_secret))), button("Use another card", () => go("another-card"), "plain"));
  }
  next = setTimeout(() => go("look"), WAIT);
}

/** @param {string} secret */
async function challenge(secret) {
  asked = secret;
  clearTimeout(next);
  try {
    if (!card) {
      card = new Card(await load(options.stripe_js), options.publishable_key, options.locale);
      await card.challenge(secret);
      card = undefined; // mounted anew should the form come back
    } else await card.challenge(secret);
  } catch {
    notice("Your bank's question could not be shown. Please try again.", true);
  }
  await go("look");
}

function end() {
  const paid = now.phase === "paid" && now.order;
  const box = find("end");
  box.hidden = false;
  notice("", false);
  if (paid && now.order) {
    const { number, email_hint, status_url } = now.order;
    const links = status_url && /^https?:/.test(status_url) ? [make("a", { class: "plain", href: status_url, target: "_top", rel: "noreferrer" }, "See the order")] : [];
    box.replaceChildren(mark("✓", "good"), make("h2", {}, `Order ${number} is confirmed`), make("p", {}, email_hint ? `Thank you. A confirmation goes to ${email_hint}.` : "Thank you."), make("div", { class: "actions" }, ...links));
    return;
  }
  const title = now.reason === "sold_out" ? "Just sold out" : now.state === "expired" ? "This checkout has ended" : now.state === "refunded" ? "Payment given back" : "The order was not made";
  const back = /^https?:/.test(now.back) ? [make("a", { class: "plain", href: now.back, target: "_top", rel: "noreferrer" }, "Back to the shop")] : [];
  box.replaceChildren(mark("·", ""), make("h2", {}, title), make("p", {}, now.message ?? ""), make("div", { class: "actions" }, ...back));
}

/** @param {object} wish @returns {Promise<State>} */
async function reprice(wish) {
  submit.disabled = true;
  const state = await server.post("quote", wish);
  if (state.quote) await card?.price(state.quote);
  render(state);
  return state;
}

async function pay() {
  if (busy || !now.quote) return;
  busy = submit.disabled = true;
  notice("", false);
  submit.textContent = "One moment …";
  try {
    const token = now.quote.total.minor ? await /** @type {Card} */ (card).token(location.href) : "";
    const hash = now.quote.hash;
    busy = false;
    render(await server.post("confirm", { confirmation_token: token, quote_hash: hash }));
  } catch (problem) {
    busy = false;
    if (problem instanceof Trouble && ["quote_changed", "quote_expired", "cart_changed"].includes(problem.code)) return void reprice({}).catch(trouble);
    // After a lost answer the truth is on the server: look before letting anyone pay again.
    if (problem instanceof Trouble && ["offline", "unreachable", "bug"].includes(problem.code)) return void (next = setTimeout(() => go("look"), WAIT));
    render(now);
    trouble(problem);
  }
}

/** @param {"look"|"another-card"} what */
async function go(what) {
  clearTimeout(next);
  try {
    render(await server.post(what));
  } catch (problem) {
    trouble(problem);
    next = setTimeout(() => go("look"), 2 * WAIT);
  }
}

/** @param {unknown} problem */
function trouble(problem) {
  notice(problem instanceof Error ? problem.message : "Something went wrong. Please try again.", true);
  if (now?.phase === "form") submit.disabled = now.quote_stale || busy;
  if (problem instanceof Trouble && ["no_delivery", "address", "country", "email"].includes(problem.code)) addressForm.open(true);
  tell();
}

/** @param {string} text @param {boolean} alert */
function notice(text, alert) {
  const box = find("notice");
  box.textContent = text;
  box.hidden = !text;
  box.classList.toggle("alert", alert);
}

/** @param {string[]} told */
function changes(told) {
  find("changes").hidden = told.length === 0;
  find("changes").replaceChildren(...told.map((text) => make("li", {}, text)));
}

/** @param {string} text @param {() => void} act @param {string} [kind] */
function button(text, act, kind = "") {
  const node = make("button", { type: "button", class: kind }, text);
  node.addEventListener("click", act);
  return node;
}

/** @param {string} sign @param {string} kind */
const mark = (sign, kind) => make("span", { class: `mark ${kind}`, "aria-hidden": "true" }, sign);

/** Say state and height to the page around this one, if it is one of the shop's. */
function tell() {
  if (parent === window || !now) return;
  const height = Math.ceil(find("pay").getBoundingClientRect().height);
  for (const origin of options.parents) parent.postMessage({ type: "shopapp:pay", state: now.state, height }, origin);
}

addressForm.begin(async (email, address) => {
  try {
    await reprice({ email, address });
    addressForm.open(false);
  } catch (problem) {
    trouble(problem);
  }
});
submit.addEventListener("click", () => void pay());
new ResizeObserver(tell).observe(find("pay"));
server.state().then(render, (problem) => (trouble(problem), (next = setTimeout(() => go("look"), 2 * WAIT))));
