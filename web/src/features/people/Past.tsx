/** What a value was before: the latest first, each with since when the hub said it. */
import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { PastDocument, type PastQuery } from "@/gql/graphql";
import { When } from "@/parts/When";

type PastValue = NonNullable<PastQuery["history"]>[number]["values"][number];

/** Rows are named by ids in the history; their names would be those of today. */
const ROW = /^[a-z_]+_[0-9a-f]{8}-[0-9a-f-]{27}$/;
const MOST = 5;

export function Past({ id, field }: { id: string; field: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({
    query: PastDocument,
    variables: { id, fields: [field] },
    requestPolicy: "cache-first",
  });
  const before = (data?.history?.[0]?.values ?? []).slice(1, MOST + 1);
  if (before.length === 0 || before.some((one) => ROW.test(one.value ?? ""))) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("people.before")}
      </Text>
      <List size="sm" c="dimmed">
        {before.map((one) => (
          <List.Item key={one.from}>
            <PastText one={one} /> · {t("people.since")} <When at={one.from} full />
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function PastText({ one }: { one: PastValue }) {
  const { t } = useTranslation();
  if (one.erased) return <>{t("people.erased")}</>;
  return <>{one.label ?? one.value ?? t("people.empty")}</>;
}
