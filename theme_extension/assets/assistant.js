// <shopapp-assistant>: questions on a product page that open the chat. The buttons are plain HTML from Liquid.
// Without the app embed there is no launcher on the page; this brings one along, without its button.

export class Assistant extends HTMLElement {
  /** The launcher this brought along. @type {HTMLElement|undefined} */ #brought;
  #gone = new AbortController();

  connectedCallback() {
    const { signal } = (this.#gone = new AbortController());
    document.addEventListener("shopapp:closed", () => this.remove(), { signal });
    // The theme editor takes a section away, for good or to draw it anew; what the block brought along goes with it.
    document.addEventListener("shopify:section:unload", ({ target }) => target instanceof Node && target.contains(this) && this.#brought?.remove(), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
  }

  /** Themes and their editor move sections about: nothing may be listened to twice. */
  disconnectedCallback() {
    this.#gone.abort();
  }

  /** @param {Event} event */
  #clicked({ target }) {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button) void this.#ask(button.textContent?.trim() ?? "");
  }

  /** @param {string} text */
  async #ask(text) {
    if (!document.querySelector("shopapp-launcher")) {
      const launcher = document.createElement("shopapp-launcher");
      launcher.toggleAttribute("quiet", true);
      document.body.append(launcher);
      this.#brought = launcher;
    }
    const address = this.getAttribute("launcher");
    if (!customElements.get("shopapp-launcher") && address) await import(address);
    document.dispatchEvent(new CustomEvent("shopapp:ask", { detail: { text } }));
  }
}

if (!customElements.get("shopapp-assistant")) customElements.define("shopapp-assistant", Assistant);
