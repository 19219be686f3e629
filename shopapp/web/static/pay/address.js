// The address form: filled with what was given in the chat, opened only when the shopper wants to change it.

import { country, find, make } from "./summary.js";
import { options } from "./texts.js";

/** @import { Address } from "./server.js" */

const COUNTRIES =
  "AD AE AL AM AR AT AU BA BD BE BG BH BR CA CH CL CN CO CR CY CZ DE DK DO DZ EC EE EG ES FI FR GB GE GR GT HK HR HU ID IE IL IN IS IT JO JP KE KR KW KZ LB LI LK LT LU LV MA MC MD ME MK MT MX MY NG NL NO NP NZ OM PA PE PH PK PL PT PY QA RO RS SA SE SG SI SK SM TH TN TR TW UA US UY VN ZA";

/** @param {(email: string, address: Address) => Promise<void>} use */
export function begin(use) {
  const form = /** @type {HTMLFormElement} */ (find("address"));
  const edit = find("edit");
  const codes = COUNTRIES.split(" ").sort((one, other) => country(one).localeCompare(country(other), options.locale));
  field(form, "country").append(...codes.map((code) => make("option", { value: code }, country(code))));
  edit.addEventListener("click", () => open(Boolean(form.hidden)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    refuse("", false);
    const { email, ...address } = /** @type {Address & {email?: string}} */ (Object.fromEntries(new FormData(form)));
    await use(email ?? "", address);
  });
}

/** @param {boolean} opened */
export function open(opened) {
  const form = find("address");
  form.hidden = !opened;
  find("edit").setAttribute("aria-expanded", String(opened));
  if (opened) form.querySelector("input")?.focus();
}

/** What is wrong with the address, where it can be put right. @param {string} text @param {boolean} [show] */
export function refuse(text, show = true) {
  const box = find("address-problem");
  box.textContent = text;
  box.hidden = !text;
  if (show) open(true);
}

/** @param {string} email @param {Address} address */
export function fill(email, address) {
  const form = /** @type {HTMLFormElement} */ (find("address"));
  for (const [name, value] of Object.entries({ ...address, email })) {
    const input = field(form, name);
    if (!input || input === document.activeElement) continue;
    if (name === "country" && ![...input.querySelectorAll("option")].some((option) => option.value === value)) input.append(make("option", { value }, value));
    input.value = value;
  }
}

/** @param {HTMLFormElement} form @param {string} name */
const field = (form, name) => /** @type {HTMLInputElement|HTMLSelectElement} */ (form.elements.namedItem(name));
