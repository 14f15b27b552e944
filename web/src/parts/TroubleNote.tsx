import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Trouble } from "@/graph/trouble";

interface Props {
  trouble: Trouble;
  again?: () => void;
}

/** What went wrong, what to do, and the code to quote. */
export function TroubleNote({ trouble, again }: Props) {
  const { t } = useTranslation();
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={<Told trouble={trouble} />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          <Remedy trouble={trouble} /> <code>{trouble.code}</code>
        </Text>
        {again && (
          <Button size="xs" variant="default" onClick={again}>
            {t("common.again")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** In the reader's language where the code is known, else as the hub says it. */
export function Told({ trouble }: { trouble: Trouble }) {
  const { t, i18n } = useTranslation();
  const key = `codes.${trouble.code}`;
  return <>{i18n.exists(key) ? t(key as "codes.OFFLINE") : trouble.message}</>;
}

/** What to do, in the words of the console where the code is known; else the hub's own hint. */
export function Remedy({ trouble }: { trouble: Trouble }) {
  const { t, i18n } = useTranslation();
  const key = `remedies.${trouble.code}`;
  return <>{i18n.exists(key) ? t(key as "remedies.MASS_CHANGE") : trouble.hint}</>;
}
