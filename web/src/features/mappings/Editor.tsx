/** The rules as tables that are walked by keyboard: our field, where it comes from, its steps. */
import { Alert, Button, Group, List, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { MappingTargetsDocument } from "@/gql/graphql";
import { useLabelsCome } from "@/parts/names";
import { FaultText } from "@/parts/TroubleNote";
import { useFilters } from "@/parts/useFilters";
import { useShared } from "@/parts/useShared";

import { chainOf, otherProblems, rowName, withField, type MappingDocument, type Problem } from "./document";
import { FieldDrawer } from "./FieldDrawer";
import type { StepKind, StreamMapping } from "./MappingPage";
import { RowDrawer } from "./RowDrawer";
import { RuleTable, type Target } from "./RuleTable";
import { TopDrawer } from "./TopDrawer";
import { firstValues, useTrials } from "./Trial";
import { useDraft } from "./useDraft";

const NONE: readonly Problem[] = [];
const NO_TARGETS: readonly Target[] = [];
const Lines = lazy(() => import("./Lines"));

interface Props {
  mapping: StreamMapping;
  document: MappingDocument;
  kinds: readonly StepKind[];
}

export interface Chosen {
  row: number;
  field: string;
}

export function Editor({ mapping, document: kept, kinds }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [opened, setOpened] = useState<number | "whole" | null>(null);
  const [get, set] = useFilters();
  const lines = get("view") === "lines";
  // A save answers with the whole document anew; rows that it left alone are not drawn again.
  const draft = useDraft(mapping, kept, mapping.draft);
  const document = useShared(draft.document);
  const { change } = draft;
  const problems = useShared(mapping.draft?.problems ?? NONE);
  const { targets, named } = useTargets(mapping, document);
  const paths = mapping.fields.map((one) => one.path);
  const values = useMemo(() => firstValues(document, mapping.fields), [document, mapping.fields]);
  const { trials } = useTrials(document, values);
  useUndoKey(draft.undo);
  const choose = useCallback((row: number, field: string) => { setChosen({ row, field }); }, []);

  const add = useCallback(
    (row: number, field: string, from = "") => {
      change((now) => {
        const given = now.rows[row]?.fields?.[field];
        const { steps } = given === undefined ? {} : chainOf(given);
        return withField(now, row, field, { from, ...(steps && { steps }) });
      });
      choose(row, field);
    },
    [change, choose],
  );

  const shared = { document, kinds, targets, problems, change };
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text c="dimmed" maw={720}>
          {t(draft.open ? "mappings.draftAbout" : "mappings.readAbout")}
        </Text>
        <Group gap="sm">
          <Text size="sm" c="dimmed" role="status">
            {draft.open && t(`mappings.${draft.state}`)}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t("mappings.view")}
            value={lines ? "lines" : "table"}
            onChange={(view) => { set({ view: view === "lines" ? view : "" }); }}
            data={[
              { value: "table", label: t("mappings.table") },
              { value: "lines", label: t("mappings.lines") },
            ]}
          />
          <Button variant="default" onClick={() => { setOpened("whole"); }}>{t("mappings.whole")}</Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            disabled={!draft.undo}
            onClick={() => draft.undo?.()}
          >
            {t("mappings.undo")}
          </Button>
        </Group>
      </Group>
      <Faults document={document} problems={problems} />
      {!named ? (
        <Skeleton height={420} aria-busy="true" />
      ) : lines ? (
        <Suspense fallback={<Skeleton height={420} />}>
          <Lines document={document} fields={mapping.fields} targets={targets} choose={choose} connect={add} />
        </Suspense>
      ) : (
        document.rows.map((row, place) => (
          <RuleTable
            key={rowName(row)}
            row={row}
            place={place}
            problems={problems}
            targets={targets}
            trials={trials[rowName(row)]}
            choose={choose}
            open={setOpened}
            add={add}
          />
        ))
      )}
      {opened === "whole" && (
        <TopDrawer document={document} paths={paths} kinds={kinds} change={change} close={() => { setOpened(null); }} />
      )}
      {typeof opened === "number" && (
        <RowDrawer {...shared} place={opened} samples={mapping.fields} close={() => { setOpened(null); }} />
      )}
      {chosen && (
        <FieldDrawer
          {...shared}
          chosen={chosen}
          mapping={mapping}
          onChange={(chain) => {
            change(withField(document, chosen.row, chosen.field, chain));
            if (chain === null) setChosen(null);
          }}
          onClose={() => { setChosen(null); }}
        />
      )}
    </Stack>
  );
}

/** Our fields that rules may fill, and whether it is known what all are called. */
function useTargets({ connection, stream }: StreamMapping, document: MappingDocument) {
  const entities = [...new Set(document.rows.map((one) => one.entity))].sort();
  const [{ data, fetching }] = useQuery({
    query: MappingTargetsDocument,
    variables: { connection, stream, entities },
    requestPolicy: "cache-first",
  });
  const targets = useShared(data?.mapping?.targets ?? NO_TARGETS);
  // Without what our fields are called, a table of their names would be read and then be another.
  const named = useLabelsCome() && (data !== undefined || !fetching);
  return { targets, named };
}

interface FaultsProps {
  document: MappingDocument;
  problems: Parameters<typeof otherProblems>[1];
}

/** Faults that stand at no field. */
function Faults({ document, problems }: FaultsProps) {
  const { t } = useTranslation();
  const found = otherProblems(document, problems);
  if (found.length === 0) return null;
  return (
    <Alert color="red" title={t("mappings.faults", { count: found.length })}>
      <List size="sm">
        {found.map((one) => (
          <List.Item key={one.place + one.code}>
            <code>{one.place}</code> <FaultText fault={one} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function useUndoKey(undo: (() => void) | null): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea");
      if (typing || event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undo?.();
    }
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
    };
  }, [undo]);
}
