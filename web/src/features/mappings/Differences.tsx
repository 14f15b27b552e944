import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { DraftShownFragment } from "@/gql/graphql";

/** What differs, rule by rule, in words. */
export function Differences({ found }: { found: DraftShownFragment["diff"] }) {
  const { t } = useTranslation();
  if (found.length === 0) return <Text c="dimmed">{t("mappings.same")}</Text>;
  return (
    <List listStyleType="none" spacing={4} size="sm">
      {found.map((one) => (
        <List.Item key={one.place + one.kind}>
          <code>{one.place}</code>{" "}
          {one.before !== null && <del>{one.before}</del>}
          {one.before !== null && one.after !== null && " → "}
          {one.after !== null && <ins>{one.after}</ins>}
        </List.Item>
      ))}
    </List>
  );
}
