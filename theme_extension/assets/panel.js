// <shopapp-panel>: the chat itself. Beside the page on a desk (not modal), in front of it on a phone (modal).
// Focus goes in when the shopper opens it and back to the button when they close it; a page load never takes the focus.

/** @import { Launcher } from "./launcher.js" */
/** @import { Chat, Parts } from "./chat.js" */
/** @import { Log } from "./log.js" */
/** @import { Composer } from "./composer.js" */

const PHONE = matchMedia("(max-width: 600px), (max-height: 420px)");

export class Panel extends HTMLElement {
  /** @type {Chat} */ #chat = /** @type {any} */ (undefined);
  /** @type {Launcher} */ #launcher = /** @type {any} */ (undefined);
  #log = /** @type {Log} */ (document.createElement("shopapp-log"));
  #composer = /** @type {Composer} */ (document.createElement("shopapp-composer"));
  #dialog = document.createElement("dialog");
  #title = document.createElement("h2");
  /** @type {Promise<void>|undefined} */ #begun;

  /** @param {Parts} parts @param {Launcher} launcher */
  begin(parts, launcher) {
    this.#launcher = launcher;
    this.#chat = launcher.chat(parts);
    this.#draw();
    this.#log.begin(this.#chat);
    this.#composer.begin(this.#chat);
    this.#chat.held = ({ holder, name }) => this.#held(holder, name ?? "");
    this.#chat.news = () => this.#dialog.open || launcher.unread(true);
    PHONE.addEventListener("change", () => this.#dialog.open && this.#present(false));
    for (const name of ["resize", "scroll"]) visualViewport?.addEventListener(name, () => this.#fit());
  }

  /** @param {boolean} focus */
  async open(focus) {
    await this.#styled;
    this.#present(focus);
    if (this.#chat.context.designMode) return this.#chat.parts.preview.fill(this.#log, this.#chat);
    this.#begun ??= this.#begin();
    await this.#begun;
  }

  /** Taken away while open, as the theme editor does when it draws the block anew: the page behind scrolls again. */
  disconnectedCallback() {
    document.documentElement.style.removeProperty("overflow");
  }

  /** @param {{text: string}} question */
  async ask({ text }) {
    if (this.#chat.context.designMode) return;
    await this.#chat.send({ text }, text);
  }

  close() {
    this.#dialog.close();
    document.documentElement.style.removeProperty("overflow");
    this.#launcher.closed();
    if (!this.#chat.context.designMode) void this.#chat.signal("close");
  }

  /** Connecting may fail; the panel then says so and tries again on request, with the draft where it was. */
  async #begin() {
    this.#log.busy(true);
    try {
      await this.#chat.begin(this.#log);
      this.#title.textContent = this.#chat.opening?.assistant.name || this.#chat.say("assistant");
      void this.#chat.signal("open");
    } catch (reason) {
      this.#begun = undefined;
      this.#log.unreachable(reason instanceof Error ? reason.message : "", () => void this.open(true));
    } finally {
      this.#log.busy(false);
    }
  }

  /** @type {Promise<unknown>} */ #styled = Promise.resolve();

  #draw() {
    const { make, icon } = this.#chat.dom;
    const { locale, styles } = this.#chat.context;
    const root = this.attachShadow({ mode: "open" });
    const sheets = styles.map((href) => make("link", { rel: "stylesheet", href }));
    this.#styled = Promise.all(sheets.map((sheet) => new Promise((resolve) => ["load", "error"].forEach((name) => sheet.addEventListener(name, resolve)))));
    this.#title = make("h2", { id: "title", tabindex: "-1" }, this.#chat.say("assistant"));
    const close = make("button", { type: "button", class: "round", "aria-label": this.#chat.say("close"), onclick: () => this.close() }, icon("close"));
    const head = make("div", { class: "bar" }, make("div", { class: "who" }, this.#title, make("p", { id: "ai" }, this.#chat.say("ai"))), this.#menu(), close);
    const dir = this.#chat.dom.rightToLeft(locale) ? "rtl" : "ltr";
    this.#dialog = make("dialog", { "aria-labelledby": "title", "aria-describedby": "ai", dir, lang: locale, onkeydown: (/** @type {KeyboardEvent} */ event) => this.#keyed(event) }, head, this.#log, this.#composer);
    this.#dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    root.append(...sheets, this.#dialog);
  }

  /** Who answers stands under the title, for as long as it is so. @param {string} holder @param {string} name */
  #held(holder, name) {
    const words = { person: () => this.#chat.say("person_here", { name }), waiting: () => this.#chat.say("person_waiting") };
    const line = /** @type {HTMLElement} */ (this.#title.nextElementSibling);
    line.textContent = (words[/** @type {"person"|"waiting"} */ (holder)] ?? (() => this.#chat.say("ai")))();
    line.parentElement?.setAttribute("holder", holder);
  }

  #menu() {
    const { make, icon } = this.#chat.dom;
    const times = make("button", { type: "button", "aria-pressed": "false" }, this.#chat.say("times_show"));
    const menu = make("details", { class: "menu" }, make("summary", { class: "round", "aria-label": this.#chat.say("menu") }, icon("more")));
    times.addEventListener("click", () => {
      const on = this.#log.toggleAttribute("times");
      times.setAttribute("aria-pressed", String(on));
      times.textContent = this.#chat.say(on ? "times_hide" : "times_show");
      menu.open = false;
    });
    const fresh = make("button", { type: "button" }, this.#chat.say("new_conversation"));
    fresh.addEventListener("click", () => {
      menu.open = false;
      if (this.#chat.opening) void this.#chat.fresh().then(() => this.#composer.write()).catch(() => {});
    });
    menu.append(make("div", { class: "choices" }, fresh, times));
    return menu;
  }

  /** @param {KeyboardEvent} event */
  #keyed(event) {
    if (event.key !== "Escape") return;
    const open = /** @type {HTMLDetailsElement|null} */ (event.composedPath().find((node) => node instanceof HTMLDetailsElement && node.open));
    event.preventDefault();
    event.stopPropagation();
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
    } else this.close();
  }

  /** @param {boolean} focus */
  #present(focus) {
    const modal = PHONE.matches;
    if (this.#dialog.open) this.#dialog.close();
    if (modal) this.#dialog.showModal();
    else this.#dialog.setAttribute("open", "");
    this.toggleAttribute("modal", modal);
    if (modal) document.documentElement.style.setProperty("overflow", "hidden");
    else document.documentElement.style.removeProperty("overflow");
    this.#fit();
    // On a phone the field would raise the keyboard over the conversation; the title takes the focus there.
    if (modal) this.#title.focus();
    else if (focus) this.#composer.write();
  }

  /** The part of a phone's screen that its keyboard leaves free. */
  #fit() {
    if (!PHONE.matches || !visualViewport) return;
    this.style.setProperty("--seen", `${visualViewport.height}px`);
    this.style.setProperty("--from", `${visualViewport.offsetTop}px`);
  }
}

customElements.define("shopapp-panel", Panel);
