/** After the code is generated: for each operation of the console, the id by which the page names its document. */
import { readFileSync, writeFileSync } from "node:fs";

const texts = JSON.parse(readFileSync("src/gql/persisted-documents.json", "utf8"));
const name = (text) => /(?:^|\} )(?:query|mutation|subscription) (\w+)/.exec(text)[1];
const ids = Object.entries(texts).map(([id, text]) => [name(text), id]);
ids.sort(([one], [other]) => (one < other ? -1 : 1));
writeFileSync("src/gql/documents.json", `${JSON.stringify(Object.fromEntries(ids), null, 2)}\n`);
