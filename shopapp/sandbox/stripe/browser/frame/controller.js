/** The unseen frame: calls that need no form. */
import { call, connect, makeToken } from './link.js';

/** @type {{key: string, account: string}} */
let who;

/** @param {string} secret */
const idOf = (secret) => secret.split('_secret_')[0];
/** @param {any} answer */
const asIntent = (answer) => (answer.error ? { error: answer.error } : { paymentIntent: answer });

connect(
  {
    token: (wish) => makeToken(who, wish),
    intent: async ({ clientSecret }) =>
      asIntent(await call(who, 'GET', `/v1/payment_intents/${idOf(clientSecret)}`, { client_secret: clientSecret })),
    confirm: async ({ clientSecret, params }) =>
      asIntent(
        await call(who, 'POST', `/v1/payment_intents/${idOf(clientSecret)}/confirm`, {
          confirmation_token: params.confirmation_token,
          payment_method: params.payment_method,
          return_url: params.return_url,
          client_secret: clientSecret,
          use_stripe_sdk: true,
        }),
      ),
  },
  (settings) => {
    who = settings;
  },
);
