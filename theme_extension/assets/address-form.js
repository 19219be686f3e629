// <shopapp-address-form>: e-mail and delivery address, checked field by field, kept when sending fails.

/** @import { Chat } from "./chat.js" */

/** @typedef {{email: string, name: string, address1: string, address2: string, city: string, zip: string, country: string, province: string, remind: boolean}} Address */

/** Fields in order: name, autocomplete, width. */
const FIELDS = /** @type {const} */ ([
  ["email", "email", 2],
  ["name", "name", 2],
  ["country", "country", 2],
  ["address1", "address-line1", 2],
  ["address2", "address-line2", 2],
  ["zip", "postal-code", 1],
  ["city", "address-level2", 1],
  ["province", "address-level1", 2],
]);
const OPTIONAL = new Set(["address2"]);
/** Countries whose addresses name a state or province. */
const STATES = new Set(["AR", "AU", "BR", "CA", "CN", "EG", "ES", "IE", "IN", "IT", "JP", "MX", "MY", "NZ", "TH", "US", "ZA"]);
const COUNTRIES = "DE AT CH FR BE NL LU ES PT IT IE GB DK SE NO FI PL CZ US CA AU NZ JP AE SA".split(" ");

export class AddressForm extends HTMLElement {
  /** @type {Chat} */ #chat = /** @type {any} */ (undefined);
  /** @type {HTMLFormElement} */ #form = document.createElement("form");
  /** @type {HTMLElement} */ #problem = document.createElement("p");
  /** @type {HTMLButtonElement} */ #go = document.createElement("button");
  /** @type {HTMLInputElement} */ #remind = document.createElement("input");

  /** @param {Chat} chat @param {(address: Address) => Promise<void>} done  throws Refused with words for the shopper */
  begin(chat, done) {
    const { make } = chat.dom;
    this.#chat = chat;
    this.#problem = make("p", { class: "problem", role: "alert", hidden: true });
    this.#go = make("button", { class: "button" }, chat.say("continue"));
    this.#form = make("form", { novalidate: true, "aria-label": chat.say("details"), onsubmit: (/** @type {Event} */ event) => void this.#submit(event, done) });
    this.#form.append(make("h3", {}, chat.say("details")), ...FIELDS.map(([name, complete, width]) => this.#field(name, complete, width)), ...this.#consent(), this.#problem, this.#go);
    this.append(this.#form);
    this.#province();
  }

  reopen() {
    this.#busy(false);
    this.#form.querySelector("input")?.focus();
  }

  /** @param {string} name @param {string} complete @param {number} width */
  #field(name, complete, width) {
    const { make } = this.#chat.dom;
    const id = `shopapp-${name}-${Math.random().toString(36).slice(2, 8)}`;
    const props = { id, name, autocomplete: complete, required: !OPTIONAL.has(name), "aria-describedby": `${id}-problem`, oninput: () => this.#clear(name), onchange: () => this.#look(name) };
    const input =
      name === "country" ? this.#countries({ ...props, onchange: () => this.#province() }) : make("input", { ...props, type: name === "email" ? "email" : "text", inputmode: name === "email" ? "email" : null, dir: name === "email" ? "ltr" : "auto" });
    return make("div", { class: `field w${width}`, "data-field": name }, make("label", { for: id }, this.#chat.say(name)), input, make("p", { class: "problem", id: `${id}-problem` }));
  }

  /** Asked for where the shop sends reminders, and never ticked beforehand. */
  #consent() {
    const { make } = this.#chat.dom;
    this.#remind = make("input", { type: "checkbox", name: "remind" });
    return this.#chat.session.remind ? [make("label", { class: "consent" }, this.#remind, make("span", {}, this.#chat.say("remind")))] : [];
  }

  /** Only where the shop sells, named in the shopper's language. @param {Record<string, any>} props */
  #countries(props) {
    const { make } = this.#chat.dom;
    const { countries, country, locale } = this.#chat.context;
    const names = new Intl.DisplayNames([locale], { type: "region" });
    const listed = (countries?.length ? countries : COUNTRIES).map((code) => ({ code, name: names.of(code) ?? code }));
    listed.sort((a, b) => a.name.localeCompare(b.name, locale));
    return make("select", props, make("option", { value: "" }, this.#chat.say("country_choose")), ...listed.map(({ code, name }) => make("option", { value: code, selected: code === country }, name)));
  }

  #province() {
    const box = /** @type {HTMLElement} */ (this.#form.querySelector('[data-field="province"]'));
    const wanted = STATES.has(this.#value("country"));
    box.hidden = !wanted;
    /** @type {HTMLInputElement} */ (this.#input("province")).required = wanted;
  }

  /** @param {string} name */
  #input(name) {
    return /** @type {HTMLInputElement|HTMLSelectElement} */ (this.#form.elements.namedItem(name));
  }

  /** @param {string} name */
  #value(name) {
    return this.#input(name).value.trim();
  }

  /** A complaint goes while the shopper corrects it, and comes a moment after: on leaving the field the form must not move under a click. @param {string} name */
  #look(name) {
    setTimeout(() => this.isConnected && this.#check(name, false), 250);
  }

  /** @param {string} name */
  #clear(name) {
    const input = this.#input(name);
    const place = input.parentElement?.querySelector(".problem");
    if (place?.textContent && (input.value || !input.required)) this.#check(name, false);
  }

  /** @param {string} name @param {boolean} strict  also complain of what is still empty */
  #check(name, strict) {
    const input = this.#input(name);
    const value = this.#value(name);
    const missing = input.required && !value && strict;
    const wrong = name === "email" && value !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
    const problem = wrong || (missing && name === "email") ? this.#chat.say("need_email") : missing ? this.#chat.say("need_field") : "";
    input.setAttribute("aria-invalid", String(Boolean(problem)));
    const place = input.parentElement?.querySelector(".problem");
    if (place) place.textContent = problem;
    return !problem;
  }

  /** @param {Event} event @param {(address: Address) => Promise<void>} done */
  async #submit(event, done) {
    event.preventDefault();
    if (this.#go.ariaDisabled === "true") return;
    const bad = FIELDS.filter(([name]) => !this.#check(name, true));
    if (bad[0]) return this.#input(bad[0][0]).focus();
    this.#busy(true);
    const typed = Object.fromEntries(FIELDS.map(([name]) => [name, this.#value(name)]));
    const address = /** @type {Address} */ ({ ...typed, remind: this.#remind.checked });
    if (!STATES.has(address.country)) address.province = "";
    try {
      await done(address);
    } catch (reason) {
      this.#problem.textContent = reason instanceof Error ? reason.message : "";
      this.#problem.hidden = false;
      this.#busy(false);
    }
  }

  /** @param {boolean} on */
  #busy(on) {
    if (on) this.#problem.hidden = true;
    this.#go.ariaDisabled = on ? "true" : null;
    this.#go.textContent = this.#chat.say(on ? "checking" : "continue");
  }
}

customElements.define("shopapp-address-form", AddressForm);
