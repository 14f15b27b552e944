/** Where a value comes from: the system, its own words, when, by which version. */
import { Skeleton, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { OriginDocument } from "@/gql/graphql";
import { troubleOf } from "@/graph/trouble";
import { Told } from "@/parts/TroubleNote";
import { When } from "@/parts/When";

export function Origin({ id, field }: { id: string; field: string }) {
  const { t } = useTranslation();
  const [{ data, error, fetching }] = useQuery({
    query: OriginDocument,
    variables: { id, fields: [field] },
    requestPolicy: "cache-first",
  });
  if (fetching) return <Skeleton height={20} />;
  if (error) return <Text size="sm"><Told trouble={troubleOf(error)} /></Text>;
  const [found] = data?.provenance ?? [];
  if (!found) return <Text size="sm">{t("people.noOrigin")}</Text>;
  if (found.candidates.length === 0) return <Text size="sm">{found.sentence}</Text>;
  return (
    <Stack gap="xs">
      {found.conflict && (
        <Text size="sm" fw={600} className="fault">
          {t("people.conflict")}
        </Text>
      )}
      {found.candidates.map((one) => (
        <div key={`${one.system}/${one.stream}/${one.recordedAt}`}>
          <Text size="sm" fw={one.wins ? 600 : 400}>
            {one.system} / {one.stream} · <When at={one.recordedAt} full />
          </Text>
          <Text size="sm" c="dimmed">
            {one.sentence}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
