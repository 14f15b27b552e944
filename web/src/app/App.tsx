/** The console: signed in, in the right language, on the right page. */
import { Button, Group, Modal, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Provider } from "urql";

import { graphClient } from "@/graph/client";
import { TellingProvider } from "@/parts/telling";

import { Shell } from "./Shell";
import { Pages } from "./Pages";
import { ViewerProvider } from "./viewer";

export function App() {
  const { i18n } = useTranslation();
  const [ended, setEnded] = useState(false);
  const client = useMemo(
    () => graphClient(i18n.language, () => { setEnded(true); }),
    [i18n.language],
  );
  return (
    <Provider value={client}>
      <TellingProvider>
        <ViewerProvider>
          <Shell>
            <Pages />
          </Shell>
        </ViewerProvider>
        <SessionEnded opened={ended} goOn={() => { setEnded(false); }} />
      </TellingProvider>
    </Provider>
  );
}

/** Signing in goes on in another tab, so that nothing on this page is lost. */
function SessionEnded({ opened, goOn }: { opened: boolean; goOn: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={goOn} title={t("session.ended")} withCloseButton={false}>
      <Text>{t("session.about")}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" component="a" href="/signin?next=/console" target="_blank">
          {t("session.signIn")}
        </Button>
        <Button onClick={goOn}>{t("session.goOn")}</Button>
      </Group>
    </Modal>
  );
}
