// The demo theme's behaviour. It learns of cart changes from the `cart:updated` event on document, whoever caused them.
const root = window.Shopify.routes.root;

/** @param {string} path @param {object} body */
async function post(path, body) {
  const answer = await fetch(root + path, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json" }, body: JSON.stringify(body) });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.description || told.message);
  document.dispatchEvent(new CustomEvent("cart:updated", { detail: { source: "theme" } }));
  return told;
}

async function recount() {
  const cart = await (await fetch(root + "cart.js", { headers: { Accept: "application/json" } })).json();
  for (const bubble of document.querySelectorAll("[data-cart-count]")) {
    bubble.textContent = String(cart.item_count);
    bubble.hidden = cart.item_count === 0;
  }
}

async function redrawCart() {
  const page = document.querySelector("[data-cart-page]");
  if (!page) return;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
  page.setAttribute("aria-busy", "true");
  const fresh = new DOMParser().parseFromString(await (await fetch(root + "cart")).text(), "text/html").querySelector("[data-cart-page]");
  if (fresh) page.replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus();
}

document.addEventListener("cart:updated", () => { recount(); redrawCart(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) { recount(); redrawCart(); } });

function say(text) {
  const notice = document.querySelector("[data-notice]");
  notice.querySelector("[data-notice-text]").textContent = text;
  notice.hidden = false;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { notice.hidden = true; }, 6000);
}

function complain(form, text) {
  const problem = form.querySelector("[data-problem]");
  if (!problem) return;
  problem.textContent = text;
  problem.hidden = !text;
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const step = target?.closest("[data-step]");
  if (step) {
    const field = step.parentElement.querySelector("input");
    field.value = String(Math.max(Number(field.min || 0), Number(field.value) + Number(step.dataset.step)));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (target?.closest("[data-notice-close]")) document.querySelector("[data-notice]").hidden = true;
  const line = target?.closest("[data-remove]")?.closest("[data-line]");
  if (line) change(line, 0);
  const thumb = target?.closest("[data-picture]");
  if (thumb) showPicture(thumb.dataset.picture, thumb.dataset.alt);
  const drawer = document.querySelector(".drawer[open]");
  if (drawer && !drawer.contains(target)) drawer.open = false;
});

document.addEventListener("keydown", (event) => {
  const drawer = document.querySelector(".drawer[open]");
  if (event.key === "Escape" && drawer) { drawer.open = false; drawer.querySelector("summary").focus(); }
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLElement)) return;
  if (field.matches("[data-submit]")) field.form.requestSubmit();
  if (field.matches("[data-quantity]")) change(field.closest("[data-line]"), Math.max(0, Number(field.value) || 0));
  if (field.matches("[data-note]")) post("cart/update.js", { note: field.value }).catch(() => {});
  if (field.matches("[data-option]")) choose();
});

async function change(line, quantity) {
  const form = line.closest("form");
  try {
    complain(form, "");
    await post("cart/change.js", { id: line.dataset.line, quantity });
  } catch (problem) {
    await redrawCart();
    complain(document.querySelector("[data-cart-form]"), problem.message);
  }
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-buy]")) return;
  event.preventDefault();
  const button = form.querySelector("[data-add]");
  complain(form, "");
  button.setAttribute("aria-busy", "true");
  try {
    const quantity = Number(form.querySelector("[name=quantity]").value) || 1;
    const added = await post("cart/add.js", { items: [{ id: Number(form.querySelector("[data-variant]").value), quantity }] });
    say(added.items[0].title);
  } catch (problem) {
    complain(form, problem.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
});

const about = JSON.parse(document.querySelector("[data-product]")?.textContent || "null");
if (about) for (const doubled of document.querySelectorAll("[data-buy] select[name=id]")) doubled.remove();

function coins(hundredths) {
  return new Intl.NumberFormat(about.locale, { style: "currency", currency: about.currency }).format(hundredths / 100);
}

function showPicture(source, alt) {
  const main = document.querySelector("[data-gallery-main]");
  if (!main || !source) return;
  main.src = source;
  if (alt) main.alt = alt;
  for (const thumb of document.querySelectorAll("[data-picture]")) thumb.toggleAttribute("aria-current", false), thumb.dataset.picture === source && thumb.setAttribute("aria-current", "true");
}

function picked() {
  return about.options.map((_, place) => document.querySelector(`[data-option="${place}"]:checked`)?.value);
}

/** Shows price, picture and availability of the chosen combination; marks values that lead to nothing one can buy. */
function choose() {
  const values = picked();
  const variant = about.variants.find((one) => one.options.every((value, place) => value === values[place]));
  const button = document.querySelector("[data-add]");
  document.querySelector("[data-variant]").value = variant ? variant.id : "";
  button.disabled = !variant?.available;
  button.textContent = !variant ? about.words.unavailable : variant.available ? about.words.add : about.words.sold_out;
  if (variant) {
    showPrice(variant);
    if (variant.featured_image) showPicture(variant.featured_image.src, "");
    const address = new URL(location.href);
    address.searchParams.set("variant", variant.id);
    history.replaceState(history.state, "", address);
  }
  mark();
}

function showPrice(variant) {
  const place = document.querySelector("[data-price]");
  const reduced = variant.compare_at_price > variant.price;
  place.replaceChildren(piece("span", coins(variant.price), reduced ? "now" : ""));
  if (reduced) place.append(" ", piece("span", about.words.regular, "unseen"), piece("s", coins(variant.compare_at_price)), " ", piece("span", about.words.sale, "badge inline"));
  if (!variant.available) place.append(" ", piece("span", about.words.sold_out, "badge gone inline"));
}

function piece(name, text, kind = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = kind;
  return made;
}

function mark() {
  const values = picked();
  for (const field of document.querySelectorAll("[data-option]")) {
    const place = Number(field.dataset.option);
    const wanted = values.map((value, at) => (at === place ? field.value : value));
    const possible = about.variants.some((one) => one.available && one.options.every((value, at) => value === wanted[at]));
    field.parentElement.classList.toggle("is-gone", !possible);
  }
}
if (about && document.querySelector("[data-option]")) mark();
