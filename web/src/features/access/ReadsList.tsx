import { Badge, Group, Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { ReadsOfDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { LastPager } from "@/parts/LastPager";
import { useFilters } from "@/parts/useFilters";
import { When } from "@/parts/When";
import { Who } from "@/parts/Who";
import { useClassName } from "@/parts/model";

const PAGE = 50;

/** Who looked at a person's sensitive data: when, which classes, what for; never a value. */
export function ReadsList({ id }: { id: string }) {
  const { t } = useTranslation();
  const called = useClassName();
  const [get] = useFilters();
  const after = get("after");
  const [asked, again] = useQuery({ query: ReadsOfDocument, variables: { id, before: after || null } });
  return (
    <Loaded asked={asked} again={again}>
      {({ reads }) =>
        reads?.length || after ? (
          <>
          <div className="surface">
            <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.reads")}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("access.when")}</Table.Th>
                  <Table.Th scope="col">{t("access.who")}</Table.Th>
                  <Table.Th scope="col">{t("access.classes")}</Table.Th>
                  <Table.Th scope="col">{t("access.purpose")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {reads?.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Td><When at={one.at} full /></Table.Td>
                    <Table.Td><Who is={one.by} /></Table.Td>
                    <Table.Td>
                      <Group gap={4}>
                        {one.classes.map((name) => (
                          <Badge key={name} variant="default" tt="none">{called(name)}</Badge>
                        ))}
                      </Group>
                    </Table.Td>
                    <Table.Td>{one.purpose}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <LastPager rows={reads ?? []} page={PAGE} />
          </>
        ) : (
          <Empty title={t("access.noReads")}>{t("access.noReadsAbout")}</Empty>
        )
      }
    </Loaded>
  );
}
