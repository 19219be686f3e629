// <shopapp-dossier>: what was noted of the shopper, with their own sentence beside each note, and the way to have it forgotten.

/** @import { Chat } from "./chat.js" */

/** @typedef {{text: string, notes: {label: string, value: string, sentence: string}[], remember: boolean}} Payload */

export class Dossier extends HTMLElement {
  /** @param {Payload} payload @param {Chat} chat */
  show({ text, notes, remember }, chat) {
    const { make, paragraphs } = chat.dom;
    const list = notes.map(({ label, value, sentence }) => make("div", {}, make("dt", {}, label), make("dd", { dir: "auto" }, value, make("q", {}, sentence))));
    const status = make("p", { class: "quiet", role: "status" });
    this.append(make("div", { class: "words", dir: "auto" }, ...paragraphs(text)));
    if (!notes.length) return;
    const box = make("input", { type: "checkbox", checked: remember, onchange: () => void tell({ remember: box.checked }) });
    const forget = make("button", { type: "button", class: "plain" }, chat.say("dossier_forget"));
    const kept = make("dl", {}, ...list);
    const tick = make("label", { class: "consent" }, box, make("span", {}, chat.say("dossier_remember")));
    /** @param {{remember?: boolean, forget?: boolean}} wish */
    const tell = async (wish) => {
      try {
        await chat.session.post("/chat/dossier", wish);
        if (wish.forget) [kept, tick, forget].forEach((part) => part.remove());
        status.textContent = chat.say(wish.forget ? "dossier_forgotten" : "dossier_saved");
      } catch (reason) {
        if (wish.remember !== undefined) box.checked = !wish.remember;
        status.textContent = reason instanceof Error ? reason.message : "";
      }
    };
    forget.addEventListener("click", () => void tell({ forget: true }));
    this.append(kept, tick, forget, status);
  }
}

customElements.define("shopapp-dossier", Dossier);
