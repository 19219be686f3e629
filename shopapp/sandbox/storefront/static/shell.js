// The sandbox admin around the framed app: answers its messages, hands out ID tokens, keeps the address bar in step.
const about = JSON.parse(document.getElementById("about").textContent);
const frame = document.querySelector("[data-frame]");
const asked = about.default ? "" : `?shop=${encodeURIComponent(about.shop)}`;

function send(message) {
  frame.contentWindow.postMessage({ source: "sandbox-admin", ...message }, about.origin);
}

const answers = {
  "id-token": async () => (await (await fetch(`/admin/id_token?shop=${encodeURIComponent(about.shop)}`)).json()).id_token,
  extensions: async () => {
    const blocks = await (await fetch(`/_sandbox/theme?shop=${encodeURIComponent(about.shop)}`)).json();
    const activations = Object.entries(blocks).map(([handle, block]) => ({ handle, name: block.title, target: block.target, status: block.enabled ? "active" : "available", activations: block.enabled ? [{ target: `template--index.${handle}`, themeId: "gid://shopify/OnlineStoreTheme/1" }] : [] }));
    return [{ handle: "theme-extension", type: "theme_app_extension", activations }];
  },
};

window.addEventListener("message", async (event) => {
  const told = event.data;
  if (event.source !== frame.contentWindow || event.origin !== about.origin || told?.source !== "app-bridge") return;
  if (answers[told.type]) {
    try { send({ type: "answer", id: told.id, value: await answers[told.type](told) }); }
    catch { send({ type: "answer", id: told.id, error: "The sandbox did not answer." }); }
  }
  if (told.type === "path") showPath(told);
  if (told.type === "toast") toast(told);
  if (told.type === "toast-hide") toastPlace.hidden = true;
  if (told.type === "save-bar") document.querySelector("[data-save-bar]").hidden = !told.open;
  if (told.type === "loading") document.body.toggleAttribute("data-loading", told.on);
  if (told.type === "navigation") navigation(told.items);
  if (told.type === "admin") location.assign("/admin" + told.path);
});

function inside(path) {
  return path.startsWith(about.root) ? path.slice(about.root.length).replace(/^\//, "") : path.replace(/^\//, "");
}

function showPath({ path, search, title }) {
  const place = inside(path);
  const query = new URLSearchParams(search);
  if (!about.default) query.set("shop", about.shop);
  history.replaceState(null, "", about.start + (place ? `/${place.replace(/\/$/, "")}` : "") + (query.size ? `?${query}` : ""));
  document.title = `${title || about.name} · Sandbox admin`;
  mark(place);
}

function mark(place) {
  const links = [...document.querySelectorAll("[data-page]")];
  const best = links.filter((link) => link.dataset.page === "" ? place === "" : place === link.dataset.page || place.startsWith(link.dataset.page + "/")).pop();
  for (const link of links) link === best ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
}

function navigation(items) {
  const list = document.querySelector("[data-pages]");
  list.replaceChildren(...items.map(({ label, href }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = label;
    link.dataset.page = inside(href).replace(/\/$/, "");
    link.href = about.start + (link.dataset.page ? "/" + link.dataset.page : "") + asked;
    item.append(link);
    return item;
  }));
  mark(inside(location.pathname.slice(about.start.length)));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-page]");
  if (link && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    document.body.removeAttribute("data-menu");
    send({ type: "navigate", path: `${about.root}/${link.dataset.page}` });
  }
  const action = event.target.closest("[data-bar]");
  if (action) send({ type: "save-bar", action: action.dataset.bar });
  if (event.target.closest("[data-menu-button]")) document.body.toggleAttribute("data-menu");
});
document.querySelector("[data-shops]")?.addEventListener("change", (event) => location.assign(`${about.start}?shop=${encodeURIComponent(event.target.value)}`));

const toastPlace = document.querySelector("[data-toast]");
function toast({ text, isError, duration }) {
  toastPlace.textContent = text;
  toastPlace.classList.toggle("is-error", isError);
  toastPlace.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { toastPlace.hidden = true; }, duration);
}
