// The inbox works as ordinary pages. This adds: a page that changes by itself, forms that stay where they are, a suggestion, ready
// replies, and "is writing" for the shopper. Events only say that something changed; the page is then asked for again and its parts
// marked data-live are exchanged, so that there is one way to draw them: the server's.

const place = /** @type {HTMLElement|null} */ (document.querySelector('[data-inbox]'));

/** @param {string} address @param {RequestInit} [how] */
const ask = (address, how) => fetch(address, { credentials: 'same-origin', ...how });

/** Draw the page anew, leaving what is being written. @param {Document} fresh */
function exchange(fresh) {
  for (const part of fresh.querySelectorAll('[data-live]')) {
    const old = document.querySelector(`[data-live="${part.getAttribute('data-live')}"]`);
    if (!old || old.isEqualNode(part)) continue;
    // The form in which somebody writes stays as it is while they may go on writing.
    if (part.hasAttribute('data-keep') && part.getAttribute('data-keep') === old.getAttribute('data-keep')) continue;
    const low = old.scrollHeight - old.scrollTop - old.clientHeight < 60;
    old.replaceWith(document.adoptNode(part));
    if (part.matches('.talk') && low) part.scrollTop = part.scrollHeight;
  }
  number();
}

let looking = false;
let again = false;
async function look() {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  try {
    const answer = await ask(location.href, { headers: { Accept: 'text/html' } });
    if (answer.redirected && new URL(answer.url).pathname.endsWith('/login')) return location.assign(answer.url);
    if (answer.ok) exchange(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    /* the stream asks again */
  } finally {
    looking = false;
  }
  if (again) {
    again = false;
    await look();
  }
}

/** Every answer carries an id of its own, so that a repeat says nothing twice. */
function number() {
  const field = /** @type {HTMLInputElement|null} */ (document.querySelector('.write [name=client_id]'));
  if (field && !field.value) field.value = crypto.randomUUID();
}

async function follow() {
  for (let pause = 500; place; pause = Math.min(15000, pause * 2)) {
    try {
      const answer = await ask(/** @type {string} */ (place.dataset.inbox));
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      await look();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        pause = 500;
        if (part.value.includes('event: changed')) await look();
      }
    } catch {
      /* away for a moment */
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** @param {HTMLFormElement} form @param {string} words */
function complain(form, words) {
  form.querySelector('.note.warn')?.remove();
  if (!words) return;
  const note = document.createElement('p');
  note.className = 'note warn';
  note.setAttribute('role', 'alert');
  note.textContent = words;
  form.prepend(note);
}

document.addEventListener('submit', async (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.hasAttribute('data-stay')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = form.querySelector('button:not([type=button])');
  if (button) /** @type {HTMLButtonElement} */ (button).disabled = true;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const answer = await ask(form.action, { method: 'POST', body }).catch(() => null);
  if (button) /** @type {HTMLButtonElement} */ (button).disabled = false;
  if (answer?.ok) {
    complain(form, '');
    for (const field of form.querySelectorAll('textarea, [name=client_id]')) /** @type {HTMLInputElement} */ (field).value = '';
    number();
    await look();
    return;
  }
  const problem = answer ? await answer.json().catch(() => null) : null;
  complain(form, problem?.error?.message ?? 'This could not be sent. Check the connection and try again.');
  await look();
}, true);

document.addEventListener('click', async (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('[data-suggest]');
  if (!button) return;
  const form = /** @type {HTMLFormElement} */ (button.closest('form'));
  const said = /** @type {HTMLElement} */ (form.querySelector('[data-said]'));
  said.textContent = 'Looking…';
  const answer = await ask(/** @type {string} */ (button.getAttribute('data-suggest'))).catch(() => null);
  const text = answer?.ok ? (await answer.json()).text : '';
  said.textContent = text ? 'A suggestion from the shop’s own data. Read it before you send it.' : 'There is no suggestion for this.';
  if (text) write(form, text);
});

document.addEventListener('change', (event) => {
  const list = /** @type {HTMLSelectElement} */ (event.target);
  if (!list.matches('[data-canned]') || !list.value) return;
  write(/** @type {HTMLFormElement} */ (list.closest('form')), list.value);
  list.value = '';
});

/** @param {HTMLFormElement} form @param {string} text */
function write(form, text) {
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector('textarea'));
  field.value = field.value.trim() ? `${field.value.trim()}\n\n${text}` : text;
  field.focus();
}

let told = 0;
document.addEventListener('input', (event) => {
  const form = /** @type {HTMLElement} */ (event.target).closest('[data-typing]');
  if (!form || Date.now() - told < 3000) return;
  told = Date.now();
  void ask(/** @type {string} */ (form.getAttribute('data-typing')), { method: 'POST' }).catch(() => {});
});

document.addEventListener('keydown', (event) => {
  const field = /** @type {HTMLElement} */ (event.target);
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && field.matches('.write textarea')) field.closest('form')?.requestSubmit();
});

const talk = document.querySelector('.talk');
if (talk) talk.scrollTop = talk.scrollHeight;
number();
void follow();
