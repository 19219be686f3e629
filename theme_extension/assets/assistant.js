// <shopapp-assistant>: questions on a product page that open the chat. The buttons are plain HTML from Liquid.
// Without the app embed there is no launcher on the page; this brings one along, without its button.

export class Assistant extends HTMLElement {
  connectedCallback() {
    document.addEventListener("shopapp:closed", () => this.remove());
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button) void this.#ask(button.textContent?.trim() ?? "");
    });
  }

  /** @param {string} text */
  async #ask(text) {
    if (!document.querySelector("shopapp-launcher")) {
      const launcher = document.createElement("shopapp-launcher");
      launcher.toggleAttribute("quiet", true);
      document.body.append(launcher);
    }
    const address = this.getAttribute("launcher");
    if (!customElements.get("shopapp-launcher") && address) await import(address);
    document.dispatchEvent(new CustomEvent("shopapp:ask", { detail: { text } }));
  }
}

if (!customElements.get("shopapp-assistant")) customElements.define("shopapp-assistant", Assistant);
