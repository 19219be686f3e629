// Both app registrations and the extension, read by Shopify's own CLI, without an account and without the network.
// Its `app config validate` asks for a login first; the loader behind it does not, so it is called by what it does.
//
//   npm install --prefix DIR --ignore-scripts @shopify/cli@4.8.2      (needs Node 22.12 or newer)
//   node tests/widget/check_registration.mjs DIR
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const dist = path.join(path.resolve(process.argv[2] ?? "."), "node_modules/@shopify/cli/dist");
const holds = (name) => readFileSync(path.join(dist, name), "utf8").includes("ignoreUnknownExtensions:!0");
const file = readdirSync(dist).find((name) => name.endsWith(".js") && holds(name));
if (!file) throw new Error(`No @shopify/cli 4.8.2 under ${dist}`);
const load = Object.values(await import(path.join(dist, file))).find(
  (each) => typeof each === "function" && /ignoreUnknownExtensions:\s*!0/.test(String(each)) && /skipPrompts/.test(String(each)),
);

const folder = mkdtempSync(path.join(os.tmpdir(), "registration-"));
const names = ["shopify.app.toml", "shopify.app.custom.toml"];
for (const name of [...names, "theme_extension", "package.json"]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
let faults = 0;
for (const name of names) {
  try {
    const { app } = await load({ directory: folder, userProvidedConfigName: name, skipPrompts: true });
    const count = (type) => app.allExtensions.filter((each) => each.type === type).length;
    console.log(`${name}: valid; ${count("webhook_subscription")} webhook subscriptions, ${count("theme")} theme extension`);
  } catch (fault) {
    faults += 1;
    console.error(`${name}: ${fault.message}`);
  }
}
rmSync(folder, { recursive: true });
process.exit(faults ? 1 : 0);
