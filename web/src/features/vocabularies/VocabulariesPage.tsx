/** The words of the company: its departments, and every vocabulary with its terms. */
import { Anchor, Table, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { VocabulariesDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Count } from "@/parts/Count";
import { useSourceName } from "@/parts/model";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

export default function VocabulariesPage() {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const [asked, again] = useQuery({ query: VocabulariesDocument });
  const sourceOf = useSourceName();
  const wanted = get("search").toLowerCase();
  return (
    <Page
      title={t("vocabularies.title")}
      about={t("vocabularies.about")}
      actions={
        <Anchor component={Link} href="/vocabularies/departments">
          {t("departments.title")}
        </Anchor>
      }
    >
      <TextInput
        label={t("vocabularies.search")}
        value={get("search")}
        onChange={(event) => { set({ search: event.currentTarget.value }); }}
        w={300}
      />
      <Loaded asked={asked} again={again} lines={10}>
        {({ vocabularies }) => {
          const found = (vocabularies ?? []).filter((one) =>
            `${one.name} ${one.label}`.toLowerCase().includes(wanted),
          );
          return (
            <div className="surface">
              <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("vocabularies.title")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("vocabularies.name")}</Table.Th>
                    <Table.Th scope="col" className="numeric">{t("vocabularies.terms")}</Table.Th>
                    <Table.Th scope="col">{t("vocabularies.source")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.map((one) => (
                    <Table.Tr key={one.name}>
                      <Table.Th scope="row" className="plain">
                        <Anchor component={Link} href={`/vocabularies/${one.name}`} fw={600}>
                          {one.label}
                        </Anchor>
                        <Text size="xs" c="dimmed">{one.name}</Text>
                      </Table.Th>
                      <Table.Td className="numeric"><Count of={one.terms} /></Table.Td>
                      <Table.Td>{sourceOf(one.name, one.source)}</Table.Td>
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
