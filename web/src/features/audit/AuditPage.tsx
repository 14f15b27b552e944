/** Who did what, and whether anybody has rewritten the record of it. */
import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useViewer } from "@/app/viewer";
import { Page } from "@/parts/Page";

import { Acts } from "./Acts";
import { ChainStatus } from "./ChainStatus";

export default function AuditPage() {
  const { t } = useTranslation();
  const { roles } = useViewer();
  return (
    <Page title={t("audit.title")} about={t(roles.has("auditor") ? "audit.about" : "audit.aboutChain")}>
      <Stack gap="lg">
        <ChainStatus />
        {roles.has("auditor") && <Acts />}
      </Stack>
    </Page>
  );
}
