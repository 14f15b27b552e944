import { Anchor, Button, Stack, Switch, Table, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { IdentityMergesDocument, type MergedFragment } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Count } from "@/parts/Count";
import { Empty } from "@/parts/Empty";
import { LastPager } from "@/parts/LastPager";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useFilters } from "@/parts/useFilters";
import { useWalk } from "@/parts/useWalk";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";

import { useIdentity } from "./useIdentity";

/** As many as the query asks for. */
const PAGE = 50;

/** Rows that were made one, the latest first; T takes a merge back. */
export function Merges() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const every = get("state") === "all";
  const after = get("after");
  const [asked, again] = useQuery({ query: IdentityMergesDocument, variables: { standing: !every, before: after || null } });
  return (
    <Stack>
      <Switch
        label={t("identity.undoneToo")}
        checked={every}
        onChange={(event) => { set({ state: event.currentTarget.checked ? "all" : "", after: "" }); }}
      />
      <Loaded asked={asked} again={again} lines={6}>
        {({ identityMerges }) =>
          identityMerges?.length || after ? (
            <>
              <MergesTable merges={identityMerges ?? []} />
              <LastPager rows={identityMerges ?? []} page={PAGE} />
            </>
          ) : (
            <Empty title={t("identity.noMerges")}>{t("identity.noMergesAbout")}</Empty>
          )
        }
      </Loaded>
    </Stack>
  );
}

function MergesTable({ merges }: { merges: readonly MergedFragment[] }) {
  const { t } = useTranslation();
  const [taking, setTaking] = useState<MergedFragment | null>(null);
  const { undo } = useIdentity();
  const walk = useWalk(merges.length, (key, here) => {
    const one = merges[here];
    if (key !== "t" || !one || one.undoneAt !== null) return false;
    setTaking(one);
    return true;
  });
  return (
    <>
      <Text size="sm" c="dimmed">{t("identity.mergeKeys")}</Text>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("identity.merges")}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("identity.merges")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("identity.survivor")}</Table.Th>
                <Table.Th scope="col" className="numeric">{t("identity.rows")}</Table.Th>
                <Table.Th scope="col">{t("access.who")}</Table.Th>
                <Table.Th scope="col">{t("access.when")}</Table.Th>
                <Table.Th scope="col">{t("common.reason")}</Table.Th>
                <Table.Td />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody onKeyDown={walk.onKeyDown}>
              {merges.map((one, place) => (
                <Table.Tr
                  key={one.id}
                  data-walk=""
                  data-merge={one.id}
                  tabIndex={place === walk.here ? 0 : -1}
                  onFocus={() => { walk.stand(place); }}
                  className={place === walk.here ? "row-chosen" : ""}
                >
                  <Table.Td>
                    <Anchor component={Link} href={`/people/${one.survivor}`}><Who is={one.survivor} /></Anchor>
                  </Table.Td>
                  <Table.Td className="numeric"><Count of={one.rows} /></Table.Td>
                  <Table.Td><Who is={one.by} /></Table.Td>
                  <Table.Td><When at={one.at} full /></Table.Td>
                  <Table.Td>{one.reason}</Table.Td>
                  <Table.Td>
                    {one.undoneAt === null ? (
                      <Button size="compact-sm" variant="subtle" onClick={() => { setTaking(one); }}>
                        {t("identity.undo")}
                      </Button>
                    ) : (
                      <Text size="sm" c="dimmed">
                        {t("identity.wasUndone")} <When at={one.undoneAt} /> · {one.undoneReason} · <Who is={one.undoneBy ?? ""} />
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      {taking && (
        <ReasonDialog
          title={t("identity.undoTitle")}
          about={t("identity.undoAbout")}
          doing={t("identity.undo")}
          act={(reason) => undo(taking.id, reason)}
          close={() => { setTaking(null); }}
        />
      )}
    </>
  );
}
