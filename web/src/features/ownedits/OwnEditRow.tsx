import { Anchor, Button, Checkbox, Stack, Table, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { OwnEditFragment } from "@/gql/graphql";
import { useLabels } from "@/parts/names";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

interface Props {
  edit: OwnEditFragment;
  waiting: boolean;
  current: boolean;
  marked: boolean;
  onFocus: () => void;
  onMark: () => void;
  onWithdraw: () => void;
}

export function OwnEditRow({ edit, waiting, current, marked, onFocus, onMark, onWithdraw }: Props) {
  const { t } = useTranslation();
  const entity = useLabels().get(edit.entity)?.label ?? edit.entity;
  return (
    <Table.Tr
      data-walk=""
      data-own-edit={edit.id}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      className={current ? "row-chosen" : ""}
    >
      {waiting && (
        <Table.Td>
          {edit.mayDecide && (
            <Checkbox
              checked={marked}
              onChange={onMark}
              aria-label={t("queue.markWord", { word: `${entity} · ${edit.reason}` })}
              tabIndex={-1}
            />
          )}
        </Table.Td>
      )}
      <Table.Td>
        <Anchor component={Link} href={`/people/${edit.employee}`}><Who is={edit.employee} /></Anchor>
        {edit.entity !== "Employee" && <Text size="sm" c="dimmed">{entity}</Text>}
      </Table.Td>
      <Table.Td><Difference edit={edit} /></Table.Td>
      <Table.Td>
        <Text>{edit.reason}</Text>
        {edit.decidedBy !== null && (
          <Text size="sm" c="dimmed">
            <Who is={edit.decidedBy} />{edit.decidedFor ? ` · ${edit.decidedFor}` : ""}
          </Text>
        )}
      </Table.Td>
      <Table.Td><When at={edit.decidedAt ?? edit.askedAt} /></Table.Td>
      <Table.Td>
        {waiting && edit.mine && (
          <Button size="compact-sm" variant="subtle" onClick={onWithdraw}>{t("ownEdits.withdraw")}</Button>
        )}
        {waiting && !edit.mine && !edit.mayDecide && (
          <Text size="sm" c="dimmed">{t("ownEdits.others")}</Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** What stands beside what is to be; once it is decided its values are gone, and the fields remain. */
function Difference({ edit }: { edit: OwnEditFragment }) {
  const { t } = useTranslation();
  const labels = useLabels().get(edit.entity)?.fields;
  const named = (field: string) => labels?.find((one) => one.graphName === field)?.label ?? field;
  if (edit.cells === null) return <Text>{edit.fields.map(named).join(", ")}</Text>;
  return (
    <Stack gap={4}>
      {edit.cells.map((cell) => (
        <div key={cell.field} className="late-field">
          <Text size="sm" c="dimmed">{named(cell.field)}</Text>
          {cell.locked ? (
            <Text span c="dimmed" title={t("people.lockedAbout")}>
              <IconLock size={13} aria-hidden /> {t("people.locked")}
            </Text>
          ) : (
            <Text component="del"><Value text={cell.nowLabel ?? cell.now} /></Text>
          )}
          <Text component="span" aria-hidden>→</Text>
          <Text component="ins" fw={600}><Value text={cell.label ?? cell.value} /></Text>
        </div>
      ))}
    </Stack>
  );
}

function Value({ text }: { text: string | null }) {
  const { t } = useTranslation();
  return text === null ? t("conflicts.nothing") : <Who is={text} />;
}
