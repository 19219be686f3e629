// The pay page. It shows what the server says and asks it to look again; nothing that happens here moves the payment by itself.

import * as addressForm from "./address.js";
import { away, end } from "./end.js";
import { Frame, framed } from "./frame.js";
import { attend, button, changes, notice, progress } from "./say.js";
import { Server, Trouble } from "./server.js";
import { Card, load } from "./stripe.js";
import { destination, find, show } from "./summary.js";
import { options, text } from "./texts.js";
import { Wallet } from "./wallet.js";

/** @import { State, Quote } from "./server.js" */

/** Milliseconds between two looks: short at first, then patient. */
const SOON = 1_500;
const LATER = 6_000;
const server = new Server(options.token);
const frame = new Frame(options.parents);
const submit = /** @type {HTMLButtonElement} */ (find("submit"));
/** @type {State} */ let now;
/** @type {Card|undefined} */ let card;
/** The card form is on its way. */ let mounting = false;
/** It is there to be filled in. */ let ready = false;
/** A payment is on its way from this page. */ let busy = false;
/** The bank's question that was opened last. */ let asked = "";
/** Why an answer was lost, for when it turns out that nothing happened. */ let unsaid = "";
let looks = 0;
/** @type {ReturnType<typeof setTimeout>|undefined} */ let next;

/** @param {State} state */
function render(state) {
  const before = /** @type {State|undefined} */ (now);
  now = state;
  clearTimeout(next);
  find("pay").setAttribute("aria-busy", String(state.phase === "working"));
  find("pay").dataset["phase"] = state.phase;
  const over = state.phase === "paid" || state.phase === "over";
  find("form").hidden = state.phase !== "form";
  find("work").hidden = over || state.phase === "form";
  find("end").hidden = !over;
  if (state.phase !== "action") frame.makeRoom(false);
  if (state.phase === "form") form(before);
  else if (!over) work();
  else if (before?.phase !== state.phase) {
    const heading = end(state);
    if (before && document.hasFocus()) heading.focus();
  }
  frame.tell(state);
}

/** @param {State|undefined} before */
function form(before) {
  looks = 0;
  if (now.changes) changes(now.changes);
  if (!now.quote || now.quote_stale) return void again();
  if (now.contact) {
    destination(now.contact.address, now.contact.email);
    addressForm.fill(now.contact.email, now.contact.address);
  }
  show(now.quote, (rate) => reprice({ rate }).catch(trouble));
  const free = now.quote.total.minor === 0;
  find("methods").hidden = free;
  if (!free && !card) void mount();
  submit.disabled = busy || !(free || ready);
  if (!now.reason || !now.message) return void notice("");
  notice(now.message);
  if (before && before.phase !== "form") attend();
}

async function mount() {
  if (mounting) return;
  mounting = true;
  try {
    card = await made();
    const wallet = new Wallet({ state: () => now, reprice, pay, say: (told) => notice(told) });
    card.mount(/** @type {Quote} */ (now.quote), { ready: usable, failed: unloadable, wallets: (any) => (find("or").hidden = !any), wallet });
  } catch {
    card = undefined;
    unloadable();
  }
  mounting = false;
}

async function made() {
  const slow = () => notice(text("slow"), ...elsewhere());
  return new Card(await load(options.stripe_js, slow), options.publishable_key, options.locale, options.acts_on);
}

function usable() {
  ready = true;
  submit.disabled = busy;
  notice(now.reason && now.message ? now.message : "");
  frame.tell();
}

function unloadable() {
  submit.disabled = true;
  notice(text("unloadable"), ...elsewhere());
}

/** Other ways to pay when Stripe's form does not come. */
function elsewhere() {
  const tab = framed ? away(location.href, text("new_tab")) : null;
  return [tab, away(now.elsewhere, text("own_checkout"))].filter((link) => link !== null);
}

function work() {
  const asks = now.phase === "action" && now.client_secret;
  if (asks && asked !== now.client_secret) return void challenge(/** @type {string} */ (now.client_secret));
  progress(now.message ?? text("moment"), asks ? [button(text("continue_bank"), () => void challenge(asks)), button(text("another_card"), () => void go("another-card"), "plain")] : [], asks || "");
  next = setTimeout(() => go("look"), looks++ < 10 ? SOON : LATER);
}

/** @param {string} secret */
async function challenge(secret) {
  asked = secret;
  clearTimeout(next);
  progress(text("bank_asks"));
  frame.makeRoom(true);
  let failed = "";
  try {
    await (card ?? (await made())).challenge(secret);
  } catch {
    failed = text("bank_failed");
  }
  frame.makeRoom(false);
  progress(text("checking"));
  await go("look");
  if (failed && now.phase === "action") find("work-text").textContent = failed;
}

/** @param {object} wish @returns {Promise<State>} */
async function reprice(wish) {
  submit.disabled = true;
  const state = await server.post("quote", wish);
  if (state.quote) await card?.price(state.quote);
  render(state);
  return state;
}

/** The price of before does not stand any more: show the present one, and say so beside the button if it differs. */
async function again() {
  try {
    const state = await reprice({});
    if (state.changes?.length) notice(text("price_look"));
  } catch (problem) {
    trouble(problem);
  }
}

async function pay() {
  if (busy || !now.quote) return;
  hold(true);
  try {
    const hash = now.quote.hash;
    const token = now.quote.total.minor ? await /** @type {Card} */ (card).token(location.href) : "";
    const state = await server.post("confirm", { confirmation_token: token, quote_hash: hash });
    hold(false);
    render(state);
  } catch (problem) {
    const code = problem instanceof Trouble ? problem.code : "";
    hold(false);
    if (["quote_changed", "quote_expired", "cart_changed"].includes(code)) return void again();
    // After a lost answer the truth is on the server: look before letting anyone pay again.
    if (problem instanceof Trouble && problem.unsure) return void lost(problem.message);
    show(now.quote, (rate) => reprice({ rate }).catch(trouble));
    trouble(problem);
  }
}

/** From the click to the answer nothing here can be pressed or changed. @param {boolean} on */
function hold(on) {
  busy = on;
  notice("");
  changes([]);
  submit.disabled = on;
  submit.classList.toggle("busy", on);
  for (const part of ["rates", "edit"]) /** @type {HTMLFieldSetElement|HTMLButtonElement} */ (find(part)).disabled = on;
  if (on) submit.textContent = text("checking");
}

/** @param {string} why  said beside the form, should it turn out that nothing happened */
function lost(why) {
  unsaid = why;
  progress(text("lost"));
  next = setTimeout(() => go("look"), SOON);
}

/** @param {"look"|"another-card"} what */
async function go(what) {
  clearTimeout(next);
  try {
    render(await server.post(what));
    if (unsaid && now.phase === "form" && !now.message) notice(unsaid);
    if (now.phase !== "working") unsaid = "";
  } catch (problem) {
    progress(problem instanceof Error ? problem.message : text("moment"));
    next = setTimeout(() => go("look"), looks++ < 5 ? 2 * SOON : LATER);
  }
}

/** Something was refused while the form is open. @param {unknown} problem */
function trouble(problem) {
  const said = problem instanceof Error ? problem.message : text("wrong");
  const code = problem instanceof Trouble ? problem.code : "";
  if (["already_ordered", "payment_under_way"].includes(code)) return void go("look");
  if (["no_delivery", "address", "country", "email"].includes(code)) addressForm.refuse(said);
  else if (now.quote_stale || !now.quote) notice(said, button(text("try_again"), again, "plain"));
  else notice(said);
  if (now.quote) submit.disabled = now.quote_stale || busy || !(ready || now.quote.total.minor === 0);
  frame.tell();
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
// A page that comes back from the browser's memory may be older than the payment.
addEventListener("pageshow", (event) => event.persisted && void go("look"));

async function open() {
  try {
    render(await server.state());
  } catch (problem) {
    progress(problem instanceof Error ? problem.message : "");
    next = setTimeout(open, 2 * SOON);
  }
}
await open();
