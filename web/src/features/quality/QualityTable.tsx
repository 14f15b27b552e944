import { Button, Table, Text, Title } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { FiguresFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";

import { usePercent } from "./percent";

export interface Line {
  key: string;
  names: readonly ReactNode[];
  figures: FiguresFragment;
}

interface Props {
  id: string;
  title: string;
  heads: readonly string[];
  lines: readonly Line[];
  note?: string;
}

const FIRST = 15;

/** Figures line by line, the least complete first; many are shown when they are asked for. */
export function QualityTable({ id, title, heads, lines, note }: Props) {
  const { t } = useTranslation();
  const percent = usePercent();
  const [all, setAll] = useState(false);
  const ordered = [...lines].sort((one, other) => (one.figures.completeness ?? 2) - (other.figures.completeness ?? 2));
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">{title}</Title>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={title}>
          <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={title}>
            <Table.Thead>
              <Table.Tr>
                {heads.map((one) => <Table.Th key={one} scope="col">{one}</Table.Th>)}
                <Table.Th scope="col" className="numeric">{t("quality.rows")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("quality.completeness")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("quality.validity")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("quality.freshness")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("quality.oldness")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("quality.conflicts")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(all ? ordered : ordered.slice(0, FIRST)).map((one) => (
                <Table.Tr key={one.key} data-line={one.key}>
                  {one.names.map((name, at) => <Table.Td key={heads[at]}>{name}</Table.Td>)}
                  <Table.Td className="numeric"><Count of={one.figures.rows} /></Table.Td>
                  <Table.Td className="numeric">{percent(one.figures.completeness)}</Table.Td>
                  <Table.Td className="numeric">{percent(one.figures.validity)}</Table.Td>
                  <Table.Td className="numeric">{percent(one.figures.freshness)}</Table.Td>
                  <Table.Td className="numeric">{percent(one.figures.oldness)}</Table.Td>
                  <Table.Td className="numeric"><Count of={one.figures.conflicts} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      {!all && lines.length > FIRST && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => { setAll(true); }}>
          {t("quality.showAll", { count: lines.length, what: title })}
        </Button>
      )}
      {note && <Text size="sm" c="dimmed" mt={6}>{note}</Text>}
    </section>
  );
}
