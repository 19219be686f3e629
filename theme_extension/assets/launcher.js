// The one script a storefront page pays for: the chat button, and the panel fetched when somebody wants it.
// Import other modules only by an address from the page's context, and keep this under 3 KB gzipped (npm run check:size).

/** @import { Panel } from "./panel.js" */
/** @import { Chat, Parts } from "./chat.js" */
/** @import { Context } from "./session.js" */

/** @typedef {[number, number, number]} Colour  red, green, blue, 0 to 255 */

const CONTEXT = "script[data-shopapp-context]";

const STYLE = `
:host{position:fixed;z-index:2147483000;inset-block-end:calc(var(--offset) + env(safe-area-inset-bottom,0px));right:calc(var(--offset) + env(safe-area-inset-right,0px));display:block;font-size:15px;line-height:1.4}
:host([side=left]){right:auto;left:calc(var(--offset) + env(safe-area-inset-left,0px))}
:host([quiet]) .bubble,.bubble[hidden]{display:none}:host([muted]) .bubble{opacity:.45}
.bubble{position:relative;display:flex;align-items:center;gap:10px;min-width:56px;height:56px;padding:0 16px;border:0;border-radius:28px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;cursor:pointer;box-shadow:0 1px 2px rgb(0 0 0/.14),0 8px 24px rgb(0 0 0/.18);transition:transform .18s}
.bubble:hover{transform:translateY(-2px)}.bubble:focus-visible{outline:2px solid var(--ink);outline-offset:3px;box-shadow:0 0 0 3px var(--surface)}
.bubble[aria-busy=true]{opacity:.75}svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;flex:none}
.dot{position:absolute;top:2px;inset-inline-end:2px;width:13px;height:13px;border-radius:50%;background:#d92d20;border:2px solid var(--surface)}.dot[hidden]{display:none}
@media (prefers-reduced-motion:reduce){.bubble{transition:none}}@media print{:host{display:none}}`;

/** @param {Colour} colour  Relative luminance, WCAG 2.2. */
const luminance = (colour) => {
  const [r, g, b] = colour.map((part) => ((part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};

/** @param {Colour} one @param {Colour} other  Contrast ratio, 1 to 21, WCAG 2.2. */
export const contrast = (one, other) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

export class Launcher extends HTMLElement {
  /** The context written beside this element; the product block's, where the embed is off. @type {Context} */
  context = JSON.parse((this.previousElementSibling?.matches(CONTEXT) ? this.previousElementSibling : document.querySelector(CONTEXT))?.textContent ?? "{}");
  /** @type {Promise<Parts>|undefined} */ #parts;
  /** @type {Promise<Panel>|undefined} */ #panel;
  /** @type {Chat|undefined} */ #chat;
  #bubble = document.createElement("button");
  #dot = document.createElement("span");

  connectedCallback() {
    if (this.shadowRoot) return;
    if (remembered("shopapp:closed") === "1" && !this.context.designMode) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#paint();
    this.#draw(root);
    document.addEventListener("shopapp:closed", () => this.#leave());
    document.addEventListener("shopapp:ask", (event) => this.open(/** @type {CustomEvent} */ (event).detail));
    if (this.context.designMode) return this.#edited();
    // On a phone the panel covers the page: following a link out of it means wanting to see that page.
    if (remembered("shopapp:open") === "1" && matchMedia("(min-width: 601px)").matches) void this.open(undefined, false);
    else this.#watch();
  }

  /** The merchant keeps the chat closed: nothing of it stays, on this page and the next ones of this tab. */
  #leave() {
    remember("shopapp:closed", "1");
    remember("shopapp:open", "0");
    this.remove();
  }

  /** Opens the chat, asking something at once when a question is given. @param {{text: string}} [ask] @param {boolean} [focus] */
  async open(ask, focus = true) {
    if (!this.isConnected) return;
    this.#bubble.setAttribute("aria-busy", "true");
    try {
      const panel = await this.panel();
      this.unread(false);
      this.shadowRoot?.querySelector("shopapp-nudge")?.remove();
      this.#bubble.hidden = true;
      remember("shopapp:open", "1");
      await panel.open(focus);
      if (ask) void panel.ask(ask);
    } finally {
      this.#bubble.removeAttribute("aria-busy");
    }
  }

  /** The panel closed itself. */
  closed() {
    this.#bubble.hidden = false;
    remember("shopapp:open", "0");
    this.#bubble.focus();
  }

  /** @param {boolean} on */
  unread(on) {
    this.#dot.hidden = !on;
    const { open = "", unread = "" } = this.context.words;
    const label = this.getAttribute("label");
    this.#bubble.setAttribute("aria-label", [label || open, on ? unread : ""].filter(Boolean).join(". "));
  }

  /** Every module of the panel by its file name; fetched once. @returns {Promise<Parts>} */
  parts() {
    this.#parts ??= Promise.all(Object.entries(this.context.modules).map(async ([name, url]) => [name, await import(url)]))
      .then((pairs) => Object.fromEntries(pairs))
      .catch((reason) => {
        this.#parts = undefined;
        throw reason;
      });
    return this.#parts;
  }

  /** The one conversation of this page. @param {Parts} parts */
  chat(parts) {
    return (this.#chat ??= new parts.chat.Chat(this.context, parts, this));
  }

  get isOpen() {
    return this.#bubble.hidden;
  }

  /** @returns {Promise<Panel>} */
  panel() {
    this.#panel ??= this.parts().then((parts) => {
      const panel = /** @type {Panel} */ (document.createElement("shopapp-panel"));
      panel.setAttribute("side", this.getAttribute("side") ?? "right");
      this.shadowRoot?.append(panel);
      panel.begin(parts, this);
      return panel;
    });
    this.#panel.catch(() => (this.#panel = undefined));
    return this.#panel;
  }

  /** @param {ShadowRoot} root */
  #draw(root) {
    const label = this.getAttribute("label");
    this.#bubble.className = "bubble";
    this.#bubble.type = "button";
    this.#bubble.setAttribute("aria-haspopup", "dialog");
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M12 4c5 0 8.5 3.2 8.5 7.3S17 18.6 12 18.6c-.9 0-1.8-.1-2.6-.3L5 20.5l.8-3.9c-1.5-1.3-2.3-3.2-2.3-5.3C3.5 7.2 7 4 12 4ZM8.5 11.4h.01M12 11.4h.01M15.5 11.4h.01");
    svg.append(path);
    this.#dot.className = "dot";
    this.#bubble.append(svg, ...(label ? [label] : []), this.#dot);
    this.#bubble.addEventListener("click", () => this.open());
    for (const hint of ["pointerenter", "focus"]) this.#bubble.addEventListener(hint, () => void this.parts().catch(() => {}), { once: true });
    this.unread(false);
    root.append(this.#bubble);
  }

  /** In the theme editor, choosing the block shows the panel and leaving it puts the panel away. */
  #edited() {
    for (const turn of ["select", "deselect"])
      document.addEventListener(`shopify:block:${turn}`, ({ target }) => {
        if (!(target instanceof Node) || !target.contains(this)) return;
        if (turn === "select") void this.open(undefined, false);
        else if (this.isOpen) void this.panel().then((panel) => panel.close());
      });
  }

  /** Colours of the theme, with text that can be read on each of them. */
  #paint() {
    const surface = this.#theme(["--color-background", "--color-base-background-1"]) ?? this.#read(getComputedStyle(document.body).backgroundColor) ?? [255, 255, 255];
    let ink = this.#theme(["--color-foreground", "--color-base-text"]) ?? this.#read(getComputedStyle(document.body).color) ?? [18, 18, 18];
    if (contrast(ink, surface) < 7) ink = luminance(surface) > 0.18 ? [18, 18, 18] : [255, 255, 255];
    let accent = this.#read(this.getAttribute("accent") ?? "") ?? this.#theme(["--color-primary-button-background", "--color-button-background", "--color-button", "--color-accent"]) ?? ink;
    if (contrast(accent, surface) < 1.25) accent = ink;
    const onAccent = contrast(accent, [0, 0, 0]) > contrast(accent, [255, 255, 255]) ? "#000" : "#fff";
    const colours = { surface, ink, accent, "accent-ink": contrast(accent, surface) < 4.5 ? ink : accent };
    for (const [name, colour] of Object.entries(colours)) this.style.setProperty(`--${name}`, `rgb(${colour.join(" ")})`);
    this.style.setProperty("--on-accent", onAccent);
    this.style.colorScheme = luminance(surface) > 0.18 ? "light" : "dark";
    this.style.setProperty("--offset", `${Number(this.getAttribute("offset")) || 20}px`);
  }

  /** Themes keep colours whole or as bare "r,g,b". @param {string[]} names */
  #theme(names) {
    const style = getComputedStyle(document.body);
    for (const name of names) {
      const value = style.getPropertyValue(name).trim();
      const colour = value && (this.#read(value) ?? this.#read(`rgb(${value})`));
      if (colour) return colour;
    }
  }

  /** @param {string} value @returns {Colour|undefined} */
  #read(value) {
    this.style.color = "";
    this.style.color = value;
    const seen = this.style.color ? getComputedStyle(this).color : "";
    this.style.color = "";
    const parts = seen.startsWith("rgb(") ? (seen.match(/[\d.]+/g) ?? []).map(Number) : [];
    return parts.length === 3 ? /** @type {Colour} */ (parts) : undefined;
  }

  /** A cart with something in it may be left; only then is more fetched than this file, and not while the page loads. */
  #watch() {
    const start = () => setTimeout(() => void this.parts().then((parts) => parts.idle.watch(this, parts)).catch(() => {}), 4000);
    if (this.context.cart?.count) start();
    else for (const name of ["cart:updated", "cart:update", "cart:refresh"]) document.addEventListener(name, start, { once: true });
  }
}

/** Storage may be refused by the browser; the chat then simply forgets. @param {string} key */
const remembered = (key) => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};

/** @param {string} key @param {string} value */
const remember = (key, value) => {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    /* private browsing without storage */
  }
};

if (!customElements.get("shopapp-launcher")) customElements.define("shopapp-launcher", Launcher);
