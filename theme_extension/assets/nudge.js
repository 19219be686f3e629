// <shopapp-nudge>: a few words above the chat button. Small, never in the way, gone for this visit once dismissed.

/** @import { Launcher } from "./launcher.js" */

const STYLE = `
:host{position:absolute;inset-block-end:calc(100% + 14px);right:0;width:min(300px,calc(100vw - 40px));animation:rise .28s ease-out}
:host([side=left]){right:auto;left:0}
div{position:relative;padding:16px 18px;padding-inline-end:46px;border-radius:16px;background:var(--surface);color:var(--ink);border:1px solid color-mix(in srgb,var(--ink) 12%,var(--surface));box-shadow:0 12px 32px rgb(0 0 0/.16)}
small{display:block;margin-block-end:4px;font-size:13px;opacity:.75}p{margin:0;text-wrap:pretty}ul{display:flex;flex-wrap:wrap;gap:8px;margin:12px 0 0;padding:0;list-style:none}
button{font:inherit;color:inherit;cursor:pointer}
.say{min-height:44px;padding:8px 14px;border-radius:22px;border:1px solid color-mix(in srgb,var(--ink) 26%,var(--surface));background:transparent;text-align:start}
.say:hover{background:color-mix(in srgb,var(--ink) 6%,var(--surface))}
.away{position:absolute;inset-block-start:2px;inset-inline-end:2px;width:44px;height:44px;border:0;border-radius:50%;background:none;font-size:22px;line-height:1}
button:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
@keyframes rise{from{opacity:0;transform:translateY(8px)}}@media (prefers-reduced-motion:reduce){:host{animation:none}}`;

export class Nudge extends HTMLElement {
  /** @param {{text: string, suggestions?: string[]}} nudge @param {Launcher} launcher */
  show({ text, suggestions }, launcher) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.setAttribute("side", launcher.getAttribute("side") ?? "right");
    this.setAttribute("role", "status");
    const box = document.createElement("div");
    const words = document.createElement("p");
    words.dir = "auto";
    words.textContent = text;
    const list = document.createElement("ul");
    for (const suggestion of suggestions ?? []) list.append(this.#choice(suggestion, launcher));
    const away = document.createElement("button");
    away.className = "away";
    away.setAttribute("aria-label", launcher.context.words["dismiss"] ?? "");
    away.textContent = "×";
    away.addEventListener("click", () => this.#dismiss(launcher));
    const who = document.createElement("small");
    who.textContent = launcher.context.words["ai"] ?? "";
    box.append(who, words, list, away);
    root.append(box);
  }

  /** @param {string} text @param {Launcher} launcher */
  #choice(text, launcher) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.className = "say";
    button.textContent = text;
    button.addEventListener("click", () => {
      this.remove();
      void launcher.open({ text });
    });
    item.append(button);
    return item;
  }

  /** @param {Launcher} launcher */
  #dismiss(launcher) {
    this.remove();
    launcher.unread(false);
  }
}

customElements.define("shopapp-nudge", Nudge);
