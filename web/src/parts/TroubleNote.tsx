import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { Trouble } from "@/graph/trouble";
import { faultText, remedy, told } from "@/graph/words";

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
          <Remedy trouble={trouble} /> <code>{trouble.code}</code> {trouble.detail}
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

/** What went wrong, in the reader's language. */
export function Told({ trouble }: { trouble: Pick<Trouble, "code" | "message"> }) {
  return <>{told(useTranslation(), trouble)}</>;
}

/** What to do, in the reader's language. */
export function Remedy({ trouble }: { trouble: Pick<Trouble, "code" | "hint"> }) {
  return <>{remedy(useTranslation(), trouble)}</>;
}

/** A fault of a mapping: what is wrong and what to do. */
export function FaultText({ fault }: { fault: { code: string; message: string; hint: string } }) {
  return <>{faultText(useTranslation(), fault)}</>;
}
