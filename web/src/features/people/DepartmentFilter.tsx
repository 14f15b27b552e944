import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentsDocument } from "@/gql/graphql";

interface Props {
  value: string;
  onChange: (department: string) => void;
}

/** A department with all that lies below it. */
export function DepartmentFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: DepartmentsDocument, requestPolicy: "cache-first" });
  const all = data?.departments.nodes ?? [];
  return (
    <Select
      label={t("people.department")}
      placeholder={t("common.all")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      data={all.map((one) => ({ value: one.id, label: one.name ?? one.code ?? one.id }))}
      value={value || null}
      onChange={(one) => { onChange(one ?? ""); }}
      w={240}
    />
  );
}
