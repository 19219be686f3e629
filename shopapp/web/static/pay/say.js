// What the page tells the shopper: beside the button, about the price, and while something is under way.

import { find, make } from "./summary.js";

/** What the progress part shows, to leave it alone while nothing changed: its buttons keep the keyboard's focus. */
let shown = "";

/** Just above the button that it is about. Empty: nothing to say. @param {string} text @param {...Node} links */
export function notice(text, ...links) {
  const box = find("notice");
  box.hidden = !text;
  box.classList.toggle("alert", Boolean(text));
  box.replaceChildren(make("p", {}, text), ...links);
}

/** Lead a keyboard or a screen reader to the notice, if they are on this page. */
export function attend() {
  if (document.hasFocus()) find("notice").focus();
}

/** What is different about the price, one sentence each. @param {string[]} told */
export function changes(told) {
  find("changes").hidden = told.length === 0;
  find("changes").replaceChildren(...told.map((text) => make("li", {}, text)));
}

/** What is going on, in place of the form. @param {string} text @param {Node[]} deeds  what may be done meanwhile @param {string} of  the question they belong to */
export function progress(text, deeds = [], of = "") {
  find("work").hidden = false;
  find("form").hidden = true;
  find("spinner").hidden = deeds.length > 0;
  const key = `${of} ${deeds.length} ${text}`;
  if (key === shown) return;
  shown = key;
  find("work-text").textContent = text;
  find("work-actions").replaceChildren(...deeds);
}

/** @param {string} text @param {() => unknown} act @param {string} [kind] */
export function button(text, act, kind = "") {
  const node = make("button", { type: "button", class: kind }, text);
  node.addEventListener("click", act);
  return node;
}
