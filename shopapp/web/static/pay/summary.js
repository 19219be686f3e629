// What is bought and what it costs: every line, the shipping to choose, tax included or added, the total.

import { options, text } from "./texts.js";

/** @import { Quote, Address } from "./server.js" */

/** @param {string} id */
export const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string>} [attributes] @param {...(Node|string)} inside
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...inside);
  return node;
}

/** @param {Quote} quote @param {(handle: string) => void} choose */
export function show(quote, choose) {
  find("lines").replaceChildren(...quote.lines.map(line));
  rates(quote, choose);
  sums(quote);
  find("codes").hidden = quote.codes_without_effect.length === 0;
  find("codes").replaceChildren(...quote.codes_without_effect.map((code) => make("li", {}, text("code_without_effect", { code }))));
  find("submit").textContent = quote.total.minor ? text("pay_amount", { amount: quote.total.text }) : text("place_order");
}

/** @param {Quote["lines"][number]} item */
function line(item) {
  const detail = [item.variant_title, `${item.quantity} × ${item.unit.text}`].filter(Boolean).join(" · ");
  const what = make("div", { class: "what" }, make("div", {}, item.title), make("div", { class: "detail" }, detail));
  return make("li", {}, ...picture(item.image), what, ...cost(item));
}

/** What a line costs; where something was taken off, what it would have cost, too. A gift says so. @param {Quote["lines"][number]} item */
function cost(item) {
  const off = item.total.minor < item.unit.minor * item.quantity;
  const now = make("span", { class: "amount" }, item.total.minor || !off ? item.total.text : text("gift"));
  return off && item.total.minor ? [make("s", { class: "amount was" }, item.full.text), now] : [now];
}

/** Nothing where there is no picture, or where it does not load. @param {string} src */
function picture(src) {
  if (!/^https?:/.test(src)) return [];
  const shown = make("img", { class: "picture", src, alt: "", width: "52", height: "52" });
  shown.addEventListener("error", () => shown.remove());
  return [shown];
}

/** @param {Quote} quote @param {(handle: string) => void} choose */
function rates(quote, choose) {
  const box = find("rates");
  box.hidden = quote.rates.length === 0;
  const held = document.activeElement instanceof HTMLInputElement && box.contains(document.activeElement);
  const choices = quote.rates.map((rate) => {
    const input = make("input", { type: "radio", name: "rate", value: rate.handle });
    input.checked = rate.handle === quote.rate;
    input.addEventListener("change", () => choose(rate.handle));
    return make("label", {}, input, make("span", {}, rate.title), make("span", { class: "amount" }, rate.price.minor ? rate.price.text : text("free")));
  });
  box.replaceChildren(make("legend", {}, text("shipping")), ...choices);
  if (held) /** @type {HTMLElement|null} */ (box.querySelector(":checked"))?.focus();
}

/** @param {Quote} quote */
function sums(quote) {
  /** @type {[string, string, string][]} */
  const rows = [[text("items"), quote.subtotal.text, ""]];
  rows.push(...quote.discounts.map(({ title, amount }) => /** @type {[string, string, string]} */ ([text("discount_of", { title }), amount.text, "small"])));
  if (quote.discount.minor && !quote.discounts.length) rows.push([text("discount"), quote.discount.text, "small"]);
  if (quote.rates.length) rows.push([text("shipping"), quote.shipping.minor ? quote.shipping.text : text("free"), ""]);
  if (quote.duties.minor) rows.push([text("duties"), quote.duties.text, ""]);
  if (quote.tax.minor && !quote.taxes_included) rows.push([text("tax"), quote.tax.text, ""]);
  rows.push([text("total"), quote.total.text, "total"]);
  if (quote.tax.minor && quote.taxes_included) rows.push([text("tax_included"), quote.tax.text, "small"]);
  find("sums").replaceChildren(...rows.flatMap(([name, sum, kind]) => [make("dt", { class: kind }, name), make("dd", { class: `amount ${kind}` }, sum)]));
}

/** @param {Address} address @param {string} email */
export function destination(address, email) {
  const place = [address.zip, address.city].filter(Boolean).join(" ");
  const lines = [[address.name], [address.address1, address.address2], [place, country(address.country ?? "")], [email]];
  find("to").replaceChildren(...lines.filter((parts) => parts.some(Boolean)).map((parts) => make("span", {}, ...apart(parts))));
}

/** Each part in its own direction: a street keeps its number before its name on a page that runs from right to left. @param {(string|undefined)[]} parts */
function apart(parts) {
  return parts.filter(Boolean).flatMap((part, place) => [place ? ", " : "", make("bdi", {}, part ?? "")]);
}

/** @param {string} code */
export function country(code) {
  try {
    return new Intl.DisplayNames([options.locale, "en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
