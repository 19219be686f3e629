// How elements are built: everything said by a model, a shop or a shopper becomes a text node.
// There is no way in here to pass markup, and there must never be one.

const SVG = "http://www.w3.org/2000/svg";

/** Outlines on a 24 × 24 grid. */
const ICONS = {
  send: "M12 19V5M6 11l6-6 6 6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M14 6l-6 6 6 6",
  forward: "M10 6l6 6-6 6",
  down: "M6 10l6 6 6-6",
  check: "M5 12.500l4.500 4.500L19 7.500",
  alert: "M12 8v5M12 16.500h.01M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20c1-3.500 4-5 7.500-5s6.500 1.500 7.500 5",
  page: "M7 3.500h7l4 4v13H7zM14 3.500v4h4M10 12h5M10 15.500h5",
  lock: "M6.500 11h11v8.500h-11zM9 11V8a3 3 0 0 1 6 0v3",
  outside: "M13 5h6v6M19 5l-8 8M16 14v5H5V8h5",
};

/** @typedef {keyof typeof ICONS} Icon */
/** @typedef {string|number|boolean|null|undefined|((event: any) => void)} Prop */
/** @typedef {Node|string|null|undefined|false} Child */

/**
 * Makes an element. Functions become listeners (`onclick`), false and null leave an attribute out, true sets it empty.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, Prop>} [props] @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const make = (tag, props = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** @param {Icon} name */
export const icon = (name) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `icon icon-${name}`);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
};

/** An address that may be put into a link or a frame: http(s) only, else null. @param {string|null|undefined} address */
export const safe = (address) => {
  if (!address) return null;
  try {
    const url = new URL(address, location.href);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
};

/** A link, or plain text when the address may not be used. @param {string|null|undefined} address @param {Record<string, Prop>} props @param {Child[]} children */
export const link = (address, props, ...children) => {
  const href = safe(address);
  if (!href) return make("span", { class: props["class"] }, ...children);
  const outside = new URL(href).origin !== location.origin;
  return make("a", { href, ...(outside ? { target: "_blank", rel: "noopener" } : {}), ...props }, ...children);
};

/** Line breaks of a text kept as paragraphs. @param {string} text */
export const paragraphs = (text) =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim())
    .map((part) => make("p", {}, part.trim()));

/** @param {string} locale */
export const rightToLeft = (locale) => /^(ar|fa|he|ur|ckb|ps|sd|yi)\b/i.test(locale) || document.documentElement.dir === "rtl";

/** What is read aloud but not drawn. @param {string} text */
export const aloud = (text) => make("span", { class: "aloud" }, text);
