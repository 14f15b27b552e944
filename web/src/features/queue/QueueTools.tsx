import { Button, Group, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  /** Words that a button is about. */
  meant: number;
  /** Those of them that have a suggestion. */
  acceptable: number;
  act: (key: "a" | "d") => void;
}

/** What can be done with the marked words, else with the one that is stood on. */
export function QueueTools({ reason, onReason, busy, meant, acceptable, act }: Props) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" align="flex-end" gap="sm">
      <TextInput
        label={t("queue.reason")}
        placeholder={t("queue.reasonDefault")}
        value={reason}
        onChange={(event) => { onReason(event.currentTarget.value); }}
        w={320}
      />
      <Group gap="sm">
        <Text size="sm" c="dimmed" className="keys">
          {t("queue.keys")}
        </Text>
        <Button variant="default" loading={busy} onClick={() => { act("d"); }}>
          {t("queue.declineSome", { count: meant })}
        </Button>
        <Button loading={busy} disabled={acceptable === 0} onClick={() => { act("a"); }}>
          {t("queue.acceptSome", { count: Math.max(1, acceptable) })}
        </Button>
      </Group>
    </Group>
  );
}
