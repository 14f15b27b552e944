/** What did not land: by reason, then record by record. */
import { Button, Group, SegmentedControl, Select, Stack } from "@mantine/core";
import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { QuarantineDocument, QuarantineSheetDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useKeptFile } from "@/graph/useKeptFile";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { BringBack } from "./BringBack";
import { Entries } from "./Entries";
import { chosenOf, filtersOf, same } from "./groups";
import { GroupsTable } from "./GroupsTable";

export default function QuarantinePage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const connection = get("connection");
  const dismissed = get("state") === "dismissed";
  const [asked, again] = useQuery({
    query: QuarantineDocument,
    variables: { connection: connection || null, dismissed },
  });
  const { keep, busy } = useKeptFile(QuarantineSheetDocument, (data) => data.quarantineSheet);
  const chosen = chosenOf(get);
  const [bringing, setBringing] = useState(false);
  const actions = (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        loading={busy}
        onClick={() => void keep({ connection: connection || null })}
      >
        {t("quarantine.export")}
      </Button>
      <Button variant="default" leftSection={<IconUpload size={16} />} onClick={() => { setBringing(true); }}>
        {t("quarantine.bringOpen")}
      </Button>
    </Group>
  );
  return (
    <Page title={t("quarantine.title")} about={t("quarantine.about")} actions={actions}>
      {bringing && <BringBack close={() => { setBringing(false); }} />}
      <Group gap="sm" align="flex-end" role="search">
        <Select
          label={t("queue.connection")}
          placeholder={t("common.all")}
          data={(asked.data?.connections ?? []).map((one) => one.name)}
          value={connection || null}
          onChange={(one) => { set({ ...filtersOf(null), connection: one ?? "" }); }}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
        <SegmentedControl
          aria-label={t("queue.state")}
          value={dismissed ? "dismissed" : "open"}
          onChange={(one) => { set({ ...filtersOf(null), state: one === "open" ? "" : one }); }}
          data={[
            { value: "open", label: t("quarantine.open") },
            { value: "dismissed", label: t("quarantine.dismissed") },
          ]}
        />
      </Group>
      <Loaded asked={asked} again={again} lines={6}>
        {({ quarantine }) => {
          const found = quarantine ?? [];
          if (found.length === 0) {
            return (
              <Empty title={t(dismissed ? "quarantine.noneDismissed" : "quarantine.empty")}>
                {t(dismissed ? "quarantine.noneDismissedAbout" : "quarantine.emptyAbout")}
              </Empty>
            );
          }
          const group = chosen && found.find((one) => same(one, chosen));
          return (
            // What was asked before stands while the next answer is on its way; it is not acted on.
            <Stack gap="lg" inert={asked.fetching} aria-busy={asked.fetching}>
              <GroupsTable groups={found} chosen={group ?? null} choose={(one) => { set(filtersOf(one)); }} />
              {group && (
                <Entries key={Object.values(filtersOf(group)).join("/")} group={group} dismissed={dismissed} />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Page>
  );
}
