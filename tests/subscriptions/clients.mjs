// The npm clients graphql-ws and graphql-sse against a served hub; prints what each saw as JSON.
import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";

const url = process.env.HUB_URL;
const token = process.env.HUB_TOKEN;
const id = process.env.HUB_PERSON;
const headers = { Authorization: `Bearer ${token}` };
const QUERY = "{ employees { totalCount } }";
const CHANGED = `subscription Watch($ids: [ID!]) {
  changed(type: Employee, ids: $ids) { nodes { __typename ... on Employee { preferredName } } }
}`;
const CORRECT = `mutation Rename($id: ID!, $name: String!) {
  correctEmployee(input: { id: $id, set: { preferredName: $name }, reason: "r" }) { __typename }
}`;
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function once(client, payload) {
  return new Promise((resolve, reject) => {
    let found;
    client.subscribe(payload, {
      next: (value) => (found = value),
      error: reject,
      complete: () => resolve(found),
    });
  });
}

/** The first events of a subscription while the person is renamed once for each. */
async function watched(client, names) {
  const seen = [];
  const events = client.iterate({ query: CHANGED, variables: { ids: [id] } });
  const reading = (async () => {
    for await (const event of events) {
      seen.push(event.data.changed.nodes[0].preferredName);
      if (seen.length === names.length) break;
    }
  })();
  await pause(700);
  for (const name of names) await rename(name);
  await reading;
  return seen;
}

async function rename(name) {
  const body = JSON.stringify({ query: CORRECT, variables: { id, name } });
  const type = { "content-type": "application/json" };
  await (await fetch(url, { method: "POST", headers: { ...headers, ...type }, body })).json();
}

/** Errors of a document that does not fit the graph. */
async function wrong(client) {
  try {
    const found = await once(client, { query: "{ nothing }" });
    return found.errors.map((one) => one.extensions.code);
  } catch (errors) {
    return errors.map((one) => one.extensions.code);
  }
}

/** The close code that the client is told. */
function refused(params) {
  return new Promise((resolve) => {
    const client = createWs({
      url: url.replace(/^http/, "ws"), webSocketImpl: WebSocket, retryAttempts: 0, lazy: false,
      onNonLazyError: (event) => resolve(event.code), ...params,
    });
    setTimeout(() => { client.dispose(); resolve("connected"); }, 5000);
  });
}

/** What a client of the legacy subprotocol is told. */
function legacy() {
  return new Promise((resolve) => {
    const socket = new WebSocket(url.replace(/^http/, "ws"), "graphql-ws");
    socket.on("error", (error) => resolve(error.message));
    socket.on("open", () => resolve("connected"));
  });
}

const ws = createWs({
  url: url.replace(/^http/, "ws"), webSocketImpl: WebSocket, retryAttempts: 0,
  connectionParams: headers, keepAlive: 300,
});
const sse = createSse({ url, headers, retryAttempts: 0 });
const found = {};
for (const [name, client] of [["ws", ws], ["sse", sse]]) {
  found[name] = {
    query: (await once(client, { query: QUERY })).data.employees.totalCount,
    mutation: (await once(client, { query: CORRECT, variables: { id, name: `${name}0` } })).data
      .correctEmployee.__typename,
    changed: await watched(client, [`${name}一`, `${name}二𠮷`, `${name}三`]),
    wrong: await wrong(client),
  };
}
found.badToken = await refused({ connectionParams: { Authorization: "Bearer x" } });
found.legacy = await legacy();
await ws.dispose();
sse.dispose();
process.stdout.write(JSON.stringify(found));
process.exit(0);
