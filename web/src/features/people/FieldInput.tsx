/** The input of one field of a person: one of its terms, a day, or a text. */
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { PersonTermsDocument } from "@/gql/graphql";
import type { FieldLabel } from "@/parts/names";

interface InputProps {
  field: FieldLabel;
  value: string;
  change: (value: string) => void;
}

export function FieldInput({ field, value, change }: InputProps) {
  if (field.vocabulary) return <TermInput field={field} value={value} change={change} />;
  return (
    <TextInput
      label={field.label}
      type={field.kind === "Date" ? "date" : "text"}
      value={value}
      onChange={(event) => { change(event.currentTarget.value); }}
    />
  );
}

/** One of the terms that are offered, or the one that stands there already. */
function TermInput({ field, value, change }: InputProps) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({
    query: PersonTermsDocument,
    variables: { name: field.vocabulary ?? "" },
    requestPolicy: "cache-first",
  });
  const terms = (data?.vocabulary?.terms ?? []).filter((one) => one.active || one.code === value);
  return (
    <Select
      label={field.label}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
      data={terms.map((one) => ({ value: one.code, label: one.label }))}
      value={value || null}
      onChange={(code) => { change(code ?? ""); }}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
