import { Button, Group, Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { IconChevronUp, IconLogout, IconUserCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import { useViewer } from "./viewer";
import { chooseLanguage, LANGUAGES, type Language } from "./words";

export function Settings() {
  const { t, i18n } = useTranslation();
  const { name } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="top-start" width={236} withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          justify="space-between"
          rightSection={<IconChevronUp size={16} />}
          className="account-button"
        >
          {name || t("app.account")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap="xs" p="xs">
          <Text size="sm" c="dimmed">
            {t("app.language")}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t("app.language")}
            value={i18n.language}
            onChange={(one) => { chooseLanguage(one as Language); }}
            data={LANGUAGES.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
          />
          <Text size="sm" c="dimmed">
            {t("app.look")}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t("app.look")}
            value={colorScheme}
            onChange={(one) => { setColorScheme(one as typeof colorScheme); }}
            data={(["auto", "light", "dark"] as const).map((one) => ({
              value: one,
              label: t(`looks.${one}`),
            }))}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item component="a" href="/signin/account" leftSection={<IconUserCircle size={16} />}>
          {t("app.account")}
        </Menu.Item>
        <Menu.Item component="a" href="/signout" leftSection={<IconLogout size={16} />}>
          <Group>{t("app.signOut")}</Group>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
