/** Is my data healthy, and what needs me today? */
import { useTranslation } from "react-i18next";

import { useViewer } from "@/app/viewer";
import { Page } from "@/parts/Page";

import { Health } from "./Health";
import { NeedsYou } from "./NeedsYou";
import { Staff } from "./Staff";
import { Trust } from "./Trust";

export function Home() {
  const { t } = useTranslation();
  const { name, roles } = useViewer();
  const admin = roles.has("admin");
  return (
    <Page title={t("home.title")} about={t("home.about", { name })}>
      {admin ? <Health /> : <Staff />}
      {!admin && <NeedsYou />}
      {(admin || roles.has("hr")) && <Trust />}
    </Page>
  );
}
