/** Who may do what, and why: for one person's record cell by cell, and who looked at it. */
import { Stack, Tabs, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useViewer } from "@/app/viewer";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { Cells } from "./Cells";
import { Deputies } from "./Deputies";
import { Doors } from "./Doors";
import { Emergencies } from "./Emergencies";
import { Grants } from "./Grants";
import { LookAs } from "./LookAs";
import { PersonPicker } from "./PersonPicker";
import { Policy } from "./Policy";
import { ReadsList } from "./ReadsList";

export default function AccessPage() {
  const { t } = useTranslation();
  const { id: self, roles } = useViewer();
  const [get, set] = useFilters();
  const person = get("person");
  const manages = roles.has("admin") || roles.has("auditor");
  return (
    <Page title={t("access.title")} about={t("access.about")}>
      <Tabs
        value={get("tab") || "why"}
        onChange={(tab) => { set({ tab: tab ?? "", after: "" }); }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="why">{t("access.why")}</Tabs.Tab>
          <Tabs.Tab value="as">{t("access.lookAs")}</Tabs.Tab>
          <Tabs.Tab value="policy">{t("access.policy")}</Tabs.Tab>
          {manages && <Tabs.Tab value="grants">{t("access.grants")}</Tabs.Tab>}
          <Tabs.Tab value="deputies">{t("access.deputies")}</Tabs.Tab>
          {manages && <Tabs.Tab value="emergency">{t("access.emergency")}</Tabs.Tab>}
          <Tabs.Tab value="reads">{t("access.reads")}</Tabs.Tab>
          {roles.has("admin") && <Tabs.Tab value="doors">{t("access.doors")}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="why">
          <Stack>
            <PersonPicker person={person} onChange={(one) => { set({ person: one }); }} />
            {person ? (
              <Cells id={person} />
            ) : (
              <Empty title={t("access.choose")}>{t("access.chooseAbout")}</Empty>
            )}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="as"><LookAs /></Tabs.Panel>
        <Tabs.Panel value="policy"><Policy /></Tabs.Panel>
        <Tabs.Panel value="grants"><Grants /></Tabs.Panel>
        <Tabs.Panel value="deputies"><Deputies /></Tabs.Panel>
        <Tabs.Panel value="emergency"><Emergencies /></Tabs.Panel>
        <Tabs.Panel value="reads">
          <Stack>
            <Text c="dimmed">{t("access.readsAbout")}</Text>
            {roles.has("auditor") && (
              <PersonPicker person={person} onChange={(one) => { set({ person: one, after: "" }); }} />
            )}
            <ReadsList id={(roles.has("auditor") && person) || (self ?? "")} />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="doors">
          <Doors />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
