// Writes ../bundle/LICENCES.txt: the notices of all packages that the bundle is built from.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const parts = [];
for (const [folder, known] of Object.entries(lock.packages)) {
  if (!folder || known.dev || !existsSync(folder)) continue;
  const about = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
  parts.push(`${about.name} ${about.version} (${about.license})\n\n${text}`.trim());
}
writeFileSync("../bundle/LICENCES.txt", `${parts.sort().join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
