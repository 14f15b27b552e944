import { Group, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

import type { PairFragment } from "@/gql/graphql";

/** What speaks for one person, and what against it; locked where the field may not be read. */
export function Evidence({ of }: { of: PairFragment["evidence"] }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2}>
      {of.map((one, place) => (
        <Group key={one.code ?? `locked ${String(place)}`} gap={6} wrap="nowrap" align="flex-start">
          {one.speaksFor !== null && (
            <>
              {one.speaksFor ? <IconPlus size={14} aria-hidden className="mark" /> : <IconMinus size={14} aria-hidden className="mark" />}
              <VisuallyHidden>{t(one.speaksFor ? "identity.for" : "identity.against")}</VisuallyHidden>
            </>
          )}
          <Text size="sm" {...(one.text === null ? { c: "dimmed" } : {})}>{one.text ?? t("identity.lockedEvidence")}</Text>
        </Group>
      ))}
    </Stack>
  );
}
