/** Grants that hold or lie ahead: who holds which classes of whom, until when; given and ended. */
import { Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { useViewer } from "@/app/viewer";
import { EndGrantDocument, GrantsDocument, type GrantShownFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { Pager } from "@/parts/Pager";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useClassName } from "@/parts/model";
import { useTell } from "@/parts/telling";
import { useFilters } from "@/parts/useFilters";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

import { GiveGrant } from "./GiveGrant";

const PAGE = 50;

export function Grants() {
  const { t } = useTranslation();
  const tell = useTell();
  const may = useViewer().roles.has("admin");
  const [get, set] = useFilters();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<GrantShownFragment | null>(null);
  const { act } = useAct(EndGrantDocument);
  const [asked, again] = useQuery({ query: GrantsDocument, variables: { after: get("after") || null } });

  async function end(id: string, reason: string): Promise<boolean> {
    const done = await act({ input: { id, reason } });
    if (done) tell.done(t("access.grantEnded"));
    return done !== null;
  }

  return (
    <Stack>
      <Group justify="space-between">
        <Text c="dimmed">{t("access.grantsAbout")}</Text>
        {may && <Button onClick={() => { setGiving(true); }}>{t("access.give")}</Button>}
      </Group>
      <Loaded asked={asked} again={again} lines={8}>
        {({ grants }) => (
          <>
            <div className="surface">
              <div className="scroll" tabIndex={0} role="group" aria-label={t("access.grants")}>
                <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.grants")}>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th scope="col">{t("access.who")}</Table.Th>
                      <Table.Th scope="col">{t("access.role")}</Table.Th>
                      <Table.Th scope="col">{t("access.classes")}</Table.Th>
                      <Table.Th scope="col">{t("access.until")}</Table.Th>
                      <Table.Th scope="col">{t("common.reason")}</Table.Th>
                      <Table.Td />
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {grants?.map((one) => (
                      <Line key={one.id} grant={one} end={may ? () => { setEnding(one); } : null} />
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
            </div>
            <Pager next={grants?.length === PAGE ? grants.at(-1)?.id : null} after={get("after")} go={(after) => { set({ after }); }} />
          </>
        )}
      </Loaded>
      {giving && <GiveGrant close={() => { setGiving(false); }} />}
      {ending && (
        <ReasonDialog
          title={t("access.end")}
          about={t("access.endAbout", { role: ending.role, number: ending.number ?? "" })}
          doing={t("access.end")}
          act={(reason) => end(ending.id, reason)}
          close={() => { setEnding(null); }}
        />
      )}
    </Stack>
  );
}

interface LineProps {
  grant: GrantShownFragment;
  end: (() => void) | null;
}

function Line({ grant, end }: LineProps) {
  const { t } = useTranslation();
  const called = useClassName();
  return (
    <Table.Tr data-grant={grant.number}>
      <Table.Th scope="row" className="plain"><Who is={grant.holder} /> {grant.number}</Table.Th>
      <Table.Td>{grant.role}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {grant.classes.map((name) => <Badge key={name} variant="default" tt="none">{called(name)}</Badge>)}
        </Group>
        <Text size="sm" c="dimmed">{t(`access.extents.${grant.extent}`, { count: grant.of.length })}</Text>
      </Table.Td>
      <Table.Td>
        {grant.expiresAt ? <When at={grant.expiresAt} full /> : (grant.validTo ?? t("access.unlimited"))}
        <Text size="sm" c="dimmed" className="number">{t("access.since", { day: grant.validFrom })}</Text>
      </Table.Td>
      <Table.Td>{grant.reason} <Text span size="sm" c="dimmed"><Who is={grant.grantedBy} /></Text></Table.Td>
      <Table.Td>
        {end && (
          <Button size="compact-sm" variant="subtle" color="red" aria-label={`${t("access.end")} · ${grant.number ?? ""} · ${grant.role}`} onClick={end}>
            {t("access.end")}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
