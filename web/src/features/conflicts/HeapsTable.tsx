import { Button, Group, Select, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useViewer } from "@/app/viewer";
import type { HeapFragment } from "@/gql/graphql";
import { Count } from "@/parts/Count";
import { useFieldName } from "@/parts/names";
import { ReasonDialog } from "@/parts/ReasonDialog";

import { useConflicts } from "./useConflicts";

interface Props {
  heaps: readonly HeapFragment[];
  entity: string;
  field: string;
  choose: (entity: string, field: string) => void;
}

/** How much is in conflict by field and systems, the most first; each opens to its cells. */
export function HeapsTable({ heaps, entity, field, choose }: Props) {
  const { t } = useTranslation();
  const { roles } = useViewer();
  const [owning, setOwning] = useState<HeapFragment | null>(null);
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("conflicts.heaps")}>
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("conflicts.heaps")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("queue.field")}</Table.Th>
              <Table.Th scope="col">{t("conflicts.shown")}</Table.Th>
              <Table.Th scope="col">{t("conflicts.against")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("conflicts.count")}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {heaps.map((one) => (
              <Line
                key={`${one.entity}.${one.field}/${one.winner}/${one.against.join()}`}
                heap={one}
                chosen={one.entity === entity && one.field === field}
                choose={choose}
                own={roles.has("admin") ? () => { setOwning(one); } : null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {owning && <OwnDialog heap={owning} close={() => { setOwning(null); }} />}
    </div>
  );
}

interface LineProps {
  heap: HeapFragment;
  chosen: boolean;
  choose: (entity: string, field: string) => void;
  /** Prepares that one system owns the field; null for who may not. */
  own: (() => void) | null;
}

function Line({ heap, chosen, choose, own }: LineProps) {
  const { t } = useTranslation();
  const name = useFieldName()(heap.entity, heap.field);
  const named = (system: string) => (system === "hub" ? t("conflicts.hub") : system);
  const against = heap.against.map(named).join(", ");
  const place = `${name} · ${named(heap.winner)} – ${against}`;
  return (
    <Table.Tr className={chosen ? "row-chosen" : ""} data-heap={`${heap.entity}.${heap.field}`}>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{named(heap.winner)}</Table.Td>
      <Table.Td>{against}</Table.Td>
      <Table.Td className="numeric"><Count of={heap.count} /></Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {own && (
            <Button size="compact-sm" variant="subtle" aria-label={`${t("conflicts.own")} · ${place}`} onClick={own}>
              {t("conflicts.own")}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant={chosen ? "light" : "subtle"}
            aria-pressed={chosen}
            aria-label={`${t("quarantine.show")} · ${place}`}
            onClick={() => { choose(chosen ? "" : heap.entity, chosen ? "" : heap.field); }}
          >
            {t("quarantine.show")}
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function OwnDialog({ heap, close }: { heap: HeapFragment; close: () => void }) {
  const { t } = useTranslation();
  const name = useFieldName()(heap.entity, heap.field);
  const systems = [heap.winner, ...heap.against].filter((one) => one !== "hub");
  const [owner, setOwner] = useState(systems[0] ?? "");
  const { own } = useConflicts();
  return (
    <ReasonDialog
      title={t("conflicts.ownTitle", { field: name })}
      about={t("conflicts.ownAbout")}
      doing={t("conflicts.ownDo")}
      act={(reason) => own(heap.entity, heap.field, owner, reason)}
      close={close}
    >
      <Select
        label={t("conflicts.owner")}
        data={systems}
        value={owner}
        onChange={(one) => { setOwner(one ?? ""); }}
        allowDeselect={false}
      />
    </ReasonDialog>
  );
}
