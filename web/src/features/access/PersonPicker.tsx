import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { CellsOfDocument, FindPersonDocument } from "@/gql/graphql";

interface Props {
  /** What the person is here; “Person” without. */
  label?: string;
  about?: string;
  person: string;
  onChange: (person: string) => void;
}

/** A person, found by name, pinyin or number. */
export function PersonPicker({ label, about, person, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 250);
  const [{ data }] = useQuery({
    query: FindPersonDocument,
    variables: { search },
    pause: search === "",
  });
  const [chosen] = useQuery({
    query: CellsOfDocument,
    variables: { id: person },
    pause: person === "",
    requestPolicy: "cache-first",
  });
  const known = chosen.data?.employee;
  const found = [...(data?.employees.nodes ?? []), ...(person && known ? [known] : [])];
  const options = new Map(
    found.map((one) => [one.id, [one.legalName, one.number].filter(Boolean).join(" ")]),
  );
  return (
    <Select
      label={label ?? t("access.person")}
      description={about}
      placeholder={t("people.searchHint")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      data={[...options].map(([value, label]) => ({ value, label }))}
      filter={({ options: all }) => all}
      value={person || null}
      onChange={(one) => { onChange(one ?? ""); }}
      onSearchChange={setText}
      nothingFoundMessage={search ? t("people.none") : t("access.type")}
      w={340}
      maw="100%"
    />
  );
}
