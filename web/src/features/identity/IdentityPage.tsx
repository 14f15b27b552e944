/** Rows that may be one person, and accounts that may be somebody's: looked at, decided, taken back. */
import { Button, Tabs } from "@mantine/core";
import { IconZoomScan } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { Accounts } from "./Accounts";
import { Merges } from "./Merges";
import { Pairs } from "./Pairs";
import { useAccounts } from "./useAccounts";
import { useIdentity } from "./useIdentity";

export default function IdentityPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const pairs = useIdentity();
  const accounts = useAccounts();
  const tab = get("tab") || "pairs";
  const { find, finding } = tab === "accounts" ? accounts : pairs;
  const search = (
    <Button variant="default" leftSection={<IconZoomScan size={16} />} loading={finding} onClick={() => void find()}>
      {t(tab === "accounts" ? "accounts.find" : "identity.find")}
    </Button>
  );
  return (
    <Page title={t("identity.title")} about={t("identity.about")} actions={search}>
      <Tabs
        value={tab}
        onChange={(one) => { set({ tab: one === "pairs" ? "" : (one ?? ""), state: "", grade: "", after: "" }); }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="pairs">{t("identity.pairs")}</Tabs.Tab>
          <Tabs.Tab value="accounts">{t("accounts.tab")}</Tabs.Tab>
          <Tabs.Tab value="merges">{t("identity.merges")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="pairs"><Pairs find={search} /></Tabs.Panel>
        <Tabs.Panel value="accounts"><Accounts find={search} /></Tabs.Panel>
        <Tabs.Panel value="merges"><Merges /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
