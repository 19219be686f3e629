// The preview follows the form as it is filled in. The server draws it; without this script a button does the same.

const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-preview-at]'));
/** @type {ReturnType<typeof setTimeout>|undefined} */
let timer;
let latest = 0;

async function show() {
  const mine = ++latest;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const answer = await fetch(/** @type {string} */ (form.dataset.previewAt), { method: 'POST', body }).catch(() => null);
  if (!answer?.ok || mine !== latest) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-preview]');
  const old = document.querySelector('[data-preview]');
  if (fresh && old) old.replaceWith(document.adoptNode(fresh));
}

for (const name of ['input', 'change']) {
  form.addEventListener(name, () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
}
form.addEventListener('click', (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest('[name=preview]');
  if (!button) return;
  event.preventDefault();
  void show();
});
