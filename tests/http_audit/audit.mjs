// Runs the audits of graphql-http against a served hub: `node audit.mjs` with HUB_URL and HUB_TOKEN.
// Prints one JSON line: [{ id, name, status, reason }].
import { serverAudits } from 'graphql-http';

const token = process.env.HUB_TOKEN;
const fetchFn = (input, init = {}) => {
  const headers = { ...init.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  return fetch(input, { ...init, headers });
};
const found = [];
for (const audit of serverAudits({ url: process.env.HUB_URL, fetchFn })) {
  const result = await audit.fn();
  found.push({ id: result.id, name: result.name, status: result.status, reason: result.reason });
}
console.log(JSON.stringify(found));
