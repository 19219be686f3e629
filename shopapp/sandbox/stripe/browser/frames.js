/**
 * A stand-in for Stripe.js, first part: how the page talks to frames of the Stripe origin, and what every element shares.
 *
 * The rule a newcomer would break: nothing that is typed into a frame ever comes to the page. Frames answer with tokens.
 * These files are joined into one classic script, so what one declares the next may use.
 */

/** Where this script came from. Every frame and every call stays on that origin. */
const HOME = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src).origin;

/** Misuse of the interface, thrown as the real one throws it. */
class IntegrationError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
  }
}

/** What a test wants to go wrong in the browser: `window.__stripeSandbox = {script, decline, loseAnswer}`. */
function planned() {
  const told = /** @type {{__stripeSandbox?: {script?: 'block' | 'hang', decline?: boolean, loseAnswer?: boolean}}} */ (
    /** @type {unknown} */ (window)
  );
  return told.__stripeSandbox ?? {};
}

/** Handlers by event name. */
class Voice {
  constructor() {
    /** @type {Map<string, Array<{handler: Function, once: boolean}>>} */
    this.handlers = new Map();
  }

  /** @param {string} name @param {Function} handler @param {boolean} [once] */
  listen(name, handler, once = false) {
    const known = this.handlers.get(name) ?? [];
    this.handlers.set(name, [...known, { handler, once }]);
  }

  /** @param {string} name @param {Function} [handler] */
  forget(name, handler) {
    const known = this.handlers.get(name) ?? [];
    this.handlers.set(name, handler ? known.filter((entry) => entry.handler !== handler) : []);
  }

  /** @param {string} name */
  hears(name) {
    return (this.handlers.get(name) ?? []).length > 0;
  }

  /** @param {string} name @param {unknown} [event] */
  say(name, event) {
    for (const { handler, once } of [...(this.handlers.get(name) ?? [])]) {
      if (once) this.forget(name, handler);
      handler(event);
    }
  }
}

/** One frame of the Stripe origin, with questions that are answered and events that it sends by itself. */
class Frame extends Voice {
  /** @param {string} path @param {string} title @param {Record<string, unknown>} settings */
  constructor(path, title, settings) {
    super();
    this.node = document.createElement('iframe');
    this.node.title = title;
    this.node.src = `${HOME}/elements/${path}`;
    this.node.allow = 'payment *';
    /** @type {Map<number, (answer: any) => void>} */
    this.waiting = new Map();
    this.asked = 0;
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.onmessage = (message) => this.hear(message.data);
    this.node.addEventListener(
      'load',
      () => this.node.contentWindow?.postMessage({ sandbox: 'hello', settings }, HOME, [channel.port2]),
      { once: true },
    );
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve) => this.listen('ready', () => resolve(), true));
  }

  /** @param {{answer?: number, value?: unknown, event?: string, detail?: unknown}} message */
  hear(message) {
    if (message.answer !== undefined) {
      this.waiting.get(message.answer)?.(message.value);
      this.waiting.delete(message.answer);
    } else if (message.event) {
      this.say(message.event, message.detail);
    }
  }

  /** @param {string} verb @param {unknown} [detail] @returns {Promise<any>} */
  async ask(verb, detail) {
    await this.ready;
    const id = ++this.asked;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.port.postMessage({ ask: id, verb, detail });
    });
  }

  hide() {
    this.node.style.cssText = 'display: none';
    this.node.setAttribute('aria-hidden', 'true');
    this.node.tabIndex = -1;
  }

  /** Over the whole page, for sheets and challenges. */
  cover() {
    this.node.style.cssText =
      'position: fixed; inset: 0; inline-size: 100%; block-size: 100%; border: 0; z-index: 2147483647; color-scheme: light';
  }
}

/** What all elements have in common: a place in the page, a frame, and events. */
class Piece extends Voice {
  /** @param {string} kind */
  constructor(kind) {
    super();
    this.kind = kind;
    /** @type {Frame | null} */
    this.frame = null;
    this.destroyed = false;
  }

  /** @param {string} name @param {Function} handler */
  on(name, handler) {
    this.listen(name, handler);
    return this;
  }

  /** @param {string} name @param {Function} handler */
  once(name, handler) {
    this.listen(name, handler, true);
    return this;
  }

  /** @param {string} name @param {Function} [handler] */
  off(name, handler) {
    this.forget(name, handler);
    return this;
  }

  /** @param {string | HTMLElement} where @returns {HTMLElement} */
  place(where) {
    if (this.destroyed) throw new IntegrationError('This Element was destroyed; create a new one to mount it.');
    const spot = typeof where === 'string' ? document.querySelector(where) : where;
    if (!(spot instanceof HTMLElement)) {
      throw new IntegrationError(`The place to mount the ${this.kind} Element does not exist: ${String(where)}`);
    }
    if (spot.getRootNode() instanceof ShadowRoot) {
      throw new IntegrationError('Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.');
    }
    return spot;
  }

  unmount() {
    this.frame?.node.remove();
    this.frame = null;
  }

  destroy() {
    this.unmount();
    this.destroyed = true;
  }

  blur() {
    this.frame?.node.blur();
  }

  focus() {
    void this.frame?.ask('focus');
  }

  clear() {
    void this.frame?.ask('clear');
  }

  collapse() {
    return this;
  }
}
