// <shopapp-card>: one product, its variants and what can be done with it.
// Prices are printed as the app wrote them; nothing is calculated here.

/** @import { Chat, Asked } from "./chat.js" */

/** @typedef {{minor: number, currency: string, text: string}} Price */
/** @typedef {{id: number, title: string, price: Price, compare_at?: Price|null, available: boolean, options: string[], image?: string|null}} Variant */
/**
 * @typedef {object} CardPayload
 * @property {number} product_id
 * @property {number} variant_id
 * @property {string} title
 * @property {string} url
 * @property {string|null} image
 * @property {string|null} image_alt
 * @property {Price} price
 * @property {Price|null} compare_at
 * @property {boolean} from
 * @property {boolean} available
 * @property {string|null} reason
 * @property {string[]} badges
 * @property {{name: string, values: string[]}[]} options
 * @property {Variant[]} variants
 */

export class Card extends HTMLElement {
  product = 0;
  named = "";
  /** @type {Variant|undefined} */ #variant;
  /** @type {HTMLElement} */ #price = document.createElement("div");
  /** @type {HTMLButtonElement} */ #add = document.createElement("button");
  /** @type {HTMLInputElement|undefined} */ #compare;
  #picked = false;

  /** @param {CardPayload} item @param {Chat} chat @param {boolean} comparable */
  show(item, chat, comparable) {
    const { make, link } = chat.dom;
    this.product = item.product_id;
    this.named = item.title;
    this.#variant = item.variants?.find((variant) => String(variant.id) === String(item.variant_id)) ?? item.variants?.[0];
    this.#price = make("div", { class: "price" });
    this.#add = make("button", { type: "button", class: "button add", onclick: () => void this.#buy(item, chat) });
    const badges = item.badges?.length ? make("ul", { class: "badges" }, ...item.badges.map((badge) => make("li", {}, badge))) : null;
    this.append(
      make("div", { class: "picture" }, picture(item, chat), badges),
      make(
        "div",
        { class: "facts" },
        make("h4", { dir: "auto" }, link(item.url, { target: null }, item.title)),
        this.#price,
        item.reason ? make("p", { class: "reason", dir: "auto" }, item.reason) : null,
        this.#pickers(item, chat),
        make("div", { class: "deeds" }, this.#add, comparable ? this.#comparing(chat) : null, this.#more(item, chat)),
      ),
    );
    this.#settle(item, chat);
  }

  get compared() {
    return this.#compare?.checked ?? false;
  }

  /** @param {boolean} on */
  set compared(on) {
    if (this.#compare) this.#compare.checked = on;
  }

  /** @param {boolean} may */
  set mayCompare(may) {
    if (this.#compare) this.#compare.disabled = !may;
  }

  /** A picker per option that leaves a choice. @param {CardPayload} item @param {Chat} chat */
  #pickers(item, chat) {
    const { make, aloud } = chat.dom;
    const open = (item.options ?? []).filter((option) => option.values.length > 1);
    if (!open.length || item.variants.length < 2) return null;
    const pickers = open.map((option) => {
      const at = item.options.indexOf(option);
      const choices = option.values.map((value) => make("option", { value, selected: this.#variant?.options[at] === value }, value));
      const select = make("select", { "data-at": at, onchange: () => this.#pick(item, chat, at) }, ...choices);
      return make("label", { class: "picker" }, aloud(`${option.name} `), select);
    });
    return make("div", { class: "pickers" }, ...pickers);
  }

  /** The variant with the options chosen, or the nearest that exists with the one just changed. @param {CardPayload} item @param {Chat} chat @param {number} changed */
  #pick(item, chat, changed) {
    const selects = [...this.querySelectorAll("select")];
    /** @param {Variant} variant */
    const fits = (variant) => selects.filter((select) => variant.options[Number(select.dataset["at"])] === select.value).length;
    const wanted = selects.find((select) => Number(select.dataset["at"]) === changed)?.value;
    const candidates = item.variants.filter((variant) => variant.options[changed] === wanted);
    this.#variant = candidates.sort((a, b) => fits(b) - fits(a))[0] ?? this.#variant;
    for (const select of selects) select.value = this.#variant?.options[Number(select.dataset["at"])] ?? select.value;
    this.#picked = true;
    this.#settle(item, chat);
  }

  /** Price and button for the variant chosen. @param {CardPayload} item @param {Chat} chat */
  #settle(item, chat) {
    const { make, aloud } = chat.dom;
    const variant = this.#variant;
    const price = (this.#picked && variant?.price) || item.price;
    const before = this.#picked ? (variant?.compare_at ?? null) : item.compare_at;
    const shown = item.from && !this.#picked ? chat.say("price_from", { price: price.text }) : price.text;
    this.#price.replaceChildren(
      make("bdi", { class: before ? "reduced" : null }, shown),
      ...(before ? [make("s", {}, aloud(`${chat.say("price_was")} `), make("bdi", {}, before.text))] : []),
    );
    const available = variant ? variant.available : item.available;
    this.#add.disabled = !available;
    this.#add.ariaDisabled = null;
    this.#add.textContent = chat.say(available ? "add" : "sold_out");
  }

  /** @param {CardPayload} item @param {Chat} chat */
  async #buy(item, chat) {
    if (this.#add.ariaDisabled === "true") return;
    const variant_id = Number(this.#variant?.id ?? item.variant_id);
    this.#add.ariaDisabled = "true";
    this.#add.textContent = chat.say("adding");
    const name = item.variants.length > 1 && this.#variant ? `${item.title}, ${this.#variant.title}` : item.title;
    await chat.send({ action: { kind: "add", product_ids: [item.product_id], variant_id, quantity: 1 } }, `${chat.say("add")}: ${name}`);
    this.#settle(item, chat);
  }

  /** @param {Chat} chat */
  #comparing(chat) {
    const { make, aloud } = chat.dom;
    this.#compare = make("input", { type: "checkbox", onchange: () => this.dispatchEvent(new Event("compare")) });
    return make("label", { class: "compare" }, this.#compare, make("span", {}, chat.say("compare"), aloud(` ${this.named}`)));
  }

  /** @param {CardPayload} item @param {Chat} chat */
  #more(item, chat) {
    const { make, icon } = chat.dom;
    /** @param {"why"|"more_like"|"cheaper"} kind */
    const ask = (kind) => {
      const asked = /** @type {Asked} */ ({ action: { kind, product_ids: [item.product_id] } });
      const go = () => {
        menu.open = false;
        void chat.send(asked, `${chat.say(kind)} ${item.title}`);
      };
      return make("button", { type: "button", class: "plain", onclick: go }, chat.say(kind));
    };
    const menu = make(
      "details",
      { class: "more" },
      make("summary", { "aria-label": chat.say("more", { title: item.title }) }, icon("more")),
      make("div", { class: "choices" }, ask("why"), ask("more_like"), ask("cheaper")),
    );
    return menu;
  }
}

/** The picture, or a quiet tile with the first letter when there is none or it does not load. @param {CardPayload} item @param {Chat} chat */
const picture = (item, chat) => {
  const { make, safe } = chat.dom;
  const tile = () => make("span", { class: "tile", "aria-hidden": "true" }, [...item.title][0] ?? "");
  const src = safe(item.image);
  if (!src) return tile();
  const image = make("img", { src, alt: item.image_alt ?? "", loading: "lazy", decoding: "async" });
  image.addEventListener("error", () => image.replaceWith(tile()));
  return image;
};

customElements.define("shopapp-card", Card);
