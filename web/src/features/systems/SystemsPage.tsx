/** All connected systems. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { SystemsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { useAgain } from "@/parts/useAgain";

import { SystemsTable } from "./SystemsTable";

export default function SystemsPage() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: SystemsDocument });
  useAgain(again, asked.data?.connections?.some(isRunning) ?? false);
  return (
    <Page title={t("systems.title")} about={t("systems.about")} actions={<Connect />}>
      <Loaded asked={asked} again={again} lines={6}>
        {({ connections }) =>
          connections?.length ? (
            <SystemsTable systems={connections} />
          ) : (
            <Empty title={t("systems.none")}>{t("systems.noneAbout")}</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

function Connect() {
  const { t } = useTranslation();
  return (
    <Button component={Link} href="/connect" leftSection={<IconPlus size={16} />}>
      {t("systems.connect")}
    </Button>
  );
}

export function isRunning(one: { lastRun: { state: string } | null }): boolean {
  return one.lastRun?.state === "running";
}
