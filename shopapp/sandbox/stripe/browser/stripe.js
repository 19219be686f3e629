/** `window.Stripe`, last part: what a page calls. Typed against the real package, so that a wrong shape is found here. */

/**
 * The part of Stripe.js that the stand-in has.
 * @typedef {Pick<import('@stripe/stripe-js').Stripe,
 *   'elements' | 'createConfirmationToken' | 'confirmPayment' | 'handleNextAction' | 'retrievePaymentIntent'>} Offered
 */

class StandIn {
  /** @param {string} key @param {import('@stripe/stripe-js').StripeConstructorOptions} [options] */
  constructor(key, options = {}) {
    if (typeof key !== 'string' || key === '') throw new IntegrationError('Please call Stripe() with your publishable key.');
    if (!key.startsWith('pk_')) {
      throw new IntegrationError('Stripe() takes a publishable key (pk_…). A secret key must never be in a browser.');
    }
    this.key = key;
    this.account = options.stripeAccount ?? '';
    /** @type {Frame | null} */
    this.hidden = null;
  }

  /** The unseen frame that calls the API, so that the page needs no permission to. */
  controller() {
    if (!this.hidden) {
      this.hidden = new Frame('controller.html', 'Stripe', { key: this.key, account: this.account });
      this.hidden.hide();
      document.body.append(this.hidden.node);
    }
    return this.hidden;
  }

  /** @param {GroupOptions} options */
  elements(options) {
    return new Group(this, options ?? {});
  }

  /** @type {Offered['createConfirmationToken']} */
  async createConfirmationToken(options) {
    const group = /** @type {unknown} */ (options.elements);
    if (!(group instanceof Group)) throw new IntegrationError('createConfirmationToken() needs `elements`.');
    if (!group.submitted) {
      throw new IntegrationError('elements.submit() must be called before stripe.createConfirmationToken().');
    }
    group.submitted = false;
    const made = await group.token({ ...options.params });
    return planned().loseAnswer ? new Promise(() => {}) : made;
  }

  /** @type {Offered['retrievePaymentIntent']} */
  async retrievePaymentIntent(clientSecret) {
    return this.controller().ask('intent', { clientSecret });
  }

  /** @param {{clientSecret?: string}} options @returns {Promise<import('@stripe/stripe-js').PaymentIntentResult>} */
  async handleNextAction(options) {
    if (!options.clientSecret) throw new IntegrationError('handleNextAction() needs the `clientSecret` of the intent.');
    const found = await this.retrievePaymentIntent(options.clientSecret);
    if (found.error) return found;
    if (found.paymentIntent.status !== 'requires_action') {
      throw new IntegrationError(`handleNextAction: the PaymentIntent is ${found.paymentIntent.status}, not requires_action.`);
    }
    const action = /** @type {any} */ (found.paymentIntent.next_action);
    const how = await challenge(action.use_stripe_sdk?.stripe_js ?? action.redirect_to_url?.url);
    if (planned().loseAnswer) return new Promise(() => {});
    const after = await this.retrievePaymentIntent(options.clientSecret);
    return after.error ? after : told(after.paymentIntent, how);
  }

  /** @param {any} options @returns {Promise<import('@stripe/stripe-js').PaymentIntentResult>} */
  async confirmPayment(options) {
    const group = options.elements;
    const clientSecret = options.clientSecret ?? group?.options.clientSecret;
    if (!clientSecret) throw new IntegrationError('confirmPayment() needs a `clientSecret`.');
    const made = group ? await group.token({ ...options.confirmParams }) : {};
    if (made.error) return made;
    const params = { ...options.confirmParams, confirmation_token: made.confirmationToken?.id };
    const confirmed = await this.controller().ask('confirm', { clientSecret, params });
    const waits = confirmed.paymentIntent?.status === 'requires_action';
    const done = waits ? await this.handleNextAction({ clientSecret }) : confirmed;
    if (!done.error && options.redirect !== 'if_required') location.assign(returned(options.confirmParams?.return_url, done));
    return done;
  }
}

/**
 * The result of a challenge: a refused or abandoned one is an error that carries the intent.
 * @param {import('@stripe/stripe-js').PaymentIntent} intent @param {'answered' | 'closed'} how
 * @returns {import('@stripe/stripe-js').PaymentIntentResult}
 */
function told(intent, how) {
  if (intent.status !== 'requires_payment_method' && how === 'answered') return { paymentIntent: intent };
  const last = intent.last_payment_error;
  return {
    error: {
      type: last?.code === 'card_declined' ? 'card_error' : 'invalid_request_error',
      code: last?.code ?? 'payment_intent_authentication_failure',
      ...(last?.decline_code ? { decline_code: last.decline_code } : {}),
      message: last?.message ?? 'The confirmation with your bank was closed before it was finished.',
      payment_intent: intent,
    },
  };
}

/** @param {string} address @param {any} done */
function returned(address, done) {
  const url = new URL(address, location.href);
  url.searchParams.set('payment_intent', done.paymentIntent.id);
  url.searchParams.set('payment_intent_client_secret', done.paymentIntent.client_secret);
  url.searchParams.set('redirect_status', 'succeeded');
  return url.href;
}

/** @param {string} key @param {import('@stripe/stripe-js').StripeConstructorOptions} [options] */
function Stripe(key, options) {
  return new StandIn(key, options);
}
/** The release train this stands in for. */
Stripe.version = 'endive';

/** @type {(key: string, options?: import('@stripe/stripe-js').StripeConstructorOptions) => Omit<Offered, 'elements' | 'confirmPayment' | 'handleNextAction'>} */
const offered = Stripe;
if (!planned().script) Object.assign(window, { Stripe: offered });
