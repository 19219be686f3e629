// Both app registrations and the extension, read by Shopify's own CLI, without an account and without the network.
// Its `app config validate` asks for a login first; the loader behind it does not, so it is called by what it does.
// `make registration` installs the CLI and a Node that is new enough for it into this folder, and runs this.
// It reads the registrations of this repository, or of the folder that is named.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const here = import.meta.dirname;
const root = path.resolve(process.argv[2] ?? path.join(here, "../.."));
const dist = path.join(here, "node_modules/@shopify/cli/dist");
const holds = (name) => readFileSync(path.join(dist, name), "utf8").includes("ignoreUnknownExtensions:!0");
const file = readdirSync(dist).find((name) => name.endsWith(".js") && holds(name));
const load = Object.values(file ? await import(path.join(dist, file)) : {}).find(
  (each) => typeof each === "function" && /ignoreUnknownExtensions:\s*!0/.test(String(each)) && /skipPrompts/.test(String(each)),
);
if (!load) throw new Error("This version of Shopify's CLI loads an app in another way: find its loader anew.");

const names = ["shopify.app.toml", "shopify.app.custom.toml"];
const folder = mkdtempSync(path.join(os.tmpdir(), "registration-"));
for (const name of [...names, "theme_extension", "package.json"]) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
let faults = 0;
for (const name of names) {
  try {
    const { app } = await load({ directory: folder, userProvidedConfigName: name, skipPrompts: true });
    const count = (type) => app.allExtensions.filter((each) => each.type === type).length;
    // The loader passes over an extension of a type it does not know.
    if (count("theme") !== 1) throw new Error("the theme extension is not recognised");
    console.log(`${name}: valid; ${count("webhook_subscription")} webhook subscriptions, 1 theme extension`);
  } catch (fault) {
    faults += 1;
    console.error(`${name}: ${fault.message.replaceAll(folder + path.sep, "")}`);
  }
}
rmSync(folder, { recursive: true });
process.exit(faults ? 1 : 0);
