/** The card form in its frame: formatting, checking, and turning what was typed into a token. It tells the page only whether it is complete. */
import { connect, makeToken } from './link.js';

/** @param {string} id @returns {HTMLInputElement} */
const field = (id) => /** @type {HTMLInputElement} */ (document.getElementById(id));
const number = field('number');
const expiry = field('expiry');
const cvc = field('cvc');
const country = /** @type {HTMLSelectElement} */ (document.getElementById('country'));
const COUNTRIES = 'AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT JP LT LU LV MT NL NO PL PT RO SE SI SK US'.split(' ');
/** `appearance.variables` of Stripe's interface → our custom properties. */
const LOOKS = {
  colorPrimary: '--primary', colorBackground: '--background', colorText: '--text', colorTextSecondary: '--quiet',
  colorDanger: '--danger', borderRadius: '--radius', spacingUnit: '--unit', fontSizeBase: '--size', fontFamily: '--family',
};
/** @type {(event: string, detail?: unknown) => void} */
let tell = () => {};
/** @type {{key: string, account: string}} */
let who;

/** @param {string} text */
const digits = (text) => text.replace(/\D/g, '');
/** @param {string} bare */
const brandOf = (bare) => [[/^4/, 'Visa'], [/^(5[1-5]|2[2-7])/, 'Mastercard'], [/^3[47]/, 'Amex'], [/^6/, 'Discover']]
  .find(([mark]) => /** @type {RegExp} */ (mark).test(bare))?.[1] ?? '';

/** Luhn's check digit. @param {string} bare */
function addsUp(bare) {
  const sum = [...bare].reverse().reduce((total, sign, place) => {
    const value = Number(sign) * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function readExpiry() {
  const bare = digits(expiry.value);
  return { month: Number(bare.slice(0, 2)), year: 2000 + Number(bare.slice(2, 4)), whole: bare.length === 4 };
}

/** What is wrong with each field, in the order of the form: [field, code, message]. @returns {[HTMLInputElement, string, string][]} */
function problems() {
  /** @type {[HTMLInputElement, string, string][]} */
  const found = [];
  const bare = digits(number.value);
  const full = brandOf(bare) === 'Amex' ? 15 : 16;
  if (bare.length < full) found.push([number, 'incomplete_number', 'Your card number is incomplete.']);
  else if (!addsUp(bare)) found.push([number, 'invalid_number', 'Your card number is invalid.']);
  const { month, year, whole } = readExpiry();
  const today = new Date();
  if (!whole) found.push([expiry, 'incomplete_expiry', "Your card's expiration date is incomplete."]);
  else if (month < 1 || month > 12) found.push([expiry, 'invalid_expiry_month', "Your card's expiration month is invalid."]);
  else if (year < today.getFullYear() || (year === today.getFullYear() && month <= today.getMonth())) {
    found.push([expiry, 'invalid_expiry_year_past', "Your card's expiration date is in the past."]);
  }
  if (digits(cvc.value).length < (brandOf(bare) === 'Amex' ? 4 : 3)) {
    found.push([cvc, 'incomplete_cvc', "Your card's security code is incomplete."]);
  }
  return found;
}

/** @param {HTMLInputElement} input @param {string} message */
function mark(input, message) {
  input.setAttribute('aria-invalid', String(message !== ''));
  /** @type {HTMLElement} */ (document.getElementById(`${input.id}-problem`)).textContent = message;
  measure();
}

/** Keep the caret's place among the digits while spaces come and go. @param {HTMLInputElement} input @param {(bare: string) => string} form */
function reform(input, form) {
  const before = digits(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
  const atEnd = input.selectionStart === input.value.length;
  input.value = form(digits(input.value));
  if (atEnd) return;
  let place = 0;
  for (let seen = 0; place < input.value.length && seen < before; place += 1) seen += /\d/.test(input.value[place]) ? 1 : 0;
  input.setSelectionRange(place, place);
}

/** @param {string} bare */
const asNumber = (bare) => brandOf(bare) === 'Amex'
  ? [bare.slice(0, 4), bare.slice(4, 10), bare.slice(10, 15)].filter(Boolean).join(' ')
  : (bare.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');

/** @param {string} bare */
function asExpiry(bare) {
  const padded = /^[2-9]/.test(bare) ? `0${bare}` : bare;
  return padded.length > 2 ? `${padded.slice(0, 2)} / ${padded.slice(2, 4)}` : padded;
}

function changed() {
  const empty = !number.value && !expiry.value && !cvc.value;
  tell('change', { empty, complete: problems().length === 0 });
}

function measure() {
  tell('size', Math.ceil(document.body.getBoundingClientRect().height));
}

/** @param {{variables?: Record<string, string>}} appearance */
function look(appearance) {
  for (const [name, property] of Object.entries(LOOKS)) {
    const value = appearance?.variables?.[name];
    if (value) document.documentElement.style.setProperty(property, value);
  }
  measure();
}

function check() {
  const found = problems();
  for (const input of [number, expiry, cvc]) mark(input, found.find(([wrong]) => wrong === input)?.[2] ?? '');
  if (found.length === 0) return {};
  const [input, code, message] = found[0];
  input.focus();
  /** @type {HTMLElement} */ (document.getElementById('say')).textContent = found.map(([, , text]) => text).join(' ');
  return { error: { type: 'validation_error', code, message } };
}

/** @param {{params: any, decline: boolean}} wish */
async function token({ params, decline }) {
  const { month, year } = readExpiry();
  const card = { number: digits(number.value), exp_month: month, exp_year: year, cvc: digits(cvc.value) };
  const method = { type: 'card', card, billing_details: { address: { country: country.value } } };
  const made = await makeToken(who, { params, method, decline });
  const spot = { number, cvc, exp_month: expiry, exp_year: expiry }[String(made.error?.param ?? '')];
  if (spot) mark(spot, made.error.message);
  return made;
}

/** @param {any} settings */
function begin(settings) {
  who = settings;
  // Until the page is on the line, what happens here would go unheard.
  /** @type {HTMLElement} */ (document.getElementById('card')).inert = false;
  const names = new Intl.DisplayNames([navigator.language, 'en'], { type: 'region' });
  const options = COUNTRIES.map((code) => new Option(names.of(code), code)).sort((a, b) => a.text.localeCompare(b.text));
  country.append(...options);
  const wanted = settings.defaults?.billingDetails?.address?.country ?? 'DE';
  country.value = COUNTRIES.includes(wanted) ? wanted : 'DE';
  look(settings.appearance);
}

number.addEventListener('input', () => {
  reform(number, asNumber);
  /** @type {HTMLElement} */ (document.getElementById('brand')).textContent = String(brandOf(digits(number.value)));
  if (digits(number.value).length === 16 && addsUp(digits(number.value)) && document.activeElement === number) expiry.focus();
});
expiry.addEventListener('input', (event) => {
  const erasing = /** @type {InputEvent} */ (event).inputType?.startsWith('delete');
  if (!erasing) reform(expiry, asExpiry);
});
cvc.addEventListener('input', () => reform(cvc, (bare) => bare.slice(0, 4)));
for (const input of [number, expiry, cvc]) {
  input.addEventListener('input', () => {
    mark(input, '');
    changed();
  });
  input.addEventListener('blur', () => {
    const wrong = problems().find(([at]) => at === input);
    if (input.value && wrong) mark(input, wrong[2]);
  });
}
for (const button of document.querySelectorAll('button[data-number]')) {
  button.addEventListener('click', () => {
    number.value = asNumber(/** @type {HTMLElement} */ (button).dataset.number ?? '');
    expiry.value = `12 / ${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`;
    cvc.value = '123';
    for (const input of [number, expiry, cvc]) input.dispatchEvent(new Event('input'));
  });
}
window.addEventListener('focus', () => tell('focus'));
window.addEventListener('blur', () => tell('blur'));
window.addEventListener('keydown', (event) => event.key === 'Escape' && tell('escape'));
document.getElementById('card')?.addEventListener('submit', (event) => event.preventDefault());
new ResizeObserver(measure).observe(document.body);

connect(
  {
    check,
    token,
    look,
    focus: () => number.focus(),
    clear: () => /** @type {HTMLFormElement} */ (document.getElementById('card')).reset(),
  },
  (settings, say) => {
    tell = say;
    begin(settings);
  },
);
