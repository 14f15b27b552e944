import { SimpleGrid, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { HomeDocument, PeopleDocument, type HomeQuery } from "@/gql/graphql";
import { SystemsTable } from "@/features/systems/SystemsTable";
import { Loaded } from "@/graph/Loaded";
import { When } from "@/parts/When";

import { Figure } from "./Figure";
import { NeedsYou } from "./NeedsYou";

export type Connection = NonNullable<HomeQuery["connections"]>[number];

/** Whether somebody should look: the last run did not end well, or never was. */
export function isSick(one: Connection): boolean {
  return one.lastRun === null || !["finished", "running"].includes(one.lastRun.state);
}

export function Health() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: HomeDocument });
  return (
    <Loaded asked={asked} again={again} lines={8}>
      {({ connections, queue }) => {
        const systems = connections ?? [];
        return (
          <>
            <Figures systems={systems} words={queue?.totalCount ?? 0} cells={queue?.cells ?? 0} />
            <NeedsYou systems={systems} queue={queue} />
            <section aria-labelledby="freshness">
              <Title order={2} id="freshness" mb="sm">
                {t("home.freshness")}
              </Title>
              <SystemsTable systems={systems} />
            </section>
          </>
        );
      }}
    </Loaded>
  );
}

interface FiguresProps {
  systems: Connection[];
  words: number;
  cells: number;
}

function Figures({ systems, words, cells }: FiguresProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: PeopleDocument });
  const rejected = systems.reduce((sum, one) => sum + one.rejectedRecords, 0);
  const sick = systems.filter(isSick).length;
  const latest = systems.map((one) => one.lastRun?.finishedAt ?? "").sort().at(-1);
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      <Figure
        label={t("home.systems")}
        value={systems.length}
        to="/systems"
        calls={sick > 0}
        note={sick ? t("home.sick", { count: sick }) : latest && <When at={latest} />}
      />
      <Figure
        label={t("home.words")}
        value={words}
        to="/queue"
        calls={words > 0}
        note={t("home.cells", { count: cells })}
      />
      <Figure
        label={t("home.rejected")}
        value={rejected}
        to="/systems"
        calls={rejected > 0}
        note={t("home.rejectedNote")}
      />
      <Figure
        label={t("home.people")}
        value={data?.employees.totalCount ?? 0}
        to="/people"
        note={t("home.inDepartments", { count: data?.departments.totalCount ?? 0 })}
      />
    </SimpleGrid>
  );
}
