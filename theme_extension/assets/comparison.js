// <shopapp-comparison>: products in columns, what differs first.

/** @import { Chat } from "./chat.js" */
/** @import { CardPayload } from "./card.js" */

/** @typedef {{label: string, values: (string|null)[], differs: boolean}} Row */

export class Comparison extends HTMLElement {
  /** @param {{items: CardPayload[], rows: Row[]}} comparison @param {Chat} chat */
  show({ items, rows }, chat) {
    const { make, link, aloud } = chat.dom;
    const head = make(
      "tr",
      {},
      make("th", { scope: "col" }, aloud(chat.say("feature"))),
      ...items.map((item) =>
        make("th", { scope: "col", dir: "auto" }, thumbnail(item, chat), link(item.url, { target: null }, item.title), make("bdi", { class: "price" }, item.price.text)),
      ),
    );
    const ordered = [...rows.filter((row) => row.differs), ...rows.filter((row) => !row.differs)];
    const body = ordered.map((row) =>
      make(
        "tr",
        { class: row.differs ? "differs" : "same" },
        make("th", { scope: "row", dir: "auto" }, row.label),
        ...row.values.map((value) => make("td", { dir: "auto", class: value === null ? "none" : null }, value ?? chat.say("not_stated"))),
      ),
    );
    const buy = make("tr", { class: "buy" }, make("td", {}), ...items.map((item) => make("td", {}, this.#add(item, chat))));
    const table = make("table", {}, make("caption", { class: "aloud" }, chat.say("comparison")), make("thead", {}, head), make("tbody", {}, ...body, buy));
    table.style.minWidth = `${106 + 110 * items.length}px`;
    this.append(make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": chat.say("comparison") }, table));
  }

  /** @param {CardPayload} item @param {Chat} chat */
  #add(item, chat) {
    const { make, aloud } = chat.dom;
    const action = { kind: /** @type {const} */ ("add"), product_ids: [item.product_id], variant_id: Number(item.variant_id), quantity: 1 };
    const go = () => void chat.send({ action }, `${chat.say("add")}: ${item.title}`);
    return make("button", { type: "button", class: "button small", disabled: !item.available, onclick: go }, chat.say(item.available ? "add" : "sold_out"), aloud(` ${item.title}`));
  }
}

/** @param {CardPayload} item @param {Chat} chat */
const thumbnail = (item, chat) => {
  const src = chat.dom.safe(item.image);
  if (!src) return null;
  const image = chat.dom.make("img", { src, alt: "", loading: "lazy" });
  image.addEventListener("error", () => image.remove());
  return image;
};

customElements.define("shopapp-comparison", Comparison);
