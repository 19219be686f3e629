// <shopapp-callback>: a call from the team at a free time. Only this form books; times are the shop's, and said to be.

/** @import { Chat } from "./chat.js" */
/** @typedef {{slots: string[], zone: string, minutes: number, consent: string}} Free  beginnings of free times, soonest first */

export class Callback extends HTMLElement {
  /** @type {HTMLFormElement} */ #form = document.createElement("form");
  /** @type {HTMLSelectElement} */ #times = document.createElement("select");
  /** @type {HTMLElement} */ #problem = document.createElement("p");

  /** @param {Free} free @param {Chat} chat */
  show(free, chat) {
    const { make } = chat.dom;
    const id = Math.random().toString(36).slice(2, 8);
    /** @param {string} name @param {string} label @param {HTMLElement} input */
    const field = (name, label, input) => {
      input.id = `${name}-${id}`;
      return make("div", { class: "field w2" }, make("label", { for: input.id }, label), input);
    };
    this.#problem = make("p", { class: "problem", role: "alert", hidden: true });
    this.#times = make("select", { name: "at" });
    this.#fill(free, chat);
    const name = make("input", { name: "name", autocomplete: "name", maxlength: 80, dir: "auto", required: true });
    const phone = make("input", { name: "phone", type: "tel", autocomplete: "tel", inputmode: "tel", maxlength: 40, dir: "ltr", required: true });
    const tick = make("label", { class: "consent" }, make("input", { type: "checkbox", name: "consent" }), make("span", { dir: "auto" }, free.consent));
    const zone = free.zone.split("/").at(-1)?.replaceAll("_", " ") ?? free.zone;
    this.#form = make("form", { novalidate: true, "aria-label": chat.say("call_title"), onsubmit: (/** @type {Event} */ event) => void this.#send(event, chat) });
    this.#form.append(
      make("h3", {}, chat.say("call_title")),
      field("at", chat.say("call_time", { zone, minutes: String(free.minutes) }), this.#times),
      field("name", chat.say("call_name"), name),
      field("phone", chat.say("call_phone"), phone),
      tick,
      this.#problem,
      make("button", { class: "button" }, chat.say("call_send")),
    );
    this.append(this.#form);
  }

  /** The call is booked, or another form has taken this one's place. */
  retire() {
    this.remove();
  }

  /** One group for each day, in the shopper's language and the shop's time. @param {Free} free @param {Chat} chat */
  #fill({ slots, zone }, chat) {
    const { make } = chat.dom;
    const locale = chat.context.locale || undefined;
    const day = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "long", day: "numeric", month: "long" });
    const time = new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: "short", day: "numeric", hour: "2-digit", minute: "2-digit" });
    /** @type {Map<string, HTMLElement>} */ const days = new Map();
    for (const slot of slots) {
      const label = day.format(new Date(slot));
      const group = days.get(label) ?? make("optgroup", { label });
      days.set(label, group);
      group.append(make("option", { value: slot }, time.format(new Date(slot))));
    }
    this.#times.replaceChildren(...days.values());
  }

  /** @param {Event} event @param {Chat} chat */
  async #send(event, chat) {
    event.preventDefault();
    const given = new FormData(this.#form);
    const booking = { at: String(given.get("at") ?? ""), name: String(given.get("name")).trim(), phone: String(given.get("phone")).trim(), consent: given.has("consent"), locale: chat.context.locale };
    if (!booking.name) return this.#complain("name", chat.say("call_need_name"));
    if (!/^\+?[\d\s()/.\-]{6,}$/u.test(booking.phone.normalize("NFKC"))) return this.#complain("phone", chat.say("call_need_phone"));
    if (!booking.consent) return this.#complain("consent", chat.say("call_need_consent"));
    try {
      await chat.session.post("/chat/callback", booking);
      this.#problem.hidden = true;
    } catch (reason) {
      await this.#again(chat);
      this.#complain("at", reason instanceof Error ? reason.message : "");
    }
  }

  /** What is free now: the time that was chosen may have gone to somebody else. @param {Chat} chat */
  async #again(chat) {
    try {
      this.#fill(await (await chat.session.request("/chat/callback")).json(), chat);
    } catch {
      // The times on the screen stay; the app refuses those that are gone.
    }
  }

  /** @param {string} field @param {string} words */
  #complain(field, words) {
    this.#problem.textContent = words;
    this.#problem.hidden = false;
    /** @type {HTMLElement|null} */ (this.#form.querySelector(`[name="${field}"]`))?.focus();
  }
}

customElements.define("shopapp-callback", Callback);
