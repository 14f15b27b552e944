import { Anchor, Badge, Button, Checkbox, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { PairFragment } from "@/gql/graphql";
import { Who } from "@/parts/Who";

import { Evidence } from "./Evidence";
import { Sides } from "./Sides";

interface Props {
  pair: PairFragment;
  open: boolean;
  current: boolean;
  marked: boolean;
  opened: boolean;
  busy: boolean;
  onFocus: () => void;
  onMark: () => void;
  onOpen: () => void;
  onMerge: (survivor: string, merged: string) => void;
}

export function PairRow({ pair, open, current, marked, opened, busy, onFocus, onMark, onOpen, onMerge }: Props) {
  const { t } = useTranslation();
  const grade = pair.grade === "certain" ? "certain" : "review";
  return (
    <>
      <Table.Tr
        data-walk=""
        data-pair={`${pair.one}/${pair.other}`}
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        className={current ? "row-chosen" : ""}
      >
        {open && (
          <Table.Td>
            <Checkbox checked={marked} onChange={onMark} aria-label={t("queue.mark")} tabIndex={-1} />
          </Table.Td>
        )}
        {[pair.one, pair.other].map((id) => (
          <Table.Td key={id}>
            <Anchor component={Link} href={`/people/${id}`}><Who is={id} /></Anchor>
          </Table.Td>
        ))}
        <Table.Td>
          <Badge variant="dot" color={grade === "certain" ? "teal" : "orange"} tt="none" fw={500} className="state">
            {t(`identity.grades.${grade}`)}
          </Badge>
          {pair.score !== null && <Text size="sm" c="dimmed">{t("identity.score", { count: pair.score })}</Text>}
        </Table.Td>
        <Table.Td>
          <Evidence of={pair.evidence} />
          {pair.decidedBy !== null && <Text size="sm" mt={6}>{pair.reason} · <Who is={pair.decidedBy} /></Text>}
          {pair.assignee !== null && <Text size="sm" c="dimmed">{t("identity.assignee", { who: pair.assignee })}</Text>}
          {pair.comment !== null && <Text size="sm" c="dimmed">{pair.comment}</Text>}
        </Table.Td>
        <Table.Td>
          <Button size="compact-sm" variant="subtle" aria-expanded={opened} onClick={onOpen}>
            {t("identity.beside")}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          {open && <Table.Td />}
          <Table.Td colSpan={5}>
            <Sides one={pair.one} other={pair.other} merge={open ? onMerge : null} busy={busy} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}
