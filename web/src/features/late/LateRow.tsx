import { Anchor, Badge, Checkbox, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { LateFragment } from "@/gql/graphql";
import { useLabels } from "@/parts/names";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

interface Props {
  change: LateFragment;
  current: boolean;
  marked: boolean;
  onFocus: () => void;
  /** Null where nothing is to be decided any more. */
  onMark: (() => void) | null;
}

const KINDS = ["new", "changed", "gone"] as const;

export function LateRow({ change, current, marked, onFocus, onMark }: Props) {
  const { t } = useTranslation();
  const entity = useLabels().get(change.entity)?.label ?? change.entity;
  const kind = KINDS.find((one) => one === change.kind) ?? "changed";
  return (
    <Table.Tr
      data-walk=""
      data-late={change.id}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      className={current ? "row-chosen" : ""}
    >
      {onMark && (
        <Table.Td>
          <Checkbox
            checked={marked}
            onChange={onMark}
            aria-label={t("queue.markWord", { word: `${entity} · ${change.record}` })}
            tabIndex={-1}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Anchor component={Link} href={`/people/${change.employee}`}><Who is={change.employee} /></Anchor>
      </Table.Td>
      <Table.Td>
        <Text>{entity}</Text>
        <Badge variant="default" tt="none" fw={500}>{t(`late.kinds.${kind}`)}</Badge>
      </Table.Td>
      <Table.Td>
        <Difference change={change} />
        {change.decidedBy !== null && (
          <Text size="sm" mt={6}>{change.reason} · <Who is={change.decidedBy} /></Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text>{change.period}</Text>
        <Text size="sm" c="dimmed">{change.connection} / {change.stream}</Text>
        <Text size="sm" c="dimmed" className="raw">{change.record.replaceAll("\u001f", " / ")}</Text>
      </Table.Td>
      <Table.Td><When at={change.decidedAt ?? change.noticedAt} /></Table.Td>
    </Table.Tr>
  );
}

/** What stands beside what would be, of the fields that the reader may read. */
function Difference({ change }: { change: LateFragment }) {
  const { t } = useTranslation();
  const labels = useLabels().get(change.entity)?.fields;
  if (change.fields.length === 0) return <Text size="sm" c="dimmed">{t("late.noFields")}</Text>;
  return (
    <Stack gap={4}>
      {change.fields.map(({ field, now, then }) => (
        <div key={field} className="late-field">
          <Text size="sm" c="dimmed">{labels?.find((one) => one.graphName === field)?.label ?? field}</Text>
          <Text component="del">{now ?? t("conflicts.nothing")}</Text>
          <Text component="span" aria-hidden>→</Text>
          <Text component="ins" fw={600}>{then ?? t("conflicts.nothing")}</Text>
        </div>
      ))}
    </Stack>
  );
}
