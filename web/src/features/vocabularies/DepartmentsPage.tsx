/** The organisation as a tree: how many people each unit has, and what can be changed. */
import { Anchor, Button, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link } from "wouter";

import { DepartmentsDocument, type DepartmentsQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { useFilters } from "@/parts/useFilters";

import { ChangesList } from "./ChangesList";
import { DepartmentDialog } from "./DepartmentDialog";
import { DepartmentDrawer } from "./DepartmentDrawer";
import { treeOf, type Branch } from "./tree";
import { TreeOnDay } from "./TreeOnDay";

export type Department = DepartmentsQuery["departments"]["nodes"][number];

export default function DepartmentsPage() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Department | "new" | null>(null);
  const [get, set] = useFilters();
  const day = get("day");
  const [asked, again] = useQuery({ query: DepartmentsDocument });
  const close = () => {
    setChosen(null);
    again({ requestPolicy: "network-only" });
  };
  return (
    <Page
      title={t("departments.title")}
      about={t("departments.about")}
      trail={<Anchor component={Link} href="/vocabularies">{t("vocabularies.title")}</Anchor>}
      actions={<Button onClick={() => { setChosen("new"); }}>{t("departments.create")}</Button>}
    >
      <TextInput
        type="date"
        label={t("departments.show")}
        description={t("departments.showAbout")}
        value={day}
        onChange={(event) => { set({ day: event.currentTarget.value }); }}
        w={280}
      />
      {day ? (
        <TreeOnDay day={day} />
      ) : (
        <Loaded asked={asked} again={again} lines={10}>
          {({ departments: { nodes } }) => (
            <>
              {nodes.length === 0 ? (
                <Empty title={t("departments.none")}>{t("departments.noneAbout")}</Empty>
              ) : (
                <div className="surface pad">
                  <Units branches={treeOf(nodes)} choose={setChosen} label={t("departments.title")} />
                </div>
              )}
              <ChangesList all={nodes} />
              {chosen === "new" && <DepartmentDialog department={null} all={nodes} close={close} />}
              {chosen !== null && chosen !== "new" && (
                <DepartmentDrawer key={chosen.id} department={chosen} all={nodes} close={close} />
              )}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

interface UnitsProps {
  branches: readonly Branch<Department>[];
  choose: (one: Department) => void;
  label?: string;
}

function Units({ branches, choose, label }: UnitsProps) {
  const { t } = useTranslation();
  return (
    <ul className={label ? "tree" : undefined} aria-label={label}>
      {branches.map(({ unit, below }) => (
        <li key={unit.id}>
          <div className="unit">
            <Button variant="subtle" size="compact-sm" onClick={() => { choose(unit); }}>
              {unit.name ?? unit.code}
            </Button>
            <Text size="sm" c="dimmed">
              {unit.code}
              {unit.head?.legalName && ` · ${unit.head.legalName}`}
              {unit.effectiveTo && ` · ${t("departments.until", { day: unit.effectiveTo })}`}
            </Text>
            <Anchor component={Link} size="sm" href={`/people?department=${unit.id}`}>
              {t("departments.people", { count: unit.employees?.totalCount ?? 0 })}
            </Anchor>
          </div>
          {below.length > 0 && <Units branches={below} choose={choose} />}
        </li>
      ))}
    </ul>
  );
}
