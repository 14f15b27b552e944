// GraphiQL for the hub. It is served at the endpoint itself, so that both are the same address.
// Whoever signed in at /signin asks by that session; else a token is typed into the headers editor,
// which goes before the session and is kept nowhere. Documents and variables are kept for this tab
// alone, because variables can hold personal values.
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import "graphiql/graphiql.css";
import "./page.css";

const ENDPOINT = window.location.pathname;
const NO_TOKEN = "Bearer PASTE A TOKEN HERE";
const HEADERS = JSON.stringify({ Authorization: NO_TOKEN }, null, 2);
const QUERY = `# Sign in at /signin, or paste a token into "Headers" below; then run this with Ctrl-Enter.
# "hub token" prints a token for a development server.
# The second button from below, on the left, fetches the schema for help while you type.
query Staff {
  viewer { employee { legalName } scopes }
  employees(first: 10) {
    totalCount
    nodes {
      number
      legalName
      department { name }
      restricted
      pending { field reason }
    }
  }
}
`;

// The history would keep headers, and with them the token.
const UNKEPT = /headers|queries|favorites/i;
const storage = {
  getItem: (key) => window.sessionStorage.getItem(key),
  setItem: (key, value) => UNKEPT.test(key) || window.sessionStorage.setItem(key, value),
  removeItem: (key) => window.sessionStorage.removeItem(key),
  clear: () => window.sessionStorage.clear(),
  get length() {
    return window.sessionStorage.length;
  },
};

async function ask(body, options) {
  const typed = Object.entries(options?.headers ?? {}).filter(([, value]) => value !== NO_TOKEN);
  const answer = await fetch(ENDPOINT, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      Accept: "application/graphql-response+json, application/json",
      "Content-Type": "application/json",
      ...Object.fromEntries(typed),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `The hub answered ${answer.status} without JSON.` }] };
  }
}

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={ask}
    storage={storage}
    defaultHeaders={HEADERS}
    defaultQuery={QUERY}
    defaultEditorToolsVisibility="headers"
    inputValueDeprecation
    isHeadersEditorEnabled
    schemaDescription
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  />,
);
