/** What is being connected, as a value: each step of the page gives a new one. */
import type { ConnectorKindsQuery, LookAtStreamMutation, TryConnectionMutation } from "@/gql/graphql";

export type Kind = NonNullable<ConnectorKindsQuery["connectorKinds"]>[number];
export type KindField = Kind["fields"][number];
type Tried = Extract<
  TryConnectionMutation["tryConnection"],
  { __typename: "TryConnectionSuccess" }
>;
export type Stream = Tried["streams"][number];
export type Look = Extract<
  LookAtStreamMutation["lookAtStream"],
  { __typename: "LookAtStreamSuccess" }
>["look"];
export type Settings = Record<string, unknown>;

export interface Plan {
  kind: string;
  name: string;
  /** The form, without `streams` and without secrets. */
  config: Settings;
  /** Only what was typed: nothing typed keeps what is there. */
  secrets: Record<string, string>;
  /** Names of the streams that are chosen, with what declares each. */
  chosen: Record<string, Settings | null>;
  /** Documents to begin with, by stream. */
  drafts: Record<string, unknown>;
  schedule: string;
}

export const EMPTY: Plan = {
  kind: "files",
  name: "",
  config: {},
  secrets: {},
  chosen: {},
  drafts: {},
  schedule: "",
};

/** The configuration with the streams that are declared; without any, it has no such part. */
export function configOf(plan: Plan, streams = plan.chosen): Settings {
  const declared = Object.entries(streams).filter(([, settings]) => settings !== null);
  return declared.length ? { ...plan.config, streams: Object.fromEntries(declared) } : plan.config;
}

/** What `tryConnection` and `lookAtStream` take to get in. */
export function accessOf(plan: Plan, there: boolean) {
  const typed = Object.keys(plan.secrets).length > 0;
  return {
    connector: plan.kind,
    name: there ? plan.name : "",
    secrets: typed || !there ? plan.secrets : null,
  };
}

/** Whether everything that the form demands is filled in. */
export function complete(plan: Plan, kind: Kind, kept: readonly string[]): boolean {
  return kind.fields.every((one) => {
    if (!one.required || one.type === "streams") return true;
    if (one.secret) return Boolean(plan.secrets[one.name]) || kept.includes(one.name);
    const value = plan.config[one.name];
    return value !== undefined && value !== "";
  });
}

/** A name to begin with: of the file, else of the kind. */
export function nameFor(plan: Plan): string {
  const { path } = plan.config;
  const stem = typeof path === "string" ? (path.split("/").at(-1) ?? "").replace(/\.\w+$/, "") : "";
  const words = (stem || plan.kind).match(/[\p{L}\p{N}_]+/gu) ?? [];
  return words.join("-").slice(0, 60);
}

/** A document with one row and no field yet, for a stream that nothing is proposed for. */
export function skeleton(stream: string, entity: string, key: string, person: boolean): unknown {
  const whose = person ? { of: { by: "number", from: key } } : { create: true };
  return { hub: "mapping/1", stream, rows: [{ entity, ...whose, key, fields: {} }] };
}
