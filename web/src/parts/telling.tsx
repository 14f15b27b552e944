/** What is said in a corner of the page after something was done; screen readers say it too. */
import { Notification, Portal, Stack, Text } from "@mantine/core";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Trouble } from "@/graph/trouble";

import { Remedy, Told } from "./TroubleNote";

interface Telling {
  done: (text: string) => void;
  trouble: (trouble: Trouble) => void;
}

interface Said {
  id: string;
  done?: string;
  trouble?: Trouble;
}

const SECONDS = 6;
const Context = createContext<Telling | null>(null);

export function useTell(): Telling {
  const found = use(Context);
  if (!found) throw new Error("useTell stands outside TellingProvider");
  return found;
}

export function TellingProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<Said[]>([]);
  const telling = useMemo(() => {
    const drop = (id: string) => {
      setSaid((all) => all.filter((one) => one.id !== id));
    };
    const add = (one: Omit<Said, "id">) => {
      const id = crypto.randomUUID();
      setSaid((all) => [...all.slice(-2), { ...one, id }]);
      if (one.done !== undefined) setTimeout(drop, SECONDS * 1000, id);
    };
    return {
      drop,
      done: (text: string) => { add({ done: text }); },
      trouble: (trouble: Trouble) => { add({ trouble }); },
    };
  }, []);

  return (
    <Context value={telling}>
      {children}
      <Portal>
        <Stack className="telling" role="status" aria-live="polite" gap="xs">
          {said.map((one) => (
            <Notification
              key={one.id}
              color={one.trouble ? "red" : "teal"}
              title={one.trouble ? <Told trouble={one.trouble} /> : one.done}
              onClose={() => { telling.drop(one.id); }}
              closeButtonProps={{ "aria-label": t("common.close") }}
              withBorder
            >
              {one.trouble && (
                <Text size="sm" c="var(--mantine-color-text)">
                  <Remedy trouble={one.trouble} /> <code>{one.trouble.code}</code> {one.trouble.detail}
                </Text>
              )}
            </Notification>
          ))}
        </Stack>
      </Portal>
    </Context>
  );
}
