// Where a checkout ends: paid, or not made and why. Nothing here can be undone, so there is nothing to press but a way back.

import { framed } from "./frame.js";
import { make } from "./summary.js";
import { around, text } from "./texts.js";

/** @import { State } from "./server.js" */

const SIGNS = { good: "M5 12.5l4.5 4.5L19 7.5", over: "M7 7l10 10M17 7L7 17", back: "M4 12h13a4 4 0 0 1 0 8h-3M8 8l-4 4 4 4" };

/** @param {State} state @returns {HTMLElement} the heading, so that attention can go there */
export function end(state, box = /** @type {HTMLElement} */ (document.getElementById("end"))) {
  const paid = state.phase === "paid" && state.order;
  const sign = paid ? "good" : state.state === "refunded" ? "back" : "over";
  const title = paid ? text("end_paid", { number: paid.number }) : text(`end_${state.reason}`) || text(`end_${state.state}`) || text("end_voided");
  const heading = make("h2", { tabindex: "-1" }, title);
  const words = paid ? thanks(state) : [make("p", {}, state.message ?? "")];
  const link = paid ? away(paid.status_url, text("see_order")) : framed ? null : away(state.back, text("back"));
  box.replaceChildren(mark(sign), heading, ...words, ...(link ? [make("p", { class: "actions" }, link)] : []));
  return heading;
}

/** @param {State} state */
function thanks({ quote, order }) {
  const sum = quote?.total.minor ? [make("p", { class: "sum" }, text("paid_sum", { amount: quote.total.text }))] : [];
  const mail = order?.email_hint ? [make("p", {}, ...around("mail", "email", make("bdi", { class: "whole" }, order.email_hint)))] : [];
  return [...sum, ...mail];
}

/** A link out of the frame never takes the chat's page away. @param {string|null|undefined} url @param {string} words */
export function away(url, words) {
  if (!url || !/^https?:\/\//.test(url)) return null;
  return make("a", { class: "plain", href: url, target: framed ? "_blank" : "_top", rel: "noreferrer" }, words);
}

/** @param {keyof typeof SIGNS} sign */
function mark(sign) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", SIGNS[sign]);
  svg.append(path);
  return make("span", { class: `mark ${sign}`, "aria-hidden": "true" }, svg);
}
