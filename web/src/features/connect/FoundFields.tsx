/** Fields of a stream: what they hold, and what seems to be ours. */
import { Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Count } from "@/parts/Count";
import { useFieldName } from "@/parts/names";
import { Samples } from "@/parts/Samples";

import type { Look } from "./plan";

interface Props {
  fields: Look["fields"];
  matches: Look["matches"];
}

export function FoundFields({ fields, matches }: Props) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const by = new Map(matches.map((one) => [one.path, one]));
  return (
    <div className="surface">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("connect.fields")}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("mappings.theirs")}</Table.Th>
              <Table.Th scope="col">{t("connect.samples")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("connect.distinct")}</Table.Th>
              <Table.Th scope="col" className="numeric">{t("connect.nulls")}</Table.Th>
              <Table.Th scope="col">{t("connect.seems")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.filter((one) => !one.path.startsWith("_")).map((one) => {
              const match = by.get(one.path);
              const [entity = "", field = ""] = (match?.target ?? "").split(".", 2);
              return (
                <Table.Tr key={one.path}>
                  <Table.Th scope="row" className="plain raw">{one.path}</Table.Th>
                  <Table.Td><Samples of={one.samples} masked={one.masked} /></Table.Td>
                  <Table.Td className="numeric"><Count of={one.distinct} /></Table.Td>
                  <Table.Td className="numeric">{one.nulls}%</Table.Td>
                  <Table.Td>
                    {match ? (
                      <>
                        {fieldName(entity, field)}{" "}
                        <Text span size="xs" c="dimmed">{match.confidence}%</Text>
                      </>
                    ) : (
                      <Text span c="dimmed">–</Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
