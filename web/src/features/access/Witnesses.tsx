/** Everybody who can read one cell of a person today, and why. */
import { Drawer, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { WhoCanSeeDocument, type WhoCanSeeQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Who } from "@/parts/Who";

type Witness = NonNullable<WhoCanSeeQuery["whoCanSee"]>["named"][number];

interface Props {
  id: string;
  /** As the graph writes it; null while nothing is asked. */
  field: string | null;
  label: string;
  close: () => void;
}

export function Witnesses({ id, field, label, close }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={field !== null}
      onClose={close}
      position="right"
      title={t("access.whoCanSee", { field: label })}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      {field !== null && <Asked id={id} field={field} />}
    </Drawer>
  );
}

function Asked({ id, field }: { id: string; field: string }) {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: WhoCanSeeDocument, variables: { id, field } });
  return (
    <Loaded asked={asked} again={again}>
      {({ whoCanSee }) => {
        if (whoCanSee?.everyone) return <Text>{t("access.everyone")}</Text>;
        if (!whoCanSee?.named.length) return <Text>{t("access.nobody")}</Text>;
        return <Named people={whoCanSee.named} />;
      }}
    </Loaded>
  );
}

function Named({ people }: { people: readonly Witness[] }) {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t("access.who")}</Table.Th>
          <Table.Th scope="col">{t("access.because")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((one) => (
          <Table.Tr key={one.by}>
            <Table.Th scope="row" className="plain"><Who is={one.by} /></Table.Th>
            <Table.Td>{one.because}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
