import { Anchor, Badge, Button, Checkbox, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { MatchedFragment } from "@/gql/graphql";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

import { AccountSides } from "./AccountSides";
import { Evidence } from "./Evidence";

interface Props {
  one: MatchedFragment;
  /** Whether something is to be decided about it. */
  decides: boolean;
  current: boolean;
  marked: boolean;
  opened: boolean;
  onFocus: () => void;
  onMark: () => void;
  onOpen: () => void;
}

export function AccountRow({ one, decides, current, marked, opened, onFocus, onMark, onOpen }: Props) {
  const { t } = useTranslation();
  const grade = one.grade === "certain" ? "certain" : "review";
  return (
    <>
      <Table.Tr
        data-walk=""
        data-account={one.match}
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        className={current ? "row-chosen" : ""}
      >
        {decides && (
          <Table.Td>
            <Checkbox
              checked={marked}
              onChange={onMark}
              aria-label={t("queue.markWord", { word: `${one.system} ${one.account}` })}
              tabIndex={-1}
            />
          </Table.Td>
        )}
        <Table.Td>
          <Text className="raw">{one.account}</Text>
          <Text size="sm" c="dimmed" className="raw">{one.system}</Text>
        </Table.Td>
        <Table.Td>
          <Anchor component={Link} href={`/people/${one.employee}`}><Who is={one.employee} /></Anchor>
          {one.state !== "open" && <Text size="sm" c="dimmed">{t(`accounts.was.${stateOf(one.state)}`)}</Text>}
        </Table.Td>
        <Table.Td>
          <Badge variant="dot" color={grade === "certain" ? "teal" : "orange"} tt="none" fw={500} className="state">
            {t(`identity.grades.${grade}`)}
          </Badge>
          {one.score !== null && <Text size="sm" c="dimmed">{t("identity.score", { count: one.score })}</Text>}
        </Table.Td>
        <Table.Td>
          <Evidence of={one.evidence} />
          {one.decidedBy === null ? (
            <Text size="sm" c="dimmed">{t("accounts.foundAt")} <When at={one.foundAt} /></Text>
          ) : (
            <Text size="sm" mt={6}>{one.reason} · <Who is={one.decidedBy} /></Text>
          )}
        </Table.Td>
        <Table.Td>
          <Button size="compact-sm" variant="subtle" aria-expanded={opened} onClick={onOpen}>
            {t("identity.beside")}
          </Button>
        </Table.Td>
      </Table.Tr>
      {opened && (
        <Table.Tr>
          {decides && <Table.Td />}
          <Table.Td colSpan={5}><AccountSides match={one.match} employee={one.employee} /></Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function stateOf(state: string): "joined" | "apart" | "gone" {
  return state === "joined" || state === "apart" ? state : "gone";
}
