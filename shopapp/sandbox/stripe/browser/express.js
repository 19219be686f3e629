/**
 * The express checkout element: one wallet, "Sandbox Pay", with two stored addresses. It tells the page what a real wallet
 * tells it, in the same order: click, address (without street until the shopper confirms), rate, confirm or cancel.
 */

/** How long a wallet waits for the page to answer. */
const WALLET_PATIENCE = 30000;

class ExpressPiece extends Piece {
  /** @param {Group} group @param {import('@stripe/stripe-js').StripeExpressCheckoutElementOptions} options */
  constructor(group, options) {
    super('expressCheckout');
    this.group = group;
    this.options = options;
    /** @type {HTMLButtonElement | null} */
    this.button = null;
    /** @type {Frame | null} */
    this.sheet = null;
  }

  /** @param {string | HTMLElement} where */
  mount(where) {
    const spot = this.place(where);
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.textContent = 'Sandbox Pay';
    this.button.setAttribute('aria-label', 'Pay with Sandbox Pay (test wallet)');
    const radius = this.group.options.appearance?.variables?.borderRadius ?? '8px';
    this.button.style.cssText = [
      'inline-size: 100%; border: 0; background: #16181d; color: #fff; cursor: pointer; font: 600 16px/1 system-ui, sans-serif',
      `block-size: ${this.options.buttonHeight ?? 48}px; border-radius: ${radius}`,
    ].join(';');
    this.button.addEventListener('click', () => this.clicked());
    this.button.addEventListener('focus', () => this.say('focus', { elementType: 'expressCheckout' }));
    this.button.addEventListener('blur', () => this.say('blur', { elementType: 'expressCheckout' }));
    spot.replaceChildren(this.button);
    /** @type {import('@stripe/stripe-js').StripeExpressCheckoutElementReadyEvent} */
    const ready = {
      elementType: 'expressCheckout',
      availablePaymentMethods: { amazonPay: false, applePay: false, googlePay: true, link: false, paypal: false, klarna: false },
    };
    queueMicrotask(() => this.say('ready', ready));
  }

  unmount() {
    this.close();
    this.button?.remove();
    this.button = null;
  }

  focus() {
    this.button?.focus();
  }

  /** @param {import('@stripe/stripe-js').StripeExpressCheckoutElementUpdateOptions} options */
  update(options) {
    this.options = { ...this.options, ...options };
    return this;
  }

  async clicked() {
    if (this.sheet) return;
    const details = await this.told('click', { elementType: 'expressCheckout', expressPaymentType: 'google_pay' });
    if (details) this.open({ ...this.options, ...details });
  }

  /**
   * Tell the page and wait for its `resolve` or `reject`. Without a handler the wallet goes on as it was.
   * @param {string} name @param {Record<string, unknown>} event @returns {Promise<Record<string, any> | null>}
   */
  told(name, event) {
    if (!this.hears(name)) return Promise.resolve({});
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(null), WALLET_PATIENCE);
      /** @param {Record<string, any> | null} answer */
      const done = (answer) => {
        clearTimeout(late);
        resolve(answer);
      };
      this.say(name, {
        ...event,
        resolve: (/** @type {Record<string, any>} */ details = {}) => done(details),
        reject: () => done(null),
      });
    });
  }

  /** @param {Record<string, any>} details */
  open(details) {
    const sheet = new Frame('wallet.html', 'Sandbox Pay', {
      details: wanted(details),
      amount: this.group.options.amount,
      currency: this.group.options.currency,
    });
    sheet.cover();
    this.sheet = sheet;
    sheet.listen('address', (/** @type {any} */ at) => this.changed('shippingaddresschange', at));
    sheet.listen('rate', (/** @type {any} */ shippingRate) => this.changed('shippingratechange', { shippingRate }));
    sheet.listen('pay', (/** @type {any} */ choice) => this.confirmed(choice));
    sheet.listen('cancel', () => {
      this.close();
      this.say('cancel', { elementType: 'expressCheckout' });
    });
    document.body.append(sheet.node);
  }

  /** @param {string} name @param {Record<string, unknown>} event */
  async changed(name, event) {
    const answer = await this.told(name, event);
    void this.sheet?.ask('priced', answer && { ...wanted(answer), amount: this.group.options.amount });
  }

  /** @param {{billingDetails: any, shippingAddress: any, shippingRate: any}} choice */
  confirmed(choice) {
    this.group.wallet = choice;
    /** @type {import('@stripe/stripe-js').StripeExpressCheckoutElementConfirmEvent} */
    const event = {
      expressPaymentType: 'google_pay',
      ...choice,
      paymentFailed: (payload) => {
        this.group.wallet = null;
        void this.sheet?.ask('failed', payload?.message ?? 'The payment did not go through. Choose another way to pay.');
      },
    };
    this.say('confirm', event);
  }

  close() {
    this.sheet?.node.remove();
    this.sheet = null;
  }
}

/** Only what can be copied to another window. @param {Record<string, any>} details */
function wanted(details) {
  const { lineItems, shippingRates, shippingAddressRequired, emailRequired, phoneNumberRequired, business } = details;
  return { lineItems, shippingRates, shippingAddressRequired, emailRequired, phoneNumberRequired, business };
}
