// The page's words, in the language of the conversation: handed over by the server, so that there is one place for them.

/** @typedef {{token: string, stripe_js: string, publishable_key: string, acts_on: string, parents: string[], locale: string, words: Record<string, string>}} Options */

/** What the server gave this page. */
export const options = /** @type {Options} */ (JSON.parse(document.getElementById("options")?.textContent ?? "{}"));

/** From right to left, what is put into a sentence keeps its own direction: "#1001" must not become "1001#". */
const [FROM, TO] = document.documentElement.dir === "rtl" ? ["\u2068", "\u2069"] : ["", ""];

/** @param {string} key @param {Record<string, string>} [places] */
export function text(key, places = {}) {
  return (options.words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => (name in places ? `${FROM}${places[name]}${TO}` : whole));
}

/** The sentence with a node in its place. @param {string} key @param {string} place @param {Node} node @returns {(Node|string)[]} */
export function around(key, place, node) {
  const [before = "", after = ""] = text(key).split(`{${place}}`);
  return [before, node, after];
}
