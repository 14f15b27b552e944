/** The one way to fetch: GraphQL at the hub's own address, by the cookie of the session. */
import { cacheExchange, type KeyingConfig } from "@urql/exchange-graphcache";
import { Client, fetchExchange, mapExchange } from "urql";

import { interfaces } from "@/gql/interfaces";

import { fetchTrusted } from "./trusted";

/** Codes that say that nobody is signed in: the page says so as a whole. */
export const ENDED: ReadonlySet<string> = new Set(["SESSION_ENDED", "TOKEN_MISSING", "TOKEN_INVALID"]);

/** Types that have a key other than `id`; types without any are part of what holds them. */
const KEYS: KeyingConfig = {
  SystemConnection: (one) => String(one["name"]),
  StreamMapping: (one) => `${String(one["connection"])}/${String(one["stream"])}`,
  ConnectionSettings: (one) => String(one["name"]),
  ConnectorKind: (one) => String(one["kind"]),
  DepartmentOnDay: () => null, // the same department is another on another day
  Vocabulary: (one) => String(one["name"]),
};

const DEPARTMENTS = ["departments", "departmentTree", "departmentChanges", "departmentAliases", "employees"];
const EMERGENCY = ["emergencies", "accessAlarms"];
const QUARANTINE = ["quarantine", "quarantined"];
/** Of people, with where their values come from. */
const ROWS = ["employees", "employee", "nodes", "provenance", "history", "conflicts"];
const OWN_EDITS = ["ownEdits", "ownEditsToDecide"];
const ACCOUNTS = ["accountMatches", "accountsToDecide", "accountRecord", "accountsOf"];
const IDENTITY = ["identityPairs", "identityMerges", "employees", "employee", "nodes"];

/** What a mutation makes stale, by the fields of Query that show it. */
const STALE: Record<string, readonly string[]> = {
  decideWords: ["queue", "connections", ...QUARANTINE],
  acceptSuggestions: ["queue", "connections", ...QUARANTINE],
  retryQuarantine: ["queue", "connections", ...QUARANTINE],
  takeQuarantineSheet: ["queue", "connections", ...QUARANTINE],
  correctRecord: ["queue", ...ROWS, ...QUARANTINE],
  dismissQuarantine: QUARANTINE,
  reopenQuarantine: QUARANTINE,
  annotateWords: ["queue"],
  takeConflictValue: ["conflicts", "employees", "employee", "provenance"],
  keepConflicts: ["conflicts"],
  reopenConflict: ["conflicts", "employees", "employee", "provenance"],
  ownField: ["mapping"],
  decideLateChanges: ["lateChanges", "lateChangeCounts", "employee", ...QUARANTINE],
  findIdentities: ["identityPairs"],
  mergePeople: IDENTITY,
  unmergePeople: IDENTITY,
  keepApart: ["identityPairs"],
  findAccounts: ACCOUNTS,
  giveAccount: [...ACCOUNTS, ...ROWS, ...QUARANTINE],
  joinAccount: [...ACCOUNTS, ...ROWS, ...QUARANTINE],
  keepAccountApart: [...ACCOUNTS, ...ROWS, ...QUARANTINE],
  takeAccountOut: [...ACCOUNTS, ...ROWS, ...QUARANTINE],
  verifyAudit: ["auditStatus", "auditEntries"],
  connectSystem: ["connections", "connectionSettings"],
  runConnection: ["runs", "connections"],
  publishMappingDraft: ["queue", "connections", "mapping", "employees", ...QUARANTINE],
  rollbackMapping: ["queue", "connections", "mapping", "employees", ...QUARANTINE],
  correctDepartment: DEPARTMENTS,
  createDepartment: DEPARTMENTS,
  changeDepartment: [...DEPARTMENTS, "queue", ...QUARANTINE],
  withdrawDepartmentChange: DEPARTMENTS,
  addDepartmentAlias: ["departmentAliases", "employees", "queue", ...QUARANTINE],
  removeDepartmentAlias: ["departmentAliases"],
  editTerm: ["vocabulary", "vocabularies", "termEdits", "queue", "employees", ...QUARANTINE],
  takeSkos: ["vocabulary", "vocabularies", "termEdits", "queue", "employees", ...QUARANTINE],
  giveGrant: ["grants"],
  endGrant: ["grants", "emergencies", "accessAlarms"],
  delegate: ["delegations"],
  endDelegation: ["delegations"],
  askEmergency: EMERGENCY,
  openEmergency: [...EMERGENCY, "grants"],
  refuseEmergency: EMERGENCY,
  correctEmployee: ["employees", "provenance", "history", "conflicts", ...OWN_EDITS],
  approveOwnEdits: [...OWN_EDITS, ...ROWS],
  rejectOwnEdits: OWN_EDITS,
  withdrawOwnEdit: OWN_EDITS,
};

const updates = Object.fromEntries(
  Object.entries(STALE).map(([mutation, fields]) => [
    mutation,
    (_result: unknown, _arguments: unknown, cache: Invalidating) => {
      for (const one of cache.inspectFields("Query")) {
        if (fields.includes(one.fieldName)) cache.invalidate("Query", one.fieldKey);
      }
    },
  ]),
);

interface Invalidating {
  inspectFields(entity: string): { fieldName: string; fieldKey: string }[];
  invalidate(entity: string, field: string): void;
}

/** How every request is sent: with the session's cookie, in the reader's language. */
export function fetchOptions(language: string, more: Record<string, string> = {}): RequestInit {
  return { credentials: "same-origin", headers: { "accept-language": language, ...more } };
}

/** A client whose answers are in that language; `ended` is told that nobody is signed in. */
export function graphClient(language: string, ended: () => void): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    fetchSubscriptions: true,
    fetch: fetchTrusted,
    fetchOptions: fetchOptions(language),
    exchanges: [
      mapExchange({
        onError(error) {
          if (error.graphQLErrors.some((one) => ENDED.has(codeOf(one)))) ended();
        },
      }),
      cacheExchange({ keys: KEYS, possibleTypes: interfaces, updates: { Mutation: updates } }),
      fetchExchange,
    ],
  });
}

/**
 * A client that looks as another: what both may see. It remembers nothing, so that what it is shown
 * is never taken for one's own.
 */
export function clientAs(employee: string, language: string): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "network-only",
    fetch: fetchTrusted,
    fetchOptions: fetchOptions(language, { "view-as": employee }),
    exchanges: [fetchExchange],
  });
}

/** The stable code of an error of the graph. */
export function codeOf(error: { extensions?: Record<string, unknown> }): string {
  const code = error.extensions?.["code"];
  return typeof code === "string" ? code : "";
}
