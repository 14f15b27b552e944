/** What a sheet would come to, or came to: line by line, before and after as far as one may read it. */
import { Badge, Button, Stack, Table, Text, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import type { SheetPersonFragment } from "@/gql/graphql";
import type { FieldLabel } from "@/parts/names";
import { Remedy, Told } from "@/parts/TroubleNote";
import { Who } from "@/parts/Who";

import { COLOURS } from "./outcomes";
import type { Account } from "./useSheet";

/** Lines that are shown at first: a hundred rows are drawn at once, a thousand are not. */
const SHOWN = 100;

interface Props {
  account: Account;
  fields: readonly FieldLabel[];
}

export function SheetAccount({ account, fields }: Props) {
  const { t } = useTranslation();
  const labels = new Map(fields.map((one) => [one.graphName, one.label]));
  const title = t(account.dryRun ? "people.would" : "people.became");
  const [most, setMost] = useState(SHOWN);
  const shown = account.lines.slice(0, most);
  const list = useRef<HTMLDivElement>(null);
  return (
    <section aria-label={title}>
      <Title order={3}>{title}</Title>
      <Text role="status" mb="xs">
        {t("people.sheetAccount", { changed: account.changed, count: account.lines.length })}
      </Text>
      <div ref={list} className="scroll" tabIndex={0} role="group" aria-label={title}>
        <Table aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" className="numeric">{t("people.sheetRow")}</Table.Th>
              <Table.Th scope="col">{t("people.name")}</Table.Th>
              <Table.Th scope="col">{t("people.outcome")}</Table.Th>
              <Table.Th scope="col">{t("people.sheetBecomes")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((one) => <Line key={one.row} line={one} labels={labels} dry={account.dryRun} />)}
          </Table.Tbody>
        </Table>
      </div>
      {shown.length < account.lines.length && (
        <Button
          variant="subtle"
          onClick={() => {
            setMost(most + SHOWN);
            list.current?.focus(); // the button may be gone
          }}
        >
          {t("people.sheetMore", { count: Math.min(SHOWN, account.lines.length - shown.length) })}
        </Button>
      )}
    </section>
  );
}

interface LineProps {
  line: SheetPersonFragment;
  labels: ReadonlyMap<string, string>;
  dry: boolean;
}

function Line({ line, labels, dry }: LineProps) {
  const { t } = useTranslation();
  return (
    <Table.Tr data-outcome={line.outcome}>
      <Table.Td className="numeric">{line.row}</Table.Td>
      <Table.Th scope="row" className="plain"><Who is={line.id} /></Table.Th>
      <Table.Td>
        <Badge variant="dot" tt="none" fw={500} className="state" color={COLOURS[line.outcome]}>
          {t(`people.outcomes.${line.outcome}`)}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {line.cells.map((cell) => (
            <div key={cell.field} className="late-field">
              <Text size="sm" c="dimmed">{labels.get(cell.field) ?? cell.field}</Text>
              {dry && (cell.locked ? (
                <Text span c="dimmed" title={t("people.lockedAbout")}>
                  <IconLock size={13} aria-hidden /> {t("people.locked")}
                </Text>
              ) : (
                <Text component="del">{cell.now ?? t("people.empty")}</Text>
              ))}
              {dry && <Text component="span" aria-hidden>→</Text>}
              <Text component="ins" fw={600}>{cell.label ?? t("people.cleared")}</Text>
            </div>
          ))}
          {line.code !== null && <Why code={line.code} message={line.message} hint={line.hint} />}
        </Stack>
      </Table.Td>
    </Table.Tr>
  );
}

function Why({ code, message, hint }: { code: string; message: string | null; hint: string | null }) {
  const trouble = { code, message: message ?? "", hint };
  return <Text size="sm"><Told trouble={trouble} /> <Remedy trouble={trouble} /></Text>;
}
