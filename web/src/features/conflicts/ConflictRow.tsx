import { Anchor, Button, Checkbox, Group, Stack, Table, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import type { DisputedFragment, SideFragment } from "@/gql/graphql";
import { useFieldName } from "@/parts/names";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

interface Props {
  conflict: DisputedFragment;
  nameOf: (row: string) => string;
  current: boolean;
  marked: boolean;
  busy: boolean;
  onFocus: () => void;
  onMark: () => void;
  /** Takes what a side says; null where it is decided already. */
  onSide: ((side: string) => void) | null;
}

export function ConflictRow({ conflict, nameOf, current, marked, busy, onFocus, onMark, onSide }: Props) {
  const { t } = useTranslation();
  const field = useFieldName()(conflict.entity, conflict.field);
  const whom = conflict.subject ?? conflict.row;
  const name = nameOf(whom);
  return (
    <Table.Tr
      data-walk=""
      data-conflict={conflict.id}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      className={current ? "row-chosen" : ""}
    >
      <Table.Td>
        <Checkbox
          checked={marked}
          onChange={onMark}
          aria-label={t("queue.markWord", { word: `${name} · ${field}` })}
          tabIndex={-1}
        />
      </Table.Td>
      <Table.Td>
        {conflict.subject === null ? (
          <Text>{name}</Text>
        ) : (
          <Anchor component={Link} href={`/people/${conflict.subject}`}>{name}</Anchor>
        )}
      </Table.Td>
      <Table.Td>{field}</Table.Td>
      <Table.Td>
        <Stack gap={6}>
          {conflict.sides.map((one, place) => (
            <Side key={one.id} side={one} place={place} nameOf={nameOf} busy={busy} onSide={onSide} />
          ))}
          <Text size="sm" c="dimmed">{conflict.sentence}</Text>
          {conflict.reason !== null && conflict.decidedBy !== null && (
            <Text size="sm">
              {t(`conflicts.states.${conflict.state === "taken" ? "taken" : "kept"}`)} · {conflict.reason} · <Who is={conflict.decidedBy} />
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td><When at={conflict.since} /></Table.Td>
    </Table.Tr>
  );
}

interface SideProps extends Pick<Props, "nameOf" | "busy" | "onSide"> {
  side: SideFragment;
  place: number;
}

function Side({ side, place, nameOf, busy, onSide }: SideProps) {
  const { t } = useTranslation();
  const system = side.system === "hub" ? t("conflicts.hub") : `${side.system} / ${side.stream}`;
  const value = side.row === null ? (side.label ?? t("conflicts.nothing")) : nameOf(side.row);
  return (
    <Group gap="sm" wrap="nowrap">
      {onSide ? (
        <Button
          size="compact-sm"
          variant={side.wins ? "light" : "default"}
          disabled={busy}
          onClick={() => { onSide(side.id); }}
          leftSection={<kbd>{place + 1}</kbd>}
          className="term"
          tabIndex={-1}
        >
          {value}
        </Button>
      ) : (
        <Text className="raw">{value}</Text>
      )}
      <Text size="sm" c="dimmed">{system}</Text>
      {side.wins && (
        <Group gap={4} wrap="nowrap">
          <IconCheck size={14} aria-hidden />
          <Text size="sm">{t("conflicts.isShown")}</Text>
        </Group>
      )}
    </Group>
  );
}
