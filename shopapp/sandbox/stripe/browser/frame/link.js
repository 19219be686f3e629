/** The frame's end of the line to the page that embeds it, and the frame's way to the API. Nothing typed here is sent to the page. */

/**
 * Wait for the page's greeting, then answer its questions.
 * @param {Record<string, (detail: any) => unknown>} answers
 * @param {(settings: any, tell: (event: string, detail?: unknown) => void) => void} begin
 */
export function connect(answers, begin) {
  window.addEventListener('message', function greet(message) {
    if (message.source !== window.parent || message.data?.sandbox !== 'hello') return;
    window.removeEventListener('message', greet);
    const port = message.ports[0];
    port.onmessage = async ({ data }) => {
      const value = await answers[data.verb]?.(data.detail);
      port.postMessage({ answer: data.ask, value });
    };
    begin(message.data.settings, (event, detail) => port.postMessage({ event, detail }));
    port.postMessage({ event: 'ready' });
  });
}

/** Stripe's form encoding of nested values. @param {any} value @param {string} name @returns {[string, string][]} */
function flat(value, name = '') {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, item]) => flat(item, name ? `${name}[${key}]` : key));
}

/**
 * Call the API with the publishable key. A refusal is a value (`error`), as it is for the page.
 * @param {{key: string, account: string}} who @param {string} method @param {string} path @param {object} [params]
 */
export async function call(who, method, path, params = {}) {
  /** @type {Record<string, string>} */
  const headers = { Authorization: `Bearer ${who.key}`, 'Stripe-Version': '2026-10-28.endive' };
  if (who.account) headers['Stripe-Account'] = who.account;
  const form = new URLSearchParams(flat(params));
  try {
    const answer =
      method === 'GET' ? await fetch(`${path}?${form}`, { headers }) : await fetch(path, { method, headers, body: form });
    return await answer.json();
  } catch {
    return { error: { type: 'api_connection_error', message: 'The payment service could not be reached. Try again.' } };
  }
}

/** @param {{key: string, account: string}} who @param {{params: any, method: any, decline: boolean}} wish */
export async function makeToken(who, { params, method, decline }) {
  const given = params.payment_method_data ?? {};
  const data = { ...method, ...given, billing_details: { ...method.billing_details, ...given.billing_details } };
  if (decline) data.card = { token: 'tok_chargeDeclined' };
  const answer = await call(who, 'POST', '/v1/confirmation_tokens', { ...params, payment_method_data: data });
  return answer.error ? { error: answer.error } : { confirmationToken: answer };
}
