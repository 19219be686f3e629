// What a page pays, in gzipped bytes. The launcher's limit is Shopify's own for app blocks; ours is tighter.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const LIMITS = { launcher: 4_096, panel: 48_000, styles: 8_000 };

const folder = path.resolve(import.meta.dirname, "../../theme_extension/assets");
const weigh = (name) => gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length;
const sum = (names) => names.reduce((total, name) => total + weigh(name), 0);

const names = readdirSync(folder);
const alone = ["launcher.js", "assistant.js", "assistant.css"];
const sizes = {
  launcher: weigh("launcher.js"),
  panel: sum(names.filter((name) => name.endsWith(".js") && !alone.includes(name))),
  styles: sum(names.filter((name) => name.endsWith(".css") && !alone.includes(name))),
  block: sum(["assistant.js", "assistant.css"]),
};
console.log(JSON.stringify(sizes));
const over = Object.entries(LIMITS).filter(([part, limit]) => sizes[part] > limit);
for (const [part, limit] of over) console.error(`${part}: ${sizes[part]} bytes, more than ${limit}`);
process.exit(over.length ? 1 : 0);
