/** A term is added, renamed, given other names, or retired; the effect is shown before. */
import { Button, Drawer, Group, List, NumberInput, Select, Stack, Switch, TagsInput, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { EditTermDocument, TermEditEffectDocument, type TermEditInput, type VocabularyTermsQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { useAct } from "@/graph/useAct";
import { useTell } from "@/parts/telling";

import { editOf, formOf } from "./term";

type Vocabulary = NonNullable<VocabularyTermsQuery["vocabulary"]>;

interface Props {
  vocabulary: Vocabulary;
  /** Null: a new one. */
  term: Vocabulary["terms"][number] | null;
  close: () => void;
}

export function TermDrawer({ vocabulary, term, close }: Props) {
  const { t } = useTranslation();
  const tell = useTell();
  const { act, busy } = useAct(EditTermDocument);
  const [form, setForm] = useState(() => formOf(term));
  const [reason, setReason] = useState("");
  const edit = editOf(vocabulary.name, term, form);
  const ranked = vocabulary.terms.some((one) => one.rank !== null);

  function text(name: "code" | "zh" | "en") {
    return {
      value: form[name],
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setForm((now) => ({ ...now, [name]: value }));
      },
    };
  }

  async function save() {
    if (edit === null) return;
    const done = (await act({ input: { edit, reason } }))?.editTerm;
    if (done?.__typename !== "EditTermSuccess") return;
    tell.done(t("vocabularies.edited", { code: done.code, count: done.filled }));
    close();
  }

  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      title={term ? term.label : t("vocabularies.add")}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        {!term && <TextInput label={t("vocabularies.code")} description={t("vocabularies.codeAbout")} required {...text("code")} />}
        <TextInput label={t("vocabularies.labelZh")} required={!term} {...text("zh")} />
        <TextInput label={t("vocabularies.labelEn")} required={!term} {...text("en")} />
        <TagsInput
          label={t("vocabularies.aliases")}
          description={t("vocabularies.aliasesAbout")}
          value={form.aliases}
          onChange={(aliases) => { setForm((now) => ({ ...now, aliases })); }}
          acceptValueOnBlur
        />
        <Select
          label={t("vocabularies.broader")}
          searchable
          clearable={!term?.broader}
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={vocabulary.terms.filter((one) => one.code !== term?.code).map((one) => ({ value: one.code, label: one.label }))}
          value={form.broader}
          onChange={(broader) => { setForm((now) => ({ ...now, broader })); }}
          comboboxProps={{ withinPortal: false }}
        />
        {!term && ranked && (
          <NumberInput
            label={t("vocabularies.rank")}
            description={t("vocabularies.rankAbout")}
            allowDecimal={false}
            value={form.rank ?? ""}
            onChange={(rank) => { setForm((now) => ({ ...now, rank: typeof rank === "number" ? rank : null })); }}
          />
        )}
        {term && (
          <Switch
            label={t("vocabularies.offered")}
            description={t("vocabularies.offeredAbout")}
            checked={form.active}
            onChange={(event) => {
              const active = event.currentTarget.checked;
              setForm((now) => ({ ...now, active }));
            }}
          />
        )}
        {edit && <Effect edit={edit} />}
        <TextInput label={t("common.reason")} required value={reason} onChange={(event) => { setReason(event.currentTarget.value); }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t("common.cancel")}</Button>
          <Button loading={busy} disabled={!edit || !reason.trim()} onClick={() => void save()}>{t("departments.save")}</Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

/** What the edit would come to; nothing of it has happened. */
function Effect({ edit }: { edit: TermEditInput }) {
  const { t } = useTranslation();
  const [wanted] = useDebouncedValue(edit, 300);
  const [asked, again] = useQuery({
    query: TermEditEffectDocument,
    variables: { edit: wanted },
    requestPolicy: "network-only",
  });
  return (
    <section aria-labelledby="effect" aria-live="polite" className="surface pad">
      <Title order={3} id="effect" mb={6}>{t("vocabularies.effect")}</Title>
      <Loaded asked={asked.error ? { ...asked, data: undefined } : asked} again={again} lines={2}>
        {({ termEditEffect: found }) =>
          found && (
            <List size="sm">
              <List.Item>{t("vocabularies.fills", { count: found.words, cells: found.cells, people: found.people })}</List.Item>
              <List.Item>{t("vocabularies.rows", { count: found.rows })}</List.Item>
              {found.mappings.map((one) => (
                <List.Item key={`${one.connection}/${one.stream}`}>
                  {t("vocabularies.mapped", { mapping: `${one.connection} / ${one.stream}` })}
                </List.Item>
              ))}
            </List>
          )
        }
      </Loaded>
    </section>
  );
}
