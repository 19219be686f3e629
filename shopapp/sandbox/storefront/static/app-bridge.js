// The sandbox's stand-in for App Bridge: the same script tag, the same `shopify` object, the same manners on the wire.
// It runs inside the app's document, framed by the sandbox admin. Tokens come from the frame's parent by message.
(() => {
  const tag = document.currentScript;
  const home = new URL(tag.src).origin;
  const here = new URL(location.href);
  const remembered = JSON.parse(sessionCopy() || "{}");
  const config = {
    apiKey: tag.dataset.apiKey || document.querySelector('meta[name="shopify-api-key"]')?.content || "",
    shop: here.searchParams.get("shop") || remembered.shop || "",
    host: here.searchParams.get("host") || remembered.host || "",
    locale: here.searchParams.get("locale") || remembered.locale || "en",
    disabledFeatures: [],
    appOrigins: [],
  };
  // window.name lives as long as the frame and needs no storage permission.
  function sessionCopy() { return window.name.startsWith("app-bridge:") ? window.name.slice(11) : ""; }
  window.name = "app-bridge:" + JSON.stringify({ shop: config.shop, host: config.host, locale: config.locale });

  const framed = window.parent !== window;
  const waiting = new Map();
  let last = 0;

  function tell(type, detail = {}) {
    if (framed) window.parent.postMessage({ source: "app-bridge", type, ...detail }, home);
  }
  function ask(type, detail = {}) {
    return new Promise((resolve, reject) => {
      if (!framed) return reject(new Error("App Bridge works only inside the admin."));
      const id = ++last;
      const timer = setTimeout(() => { waiting.delete(id); reject(new Error("The admin did not answer.")); }, 10000);
      waiting.set(id, (answer) => { clearTimeout(timer); answer.error ? reject(new Error(answer.error)) : resolve(answer.value); });
      tell(type, { id, ...detail });
    });
  }
  window.addEventListener("message", (event) => {
    if (event.origin !== home || event.source !== window.parent || event.data?.source !== "sandbox-admin") return;
    if (event.data.type === "answer") { waiting.get(event.data.id)?.(event.data); waiting.delete(event.data.id); }
    if (event.data.type === "navigate") go(new URL(event.data.path, location.href));
    if (event.data.type === "save-bar") pressed(event.data.action);
  });

  let asking = null;
  function idToken() {
    asking = asking || ask("id-token").finally(() => { asking = null; });
    return asking;
  }

  // The app's own "patch" page is nothing but this script: it leads back to the wanted page with a fresh token.
  const reload = here.searchParams.get("shopify-reload");
  if (reload) { go(new URL(reload, location.origin), true); }
  else if (here.searchParams.has("id_token")) {
    here.searchParams.delete("id_token");
    history.replaceState(history.state, "", here);
  }

  async function go(address, instead = false) {
    if (address.origin !== location.origin) return;
    tell("loading", { on: true });
    address.searchParams.set("id_token", await idToken());
    for (const name of ["shop", "host", "locale"]) if (config[name] && !address.searchParams.has(name)) address.searchParams.set(name, config[name]);
    address.searchParams.set("embedded", "1");
    instead ? location.replace(address) : location.assign(address);
  }

  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : String(input), location.href);
    const given = new Headers(init?.headers || (input instanceof Request ? input.headers : undefined));
    if (address.origin !== location.origin || given.has("Authorization") || !framed) return plainFetch(input, init);
    const again = input instanceof Request ? input.clone() : input;
    const answer = await plainFetch(input, await signed(init, given));
    if (answer.status !== 401 || !answer.headers.has("X-Shopify-Retry-Invalid-Session-Request")) return answer;
    return plainFetch(again, await signed(init, given));
  };
  async function signed(init, given) {
    const headers = new Headers(given);
    headers.set("Authorization", "Bearer " + (await idToken()));
    headers.set("X-Requested-With", "XMLHttpRequest");
    return { ...init, headers };
  }

  document.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (/^shopify:(\/\/)?admin/.test(link.getAttribute("href"))) {
      event.preventDefault();
      return tell("admin", { path: link.getAttribute("href").replace(/^shopify:(\/\/)?admin/, "") });
    }
    const address = new URL(link.href);
    const inside = address.origin === location.origin && (!link.target || link.target === "_self") && !link.hasAttribute("download");
    if (!inside || (address.hash && address.pathname === location.pathname && address.search === location.search)) return;
    event.preventDefault();
    go(address);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    setTimeout(() => {
      if (form.matches("[data-save-bar]")) hideBar(form);
    });
    const get = (event.submitter?.getAttribute("formmethod") || form.method || "get").toLowerCase() === "get";
    const action = new URL(event.submitter?.getAttribute("formaction") || form.getAttribute("action") || location.pathname, location.href);
    if (event.defaultPrevented || !get || action.origin !== location.origin) return;
    event.preventDefault();
    action.search = new URLSearchParams(new FormData(form, event.submitter)).toString();
    go(action);
  });

  // The contextual save bar: a <ui-save-bar id> shown by name, or any <form data-save-bar> that was changed.
  let open = null;
  function showBar(source) { open = source; tell("save-bar", { open: true }); }
  function hideBar(source) { if (!source || open === source) { open = null; tell("save-bar", { open: false }); } }
  function pressed(action) {
    const source = open;
    if (source instanceof HTMLFormElement) {
      if (action === "save") return source.requestSubmit();
      source.reset();
      return hideBar(source);
    }
    const buttons = [...(source?.querySelectorAll("button") || [])];
    const primary = buttons.find((button) => button.getAttribute("variant") === "primary") || buttons[0];
    (action === "save" ? primary : buttons.find((button) => button !== primary))?.click();
  }
  function changed(event) {
    const form = event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
    if (form && open !== form) showBar(form);
  }
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("reset", (event) => hideBar(event.target));
  function bar(id) {
    const found = document.getElementById(id);
    if (!found) throw new Error(`There is no ui-save-bar with the id ${id}.`);
    return found;
  }

  function reportPath() { tell("path", { path: location.pathname, search: cleaned(location.search), title: document.title }); }
  function cleaned(search) {
    const kept = new URLSearchParams(search);
    for (const name of ["id_token", "shop", "host", "locale", "embedded", "session", "timestamp", "hmac"]) kept.delete(name);
    return kept.toString();
  }
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (...given) => { original(...given); reportPath(); };
  }
  window.addEventListener("popstate", reportPath);
  window.addEventListener("pageshow", reportPath);

  function readNavigation() {
    const menu = document.querySelector("ui-nav-menu, s-app-nav");
    if (!menu) return;
    const items = [...menu.querySelectorAll("a[href], s-link[href]")]
      .map((link) => ({ label: link.textContent.trim(), href: new URL(link.getAttribute("href"), location.href).pathname }));
    if (items.length) tell("navigation", { items });
  }
  const style = document.createElement("style");
  style.textContent = "ui-nav-menu, s-app-nav, ui-save-bar, ui-title-bar { display: none !important; }";
  document.head.append(style);

  if (reload) return;
  document.addEventListener("DOMContentLoaded", () => { reportPath(); readNavigation(); tell("ready"); tell("loading", { on: false }); });

  window.shopify = {
    config,
    environment: { embedded: framed, mobile: false, pos: false, intent: false },
    ready: Promise.resolve(),
    idToken,
    loading: (on) => tell("loading", { on: on !== false }),
    toast: {
      show(text, options = {}) {
        const id = `toast-${++last}`;
        tell("toast", { text: String(text), isError: Boolean(options.isError), duration: options.duration || 5000 });
        return id;
      },
      hide() { tell("toast-hide"); },
    },
    saveBar: {
      show: async (id) => showBar(bar(id)),
      hide: async (id) => hideBar(bar(id)),
      toggle: async (id) => (open ? hideBar(bar(id)) : showBar(bar(id))),
      leaveConfirmation: async () => {},
    },
    app: { extensions: () => ask("extensions") },
    scopes: {
      query: async () => ({ granted: [], required: [], optional: [] }),
      request: async () => ({ result: "granted-all", detail: {} }),
      revoke: async () => ({ detail: {} }),
    },
    user: async () => ({ accountAccess: "full", name: "Robin Demo" }),
  };
})();
