/** Whether the data can be relied on: what systems say differently, and how good all is by day. */
import { Anchor, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { TrendChart } from "@/features/quality/TrendChart";
import { QualityTrendDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";

import { Figure } from "./Figure";

export function Trust() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: QualityTrendDocument });
  return (
    <section aria-labelledby="trust">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="trust">{t("home.trust")}</Title>
        <Anchor component={Link} href="/quality">{t("home.toQuality")}</Anchor>
      </Group>
      <Loaded asked={asked} again={again} lines={3}>
        {({ conflicts, dataQuality }) => {
          const count = conflicts?.totalCount ?? 0;
          return (
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              <Figure
                label={t("home.conflicts")}
                value={count}
                to="/conflicts"
                calls={count > 0}
                note={t(count > 0 ? "home.conflictsNote" : "home.noConflicts")}
              />
              <Stack className="surface pad" gap="xs">
                {dataQuality?.trend.length ? (
                  <TrendChart trend={dataQuality.trend} small />
                ) : (
                  <Text c="dimmed">{t("quality.none")}</Text>
                )}
              </Stack>
            </SimpleGrid>
          );
        }}
      </Loaded>
    </section>
  );
}
