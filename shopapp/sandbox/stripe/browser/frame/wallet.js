/** The wallet's sheet: two stored addresses, the shop's rates, and one button. The street stays here until the shopper pays. */
import { connect } from './link.js';

const STORED = [
  { name: 'Mara Lindner', email: 'mara.lindner@example.com', phone: '+49301234567',
    address: { line1: 'Kastanienallee 12', line2: null, city: 'Berlin', state: '', postal_code: '10435', country: 'DE' } },
  { name: 'Theo Marchand', email: 'theo.marchand@example.com', phone: '+33490123456',
    address: { line1: '18 rue des Lices', line2: null, city: 'Avignon', state: '', postal_code: '84000', country: 'FR' } },
];
/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const pay = /** @type {HTMLButtonElement} */ (at('pay'));
/** @type {(event: string, detail?: unknown) => void} */
let tell = () => {};
/** @type {any} */
let asked = {};
/** @type {any} */
let rate = null;
let chosen = STORED[0];

/** @param {number} minor */
function money(minor) {
  const form = new Intl.NumberFormat(navigator.language, { style: 'currency', currency: asked.currency.toUpperCase() });
  return form.format(minor / 10 ** (form.resolvedOptions().maximumFractionDigits ?? 2));
}

/** @param {string} name @param {boolean} checked @param {() => void} choose @param {string} title @param {string} more @param {string} [price] */
function choice(name, checked, choose, title, more, price = '') {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), { type: 'radio', name, checked });
  input.addEventListener('change', choose);
  const text = Object.assign(document.createElement('span'), { textContent: title });
  text.append(Object.assign(document.createElement('small'), { textContent: more }));
  label.append(input, text, Object.assign(document.createElement('span'), { className: 'price', textContent: price }));
  return label;
}

function drawRates() {
  const rates = asked.details.shippingRates ?? [];
  if (!rates.some((/** @type {any} */ one) => one.id === rate?.id)) rate = rates[0] ?? null;
  at('rates').hidden = rates.length === 0;
  at('rates').querySelectorAll('label').forEach((label) => label.remove());
  for (const one of rates) {
    const choose = () => {
      rate = one;
      wait('rate', { id: one.id, displayName: one.displayName, amount: one.amount });
    };
    at('rates').append(choice('rate', one.id === rate.id, choose, one.displayName, '', money(one.amount)));
  }
}

function draw() {
  drawRates();
  const lines = at('lines');
  lines.replaceChildren();
  const rows = (asked.details.lineItems ?? []).map((/** @type {any} */ line) => [line.name, money(line.amount), '']);
  for (const [name, amount, kind] of [...rows, ['Total', money(asked.amount), 'total']]) {
    lines.append(
      Object.assign(document.createElement('dt'), { textContent: name, className: kind }),
      Object.assign(document.createElement('dd'), { textContent: amount, className: kind }),
    );
  }
  pay.textContent = `Pay ${money(asked.amount)}`;
}

/** Tell the page and hold the button until it has priced the change. @param {string} event @param {unknown} detail */
function wait(event, detail) {
  pay.disabled = true;
  at('problem').textContent = '';
  tell(event, detail);
}

function moved() {
  const { city, state, postal_code, country } = chosen.address;
  wait('address', { name: chosen.name, address: { city, state, postal_code, country } });
}

/** @param {any} answer */
function priced(answer) {
  if (!answer) {
    at('problem').textContent = 'The shop cannot deliver to this address, or did not answer in time.';
    return;
  }
  const given = Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined));
  asked = { ...asked, amount: answer.amount, details: { ...asked.details, ...given } };
  pay.disabled = false;
  draw();
}

pay.addEventListener('click', () => {
  pay.disabled = true;
  const { name, email, phone, address } = chosen;
  const shipping = asked.details.shippingAddressRequired ? { shippingAddress: { name, address } } : {};
  tell('pay', { billingDetails: { name, email, phone, address }, ...shipping, ...(rate ? { shippingRate: rate } : {}) });
});
at('cancel').addEventListener('click', () => tell('cancel'));
window.addEventListener('keydown', (event) => event.key === 'Escape' && tell('cancel'));

connect(
  {
    priced,
    failed: (message) => {
      at('problem').textContent = message;
      pay.disabled = false;
    },
  },
  (settings, say) => {
    tell = say;
    asked = settings;
    // Until the page is on the line, a click would be lost.
    at('sheet').inert = false;
    const ships = Boolean(asked.details.shippingAddressRequired);
    at('addresses').hidden = !ships;
    for (const one of STORED) {
      const choose = () => {
        chosen = one;
        moved();
      };
      const { line1, postal_code, city, country } = one.address;
      at('addresses').append(choice('address', one === chosen, choose, one.name, `${line1}, ${postal_code} ${city}, ${country}`));
    }
    draw();
    pay.focus();
    if (ships) queueMicrotask(moved);
  },
);
