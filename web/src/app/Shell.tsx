/** What stands around every page: the way to the others, language, light or dark, and out. */
import { AppShell, Burger, Group, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { Navigation } from "./Navigation";
import { Settings } from "./Settings";

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const [place] = useLocation();
  useEffect(close, [place, close]);
  return (
    <AppShell
      header={{ height: { base: 52, md: 0 } }}
      navbar={{ width: 216, breakpoint: "md", collapsed: { mobile: !opened } }}
      padding={{ base: "md", md: "xl" }}
    >
      <a className="skip" href="#content">
        {t("app.skip")}
      </a>
      <AppShell.Header hiddenFrom="md" px="md">
        <Group h="100%">
          <Burger opened={opened} onClick={toggle} size="sm" aria-label={t("app.menu")} />
          <Text fw={600}>{t("app.name")}</Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className="menu" data-opened={opened || undefined} p="sm" aria-label={t("app.menu")}>
        <AppShell.Section px="xs" py="sm" visibleFrom="md">
          <Text fw={700} size="lg">
            {t("app.name")}
          </Text>
        </AppShell.Section>
        <AppShell.Section grow component={ScrollArea}>
          <Navigation />
        </AppShell.Section>
        <AppShell.Section>
          <Settings />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main className="main" id="content" tabIndex={-1}>
        <div className="page">{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}
