import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { useTerms } from "./terms";

interface Props {
  vocabulary: string;
  word: string;
  onTerm: (term: string | null) => void;
}

const NOTHING = " nothing";

/** Any term of the vocabulary, or none: the word means nothing. */
export function TermPicker({ vocabulary, word, onTerm }: Props) {
  const { t } = useTranslation();
  const terms = useTerms(vocabulary);
  const data = [
    ...terms.filter((one) => one.active).map((one) => ({ value: one.code, label: one.label })),
    { value: NOTHING, label: t("queue.meansNothing") },
  ];
  return (
    <Select
      size="xs"
      searchable
      data={data}
      value={null}
      placeholder={t("queue.otherTerm")}
      aria-label={t("queue.termFor", { word })}
      nothingFoundMessage={t("queue.noTerm")}
      onChange={(one) => { if (one) onTerm(one === NOTHING ? null : one); }}
      maw={320}
    />
  );
}
