/** What each chosen stream holds, and the mapping to begin with. */
import { Button, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { StepProps } from "./ConnectPage";
import { StreamPanel } from "./StreamPanel";

export function LookStep({ plan, change, back, on, there }: StepProps) {
  const { t } = useTranslation();
  return (
    <Stack mt="md" gap="lg">
      {Object.keys(plan.chosen).map((stream) => (
        <StreamPanel
          key={stream}
          stream={stream}
          plan={plan}
          there={there}
          settle={(settings, document) => {
            const drafts = Object.fromEntries(Object.entries(plan.drafts).filter(([name]) => name !== stream));
            change({
              chosen: { ...plan.chosen, [stream]: settings },
              drafts: document === null ? drafts : { ...drafts, [stream]: document },
            });
          }}
        />
      ))}
      <Group>
        <Button variant="default" onClick={back}>{t("connect.back")}</Button>
        <Button onClick={on}>{t("connect.next")}</Button>
      </Group>
    </Stack>
  );
}
