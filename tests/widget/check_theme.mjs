// Shopify's own linter over the theme extension. Any offence fails, whatever its severity.
import path from "node:path";
import { check } from "@shopify/theme-check-node";

const root = path.resolve(import.meta.dirname, "../../theme_extension");
const offences = await check(root, path.resolve(import.meta.dirname, "theme-check.yml"));
for (const offence of offences) {
  const file = path.relative(root, new URL(offence.uri).pathname);
  console.error(`${file}:${offence.start.index}-${offence.end.index}: ${offence.check}: ${offence.message}`);
}
console.log(`theme-check: ${offences.length} offences`);
process.exit(offences.length ? 1 : 0);
