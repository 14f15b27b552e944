/** Runs of a system, the latest first, by pages: the address keeps which. */
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { RunsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { LastPager } from "@/parts/LastPager";
import { useFilters } from "@/parts/useFilters";

import { RunsTable } from "./RunsTable";

/** As many as the query asks for. */
const PAGE = 20;

export function RunsPages({ connection }: { connection: string }) {
  const { t } = useTranslation();
  const [get] = useFilters();
  const after = get("after");
  // Without a place the same question as that for the latest run: asked once.
  const [asked, again] = useQuery({
    query: RunsDocument,
    variables: after ? { connection, before: after } : { connection },
  });
  return (
    <Loaded asked={asked} again={again}>
      {({ runs }) => (
        <>
          {runs?.length || after ? (
            <RunsTable runs={runs ?? []} />
          ) : (
            <Empty title={t("systems.never")}>{t("systems.neverAbout")}</Empty>
          )}
          <LastPager rows={runs ?? []} page={PAGE} />
        </>
      )}
    </Loaded>
  );
}
