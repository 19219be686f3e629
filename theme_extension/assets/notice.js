// <shopapp-notice>: a person takes over, a call is booked, something went wrong. Says what is so, and offers the next step.

/** @import { Chat } from "./chat.js" */
/** @import { Moment } from "./log.js" */

/** @typedef {{type: string, text?: string, message?: string, retry?: boolean, until?: string, again?: () => void}} Said */

export class Notice extends HTMLElement {
  /** @param {Said} said @param {Chat} chat @param {Moment} moment */
  show({ type, text, message, retry, until, again }, chat, { live }) {
    const { make, icon, paragraphs } = chat.dom;
    const person = ["handoff", "holder", "contact.left", "callback.booked", "callback.cancelled"].includes(type);
    this.setAttribute("kind", person ? "person" : "problem");
    const words = make("div", { class: "words", dir: "auto" }, ...paragraphs(text ?? message ?? ""));
    const last = retry && live ? chat.latest : undefined;
    const repeat = again ?? (last && (() => void chat.send(last.asked, last.echo)));
    this.append(icon(person ? "person" : "alert"), words);
    if (repeat) {
      const button = make("button", { type: "button", class: "plain" }, chat.say("try_again"));
      button.addEventListener("click", () => {
        button.remove();
        repeat();
      });
      words.append(button);
    }
    if (type === "callback.booked" && until && Date.parse(until) > Date.now()) words.append(this.#callOff(chat));
  }

  /** Another word about the call has come: this one is not cancelled here any more. */
  retire() {
    this.querySelector(".call-off")?.remove();
  }

  /** What becomes of it is said by the app's next event. @param {Chat} chat */
  #callOff(chat) {
    const { make } = chat.dom;
    const problem = make("p", { class: "problem", role: "alert", hidden: true });
    const button = /** @type {HTMLButtonElement} */ (make("button", { type: "button", class: "plain" }, chat.say("call_cancel")));
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await chat.session.post("/chat/callback/cancel", { locale: chat.context.locale });
      } catch (reason) {
        problem.textContent = reason instanceof Error ? reason.message : "";
        problem.hidden = false;
      }
      button.disabled = false;
    });
    return make("div", { class: "call-off" }, button, problem);
  }
}

customElements.define("shopapp-notice", Notice);
