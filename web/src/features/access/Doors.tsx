import { Table, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DoorsDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { When } from "@/parts/When";

/** Accounts of people and of programs: the ways into the hub. */
export function Doors() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: DoorsDocument });
  return (
    <Loaded asked={asked} again={again}>
      {({ signInAccounts, machineClients }) => (
        <>
          <Title order={2} mb="sm">{t("access.accounts")}</Title>
          <div className="surface">
            <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.accounts")}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t("people.number")}</Table.Th>
                  <Table.Th scope="col">{t("access.takenUp")}</Table.Th>
                  <Table.Th scope="col" className="numeric">{t("access.passkeys")}</Table.Th>
                  <Table.Th scope="col" className="numeric">{t("access.apps")}</Table.Th>
                  <Table.Th scope="col">{t("access.made")}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {signInAccounts?.map((one) => (
                  <Table.Tr key={`${one.number ?? ""}${one.createdAt}`}>
                    <Table.Td>{one.number}</Table.Td>
                    <Table.Td>{t(one.takenUp ? "access.yes" : "access.no")}</Table.Td>
                    <Table.Td className="numeric">{one.passkeys}</Table.Td>
                    <Table.Td className="numeric">{one.apps}</Table.Td>
                    <Table.Td><When at={one.createdAt} full /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <Title order={2} mt="lg" mb="sm">{t("access.clients")}</Title>
          <div className="surface">
            {machineClients?.length ? (
              <Table verticalSpacing={8} horizontalSpacing="md" aria-label={t("access.clients")}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t("access.client")}</Table.Th>
                    <Table.Th scope="col">{t("access.used")}</Table.Th>
                    <Table.Th scope="col">{t("access.made")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {machineClients.map((one) => (
                    <Table.Tr key={one.name}>
                      <Table.Td>{one.name}</Table.Td>
                      <Table.Td>{one.usedAt ? <When at={one.usedAt} /> : t("access.never")}</Table.Td>
                      <Table.Td><When at={one.createdAt} full /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            ) : (
              <Text p="md" c="dimmed">{t("access.noClients")}</Text>
            )}
          </div>
        </>
      )}
    </Loaded>
  );
}
