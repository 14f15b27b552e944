/** One department: changed from a day on, known by other names, or corrected. */
import { Button, Drawer, Group, Stack, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Aliases } from "./Aliases";
import { ChangeForm } from "./ChangeForm";
import { DepartmentDialog } from "./DepartmentDialog";
import type { Department } from "./DepartmentsPage";

interface Props {
  department: Department;
  all: readonly Department[];
  close: () => void;
}

export function DepartmentDrawer({ department, all, close }: Props) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  if (correcting) return <DepartmentDialog department={department} all={all} close={close} />;
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="lg"
      title={department.name ?? department.code}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Text size="sm" c="dimmed">
            {t("departments.effect", { count: department.employees?.totalCount ?? 0 })}
          </Text>
          <Button size="xs" variant="default" flex="none" onClick={() => { setCorrecting(true); }}>
            {t("departments.correct")}
          </Button>
        </Group>
        <Tabs defaultValue="change" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="change">{t("departments.change")}</Tabs.Tab>
            <Tabs.Tab value="names">{t("departments.aliases")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="change">
            <ChangeForm department={department} all={all} close={close} />
          </Tabs.Panel>
          <Tabs.Panel value="names">
            <Aliases department={department.id} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Drawer>
  );
}
