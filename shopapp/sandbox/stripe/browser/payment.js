/** The payment element: a frame with a card form. The page sees whether it is complete, never what is in it. */

class PaymentPiece extends Piece {
  /** @param {Group} group @param {import('@stripe/stripe-js').StripePaymentElementOptions} options */
  constructor(group, options) {
    super('payment');
    this.group = group;
    this.options = options;
  }

  /** @param {string | HTMLElement} where */
  mount(where) {
    const spot = this.place(where);
    this.unmount();
    const frame = new Frame('card.html', 'Secure card payment', {
      key: this.group.stripe.key,
      account: this.group.stripe.account,
      appearance: this.group.options.appearance ?? {},
      defaults: this.options.defaultValues ?? {},
      livemode: this.group.stripe.key.startsWith('pk_live_'),
    });
    frame.node.style.cssText = 'display: block; border: 0; inline-size: 100%; block-size: 0; color-scheme: light';
    this.frame = frame;
    this.hearFrom(frame);
    spot.replaceChildren(frame.node);
  }

  /** @param {Frame} frame */
  hearFrom(frame) {
    const patience = setTimeout(() => {
      const error = { type: 'api_connection_error', message: 'The card form could not be loaded.' };
      this.say('loaderror', { elementType: 'payment', error });
    }, 15000);
    frame.listen('ready', () => {
      clearTimeout(patience);
      this.say('ready', { elementType: 'payment' });
    });
    frame.listen('size', (/** @type {number} */ height) => {
      frame.node.style.blockSize = `${height}px`;
    });
    frame.listen('change', (/** @type {{empty: boolean, complete: boolean}} */ state) => {
      /** @type {import('@stripe/stripe-js').StripePaymentElementChangeEvent} */
      const event = { elementType: 'payment', ...state, collapsed: false, value: { type: 'card' } };
      this.say('change', event);
    });
    frame.listen('focus', () => this.say('focus', { elementType: 'payment' }));
    frame.listen('blur', () => this.say('blur', { elementType: 'payment' }));
    frame.listen('escape', () => this.say('escape', { elementType: 'payment' }));
  }

  /** @param {Partial<import('@stripe/stripe-js').StripePaymentElementOptions>} options */
  update(options) {
    this.options = { ...this.options, ...options };
    return this;
  }

  /** @returns {Promise<import('@stripe/stripe-js').StripeError | undefined>} */
  async check() {
    if (!this.frame) throw new IntegrationError('elements.submit() was called before the payment Element was mounted.');
    return (await this.frame.ask('check')).error;
  }

  /** @param {Record<string, unknown>} params @returns {Promise<import('@stripe/stripe-js').ConfirmationTokenResult>} */
  token(params) {
    if (!this.frame) throw new IntegrationError('The payment Element is not mounted.');
    return this.frame.ask('token', { params, decline: planned().decline === true });
  }
}
