// The admin works as ordinary pages. This adds: forms go out through fetch, which App Bridge signs; the progress bar
// of a sync moves by itself; pictures that do not load are replaced.

// App Bridge shows the pages in the admin's own menu; our row of them is for where it did not load, and for narrow frames.
document.documentElement.classList.toggle('framed', 'shopify' in window && window.top !== window);

/** @param {HTMLFormElement} form */
async function send(form) {
  const button = form.querySelector('button');
  if (button) button.disabled = true;
  const old = form.querySelector('.note.warn');
  if (old) old.remove();
  const filled = new FormData(form);
  const answer = await fetch(form.action || location.pathname, {
    method: 'POST',
    body: form.enctype === 'multipart/form-data' ? filled : new URLSearchParams(/** @type {any} */ (filled)),
  }).catch(() => null);
  if (answer && answer.ok) {
    location.assign(new URL(answer.url).pathname + '?saved=1');
    return;
  }
  if (button) button.disabled = false;
  const problem = answer ? await answer.json().catch(() => null) : null;
  const note = document.createElement('p');
  note.className = 'note warn';
  note.setAttribute('role', 'alert');
  note.textContent = problem?.error?.message ?? 'This could not be saved. Check the connection and try again.';
  form.prepend(note);
}

document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.method !== 'post' || form.hasAttribute('data-stay')) return;
  event.preventDefault();
  send(form);
});

// A product picture that does not load gives way to a plain tile with the product's initial.
for (const picture of document.querySelectorAll('.shown img')) {
  const image = /** @type {HTMLImageElement} */ (picture);
  const swap = () => {
    const tile = document.createElement('span');
    tile.className = 'tile';
    tile.textContent = (image.nextElementSibling?.textContent ?? '').trim().charAt(0);
    image.replaceWith(tile);
  };
  if (image.complete && !image.naturalWidth) swap();
  else image.addEventListener('error', swap, { once: true });
}

// Whether the chat is on in the published theme is known to Shopify alone; App Bridge tells it without a scope.
async function showEmbeds() {
  const told = await /** @type {any} */ (window).shopify?.app?.extensions?.().catch(() => null);
  if (!Array.isArray(told)) return;
  const blocks = told.flatMap((extension) => extension.activations ?? []);
  for (const place of document.querySelectorAll('[data-embed]')) {
    const { embed, on = '', off = '' } = /** @type {HTMLElement} */ (place).dataset;
    const active = blocks.some((block) => block.handle === embed && block.status === 'active');
    place.textContent = active ? on : off;
    place.closest('li')?.classList.toggle('done', active);
    const mark = place.closest('.steps li')?.querySelector('[aria-hidden]');
    if (mark) mark.textContent = active ? '✓' : '○';
  }
  const dark = !blocks.some((block) => block.handle === 'launcher' && block.status === 'active');
  for (const note of document.querySelectorAll('[data-embed-off]')) /** @type {HTMLElement} */ (note).hidden = !dark;
}
// A file inside Shopify's frame: a plain link would arrive without the token that App Bridge puts on a fetch.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('a[download]'))) {
  link.addEventListener('click', async (event) => {
    event.preventDefault();
    const answer = await fetch(link.href).catch(() => null);
    if (!answer?.ok) return void location.assign(link.href);
    const file = document.createElement('a');
    file.href = URL.createObjectURL(await answer.blob());
    file.download = link.download;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
  });
}
if (document.querySelector('[data-embed], [data-embed-off]')) void showEmbeds();

const moving = document.querySelector('[data-sync] progress');
if (moving) {
  const place = /** @type {HTMLElement} */ (moving.closest('[data-sync]'));
  const words = /** @type {HTMLElement} */ (place.querySelector('[data-sync-words]'));
  const timer = setInterval(async () => {
    const answer = await fetch(/** @type {string} */ (place.dataset.sync)).catch(() => null);
    if (!answer || !answer.ok) return;
    const now = await answer.json();
    /** @type {HTMLProgressElement} */ (moving).value = Math.round(now.share * 100);
    const what = place.dataset.syncOf ?? 'products';
    words.textContent = now.said ? now.said : now.total ? `${now.done} of ${now.total} ${what}` : `${now.done} ${what}`;
    if (now.state === 'done' || now.state === 'failed') {
      clearInterval(timer);
      location.reload();
    }
  }, 1000);
}

// Evidence is copied part by part. Where the browser keeps the clipboard from a framed page, the text is selected instead.
for (const element of document.querySelectorAll('[data-copy]')) {
  const button = /** @type {HTMLButtonElement} */ (element);
  const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(button.dataset.copy ?? ''));
  const status = document.querySelector(`[data-copied="${button.dataset.copy}"]`);
  if (!field || !status) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    if (!copied) {
      field.hidden = false;
      field.select();
    }
    status.textContent = copied ? 'Copied.' : 'Selected: press Ctrl+C or ⌘C.';
  });
}
