import { SimpleGrid } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { PeopleDocument } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";

import { Figure } from "./Figure";

/** How many people and departments there are, for whoever may not run the hub. */
export function Staff() {
  const { t } = useTranslation();
  const [asked, again] = useQuery({ query: PeopleDocument });
  return (
    <Loaded asked={asked} again={again} lines={2}>
      {({ employees, departments }) => (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
          <Figure label={t("home.people")} value={employees.totalCount} to="/people" />
          <Figure
            label={t("home.departments")}
            value={departments.totalCount}
            to="/vocabularies/departments"
          />
        </SimpleGrid>
      )}
    </Loaded>
  );
}
