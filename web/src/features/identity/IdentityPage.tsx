/** Rows that may be one person: looked at side by side, made one, kept apart, and taken back. */
import { Button, Tabs } from "@mantine/core";
import { IconZoomScan } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { Merges } from "./Merges";
import { Pairs } from "./Pairs";
import { useIdentity } from "./useIdentity";

export default function IdentityPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const { find, finding } = useIdentity();
  const search = (
    <Button variant="default" leftSection={<IconZoomScan size={16} />} loading={finding} onClick={() => void find()}>
      {t("identity.find")}
    </Button>
  );
  return (
    <Page title={t("identity.title")} about={t("identity.about")} actions={search}>
      <Tabs
        value={get("tab") || "pairs"}
        onChange={(tab) => { set({ tab: tab === "pairs" ? "" : (tab ?? ""), state: "", grade: "", after: "" }); }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="pairs">{t("identity.pairs")}</Tabs.Tab>
          <Tabs.Tab value="merges">{t("identity.merges")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pairs"><Pairs find={search} /></Tabs.Panel>
        <Tabs.Panel value="merges"><Merges /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
