/** How far a run is, as the hub tells it while it goes on. */
import { Group, Paper, Progress, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSubscription } from "urql";

import { RunProgressDocument } from "@/gql/graphql";
import { Count } from "@/parts/Count";

import { AccountBar, PARTS } from "./AccountBar";

export function LiveRun({ id }: { id: string }) {
  const { t } = useTranslation();
  const [{ data }] = useSubscription({ query: RunProgressDocument, variables: { id } });
  const now = data?.run;
  return (
    <Paper withBorder p="md" role="status" aria-live="polite">
      <Group justify="space-between" mb="xs">
        <Text fw={600}>{t("systems.runs")}</Text>
        {now && (
          <Text>
            {t("account.read")} <Count of={now.read} />
          </Text>
        )}
      </Group>
      {now && now.read > 0 ? (
        <>
          <AccountBar account={now} />
          <Group gap="md" mt="xs">
            {PARTS.filter(([name]) => now[name] > 0).map(([name]) => (
              <Text key={name} size="sm" c="dimmed">
                {t(`account.${name}`)} <Count of={now[name]} />
              </Text>
            ))}
          </Group>
        </>
      ) : (
        <Progress value={100} animated aria-label={t("systems.runs")} />
      )}
    </Paper>
  );
}
