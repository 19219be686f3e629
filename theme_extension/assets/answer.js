// <shopapp-answer>: what the shop's own documents say, with the place where they say it.

/** @import { Chat } from "./chat.js" */

export class Answer extends HTMLElement {
  /** @param {{text: string, sources: {title: string, url: string|null, heading: string|null}[]}} answer @param {Chat} chat */
  show({ text, sources }, chat) {
    const { make, icon, link, aloud, paragraphs } = chat.dom;
    const places = (sources ?? []).map(({ title, url, heading }) =>
      make("li", {}, icon("page"), link(url, { target: "_blank", rel: "noopener" }, title), heading && heading !== title ? make("span", { dir: "auto" }, heading) : null),
    );
    this.append(
      aloud(`${chat.say("assistant")}: `),
      make("div", { class: "words", dir: "auto" }, ...paragraphs(text)),
      ...(places.length ? [make("ul", { class: "sources", "aria-label": chat.say("source") }, ...places)] : []),
    );
  }
}

customElements.define("shopapp-answer", Answer);
