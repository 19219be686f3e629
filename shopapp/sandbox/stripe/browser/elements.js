/** `stripe.elements(…)`: the group of elements of one payment, with the amount and the look that they share. */

/**
 * @typedef {{mode?: string, amount?: number, currency?: string, clientSecret?: string, captureMethod?: string,
 *   appearance?: import('@stripe/stripe-js').Appearance, paymentMethodTypes?: unknown, [other: string]: unknown}} GroupOptions
 */

class Group {
  /** @param {StandIn} stripe @param {GroupOptions} options */
  constructor(stripe, options) {
    if (options.paymentMethodTypes !== undefined) {
      throw new IntegrationError('`paymentMethodTypes` is no longer supported. Use `allowedPaymentMethodTypes` instead.');
    }
    if (!options.clientSecret) checkDeferred(options);
    this.stripe = stripe;
    this.options = options;
    /** @type {Map<string, PaymentPiece | ExpressPiece>} */
    this.pieces = new Map();
    this.voice = new Voice();
    this.submitted = false;
    /** What the wallet sheet was confirmed with. @type {{billingDetails: any, shippingAddress: any, shippingRate: any} | null} */
    this.wallet = null;
  }

  /** @param {string} kind @param {any} [options] */
  create(kind, options = {}) {
    if (this.pieces.has(kind)) throw new IntegrationError(`There can be one ${kind} Element only in a group of Elements.`);
    if (kind !== 'payment' && kind !== 'expressCheckout') {
      throw new IntegrationError(`The sandbox has no ${kind} Element; it has payment and expressCheckout.`);
    }
    const made = kind === 'payment' ? new PaymentPiece(this, options) : new ExpressPiece(this, options);
    this.pieces.set(kind, made);
    return made;
  }

  /** @param {string} kind */
  getElement(kind) {
    return this.pieces.get(kind) ?? null;
  }

  /** @param {GroupOptions} options */
  async update(options) {
    if ('clientSecret' in options) throw new IntegrationError('The clientSecret of Elements cannot be changed.');
    this.options = { ...this.options, ...options };
    if (!this.options.clientSecret) checkDeferred(this.options);
    this.submitted = false;
    if (options.appearance) await this.payment()?.frame?.ask('look', options.appearance);
    this.voice.say('update-end');
  }

  async fetchUpdates() {
    return {};
  }

  /** @param {string} name @param {Function} handler */
  on(name, handler) {
    this.voice.listen(name, handler);
  }

  payment() {
    const found = this.pieces.get('payment');
    return found instanceof PaymentPiece ? found : null;
  }

  /** @returns {ReturnType<import('@stripe/stripe-js').StripeElements['submit']>} */
  async submit() {
    if (!this.wallet) {
      const error = await this.payment()?.check();
      if (error) return { error };
    }
    this.submitted = true;
    return { selectedPaymentMethod: this.wallet ? 'google_pay' : 'card' };
  }

  /**
   * A token for what the shopper entered, or chose in the wallet.
   * @param {Record<string, any>} params @returns {Promise<import('@stripe/stripe-js').ConfirmationTokenResult>}
   */
  async token(params) {
    const { wallet } = this;
    const card = this.payment();
    if (!wallet && !card) throw new IntegrationError('Create and mount a payment Element first.');
    if (!wallet) return /** @type {PaymentPiece} */ (card).token(params);
    const shipping = wallet.shippingAddress;
    const made = await this.stripe.controller().ask('token', {
      decline: planned().decline === true,
      params: { ...params, ...(shipping ? { shipping: { name: shipping.name, address: shipping.address } } : {}) },
      method: { type: 'card', card: { token: 'tok_visa' }, wallet: 'google_pay', billing_details: wallet.billingDetails },
    });
    this.wallet = null;
    const express = this.pieces.get('expressCheckout');
    if (express instanceof ExpressPiece) express.close();
    return made;
  }
}

/** @param {GroupOptions} options */
function checkDeferred(options) {
  if (options.mode !== 'payment') throw new IntegrationError("Elements without a clientSecret need `mode: 'payment'`.");
  if (!Number.isInteger(options.amount) || Number(options.amount) < 1) {
    throw new IntegrationError('Elements need `amount`, a whole number of minor units greater than 0.');
  }
  if (!/^[a-z]{3}$/.test(options.currency ?? '')) throw new IntegrationError('Elements need `currency`, in small letters.');
}
