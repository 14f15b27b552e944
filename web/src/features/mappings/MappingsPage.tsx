/** Every stream of every system, and the way to its mapping. */
import { Anchor, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { MappingListDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";

export default function MappingsPage() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: MappingListDocument });
  return (
    <Page title={t("mappings.title")} about={t("mappings.about")}>
      <Loaded asked={asked} again={again} lines={6}>
        {({ connections }) => {
          const streams = (connections ?? []).flatMap((one) =>
            one.streams.map((stream) => ({ system: one.name, connector: one.connector, stream })),
          );
          if (streams.length === 0) {
            return <Empty title={t("systems.none")}>{t("systems.noneAbout")}</Empty>;
          }
          return (
            <div className="surface">
              <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t("mappings.title")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("mappings.stream")}</Table.Th>
                    <Table.Th scope="col">{t("systems.name")}</Table.Th>
                    <Table.Th scope="col">{t("mappings.connector")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {streams.map(({ system, connector, stream }) => (
                    <Table.Tr key={`${system}/${stream}`}>
                      <Table.Th scope="row" className="plain">
                        <Anchor component={Link} href={`/mappings/${system}/${stream}`} fw={600}>
                          {stream}
                        </Anchor>
                      </Table.Th>
                      <Table.Td>{system}</Table.Td>
                      <Table.Td>{connector}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}
