import { Button, Group, Select, Table, Text, Title } from "@mantine/core";
import { shallowEqual } from "@mantine/hooks";
import { memo, useId, useMemo } from "react";
import { useTranslation } from "react-i18next";

import type { MappingTargetsQuery } from "@/gql/graphql";
import { useModelWords } from "@/parts/model";
import { useLabels } from "@/parts/names";
import { FaultText } from "@/parts/TroubleNote";

import {
  chainOf,
  problemsOf,
  rowName,
  sourceText,
  stepText,
  type Chain,
  type Problem,
  type Row,
} from "./document";
import type { StreamMapping } from "./MappingPage";
import { TrialLine, type RowTrials, type Trial } from "./Trial";

export type Target = NonNullable<MappingTargetsQuery["mapping"]>["targets"][number];
export type Samples = StreamMapping["fields"];

interface Props {
  row: Row;
  place: number;
  problems: readonly Problem[];
  targets: readonly Target[];
  /** Of this row. */
  trials: RowTrials | undefined;
  choose: (row: number, field: string) => void;
  /** What makes the row. */
  open: (row: number) => void;
  add: (row: number, field: string) => void;
}

/** Drawn anew only where its row is another, or what is known of all rows. */
export const RuleTable = memo(Rules);

function Rules(props: Props) {
  const { row, place, add, open } = props;
  const { t } = useTranslation();
  const title = useId();
  const label = useLabels().get(row.entity)?.label ?? row.entity;
  const fields = Object.entries(row.fields ?? {});
  const targets = useMemo(
    () => props.targets.filter((one) => one.entity === row.entity),
    [props.targets, row.entity],
  );
  const words = useModelWords();
  const by = useMemo(() => new Map(targets.map((one) => [one.field, one])), [targets]);
  const left = targets.filter((one) => !row.fields || !(one.field in row.fields));
  return (
    <section aria-labelledby={title}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={title}>
          {label}{" "}
          <Text span c="dimmed" size="sm">
            {rowName(row)}
          </Text>
        </Title>
        <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          onClick={() => { open(place); }}
          aria-label={t("mappings.rowRules", { row: rowName(row) })}
        >
          {t("mappings.row")}
        </Button>
        <Select
          searchable
          size="xs"
          w={240}
          placeholder={t("mappings.addField")}
          aria-label={t("mappings.addFieldTo", { entity: label })}
          data={left.map((one) => ({ value: one.field, label: `${one.label} (${one.field})` }))}
          value={null}
          onChange={(one) => { if (one) add(place, one); }}
          comboboxProps={{ keepMounted: false }} // else every row holds every field that is left
        />
        </Group>
      </Group>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-labelledby={title}>
          <Table verticalSpacing={8} horizontalSpacing="md" layout="fixed" miw={860}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" w="24%">{t("mappings.ours")}</Table.Th>
                <Table.Th scope="col" w="22%">{t("mappings.theirs")}</Table.Th>
                <Table.Th scope="col" w="26%">{t("mappings.steps")}</Table.Th>
                <Table.Th scope="col">{t("mappings.example")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map(([field, written]) => {
                const target = by.get(field);
                return (
                <FieldRow
                  key={field}
                  field={field}
                  written={written}
                  place={place}
                  trial={props.trials?.[field]?.[0]}
                  problems={problemsOf(props.problems, place, field)}
                  target={target}
                  kind={target ? words.kind(target) : ""}
                  choose={props.choose}
                />
                );
              })}
            </Table.Tbody>
          </Table>
        </div>
      </div>
    </section>
  );
}

interface RowProps {
  field: string;
  written: string | Chain;
  place: number;
  trial: Trial | undefined;
  problems: readonly Problem[];
  target: Target | undefined;
  /** What is kept there, in the reader's language. */
  kind: string;
  choose: (row: number, field: string) => void;
}

/** Drawn anew only where something of it is another: a document may have hundreds. */
const FieldRow = memo(
  FieldLine,
  ({ problems: before, ...was }, { problems: after, ...is }) => shallowEqual(was, is) && shallowEqual(before, after),
);

function FieldLine({ field, written, place, trial, problems, target, kind, choose }: RowProps) {
  const { t } = useTranslation();
  const chain = chainOf(written);
  return (
    <Table.Tr data-faulty={problems.length > 0}>
      <Table.Th scope="row" className="plain">
        <Button
          variant="subtle"
          size="compact-sm"
          px={4}
          onClick={() => { choose(place, field); }}
          aria-label={t("mappings.edit", { field: target?.label ?? field })}
        >
          {target?.label ?? field}
        </Button>
        <Text size="xs" c="dimmed" px={4}>
          {field}{kind && ` · ${kind}`}
          {target?.required && ` · ${t("mappings.required")}`}
        </Text>
      </Table.Th>
      <Table.Td className="raw">{sourceText(chain)}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {(chain.steps ?? []).map((step, number) => (
            <span key={number} className="chip">
              {stepText(step)}
            </span>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>
        {problems.length ? (
          problems.map((one) => (
            <Text key={one.place + one.code} size="sm" className="fault">
              <FaultText fault={one} />
            </Text>
          ))
        ) : (
          trial && <TrialLine trial={trial} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
