/** What rules make of common values of their columns, asked of the hub itself. */
import { Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { useViewer } from "@/app/viewer";
import { TrialDocument, type TrialQuery } from "@/gql/graphql";
import { useShared } from "@/parts/useShared";

import { chainOf, rowName, type Chain, type MappingDocument } from "./document";
import type { Samples } from "./RuleTable";

export type Trial = NonNullable<TrialQuery["mappingTrial"]>[number]["trials"][number];
/** Of the fields of a row, by name. */
export type RowTrials = Readonly<Record<string, readonly Trial[]>>;

const NOTHING: NonNullable<TrialQuery["mappingTrial"]> = [];

interface Wanted {
  row: string;
  field: string;
  values: string[];
}

/** Common values of the column that a chain begins with. */
export function samplesOf(chain: Chain, samples: Samples): string[] {
  const first = Array.isArray(chain.from) ? chain.from[0] : chain.from;
  return samples.find((one) => one.path === first)?.samples ?? [];
}

/** One common value for each field of the document that has any. */
export function firstValues(document: MappingDocument, samples: Samples): Wanted[] {
  return document.rows.flatMap((row) =>
    Object.entries(row.fields ?? {}).flatMap(([field, chain]) => {
      const [value] = samplesOf(chainOf(chain), samples);
      return value === undefined ? [] : [{ row: rowName(row), field, values: [value] }];
    }),
  );
}

/** By row and field: what came out the same stays the same object, and is drawn no second time. */
function byRow(found: NonNullable<TrialQuery["mappingTrial"]>): Readonly<Record<string, RowTrials>> {
  const rows = new Map<string, [string, readonly Trial[]][]>();
  for (const one of found) {
    const fields = rows.get(one.row) ?? [];
    fields.push([one.field, one.trials]);
    rows.set(one.row, fields);
  }
  return Object.fromEntries([...rows].map(([row, fields]) => [row, Object.fromEntries(fields)]));
}

/**
 * Trials by row and field, in one question for all. Who may read no values has shapes for samples:
 * trying those would say nothing.
 */
export function useTrials(document: MappingDocument, fields: Wanted[]) {
  const { roles } = useViewer();
  const asked = useMemo(() => ({ document, fields }), [document, fields]);
  const [variables] = useDebouncedValue(asked, 250);
  const [{ data, error }] = useQuery({
    query: TrialDocument,
    variables,
    pause: variables.fields.length === 0 || roles.size < 2,
    requestPolicy: "cache-first",
  });
  const found = data?.mappingTrial ?? NOTHING;
  const trials = useShared(useMemo(() => byRow(found), [found]));
  return { trials, incomplete: error !== undefined };
}

export function TrialLine({ trial }: { trial: Trial }) {
  const { t, i18n } = useTranslation();
  const why = `reasons.${trial.reason ?? ""}`;
  return (
    <Text size="sm" component="div">
      <Text span c="dimmed">
        {trial.given}
      </Text>
      {" → "}
      {trial.reason ? (
        <span className="fault">
          {i18n.exists(why) ? t(why as "reasons.UNMAPPED") : trial.reason}
        </span>
      ) : (
        <b>{trial.value ?? t("mappings.empty")}</b>
      )}
      {(trial.status === "coerced" || trial.status === "defaulted") && (
        <Text span c="dimmed">
          {" · "}
          {t(`mappings.statuses.${trial.status}`)}
        </Text>
      )}
    </Text>
  );
}
