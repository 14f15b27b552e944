import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  value: string;
  onChange: (row: string) => void;
}

/** The id of a row, as it stands in addresses and answers of the graph; searched on Enter or leaving. */
export function RowFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const send = () => { if (text.trim() !== value) onChange(text.trim()); };
  return (
    <TextInput
      label={t("audit.row")}
      value={text}
      onChange={(event) => { setText(event.currentTarget.value); }}
      onBlur={send}
      onKeyDown={(event) => { if (event.key === "Enter") send(); }}
    />
  );
}
