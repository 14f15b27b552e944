/** Pages of a list that the server cuts: on to the next one, and back by the browser's way. */
import { Button, Group, Text } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  next: string | null | undefined;
  after: string;
  go: (after: string) => void;
  children?: ReactNode;
}

export function Pager({ next, after, go, children }: Props) {
  const { t } = useTranslation();
  // How many pages of this list lie behind in the browser's history: who came by a link has none.
  const [walked, setWalked] = useState(0);
  const on = (place: string) => { setWalked(after ? walked + 1 : 1); go(place); };
  const back = () => { setWalked(walked - 1); window.history.back(); };
  return (
    <Group justify="space-between" component="nav" aria-label={t("common.pages")}>
      <Text size="sm" c="dimmed">
        {children}
      </Text>
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={!after} onClick={() => { go(""); }}>
          {t("common.first")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!after || walked === 0}
          onClick={back}
        >
          {t("common.previous")}
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={!next}
          onClick={() => { if (next) on(next); }}
        >
          {t("common.next")}
        </Button>
      </Group>
    </Group>
  );
}
