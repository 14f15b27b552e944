/** One rule: the column that it begins with, its steps in their order, and what comes out. */
import { Autocomplete, Button, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { useDeferredValue, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useModelWords } from "@/parts/model";
import { Samples } from "@/parts/Samples";
import { FaultText } from "@/parts/TroubleNote";

import { eachOf, eachPaths } from "./each";
import { chainOf, lexiconOf, problemsOf, rowName, sourceText, withWord, type Chain, type MappingDocument, type Problem } from "./document";
import type { Chosen } from "./Editor";
import type { StepKind, StreamMapping } from "./MappingPage";
import type { Target } from "./RuleTable";
import { Steps } from "./Steps";
import { samplesOf, TrialLine, useTrials } from "./Trial";
import { WordsGrid } from "./WordsGrid";

interface Props {
  chosen: Chosen;
  mapping: StreamMapping;
  document: MappingDocument;
  kinds: readonly StepKind[];
  targets: readonly Target[];
  problems: readonly Problem[];
  change: (next: MappingDocument) => void;
  onChange: (chain: Chain | null) => void;
  onClose: () => void;
}

export function FieldDrawer(props: Props) {
  const { chosen, mapping, document, kinds, targets, problems, change, onChange, onClose } = props;
  const { connection, stream, fields: samples } = mapping;
  const { t } = useTranslation();
  const words = useModelWords();
  // The rule itself is there at once; its steps and values follow with the next picture.
  const whole = useDeferredValue(true, false);
  const row = document.rows[chosen.row];
  const chain = chainOf(row?.fields?.[chosen.field] ?? "");
  const target = targets.find((one) => one.entity === row?.entity && one.field === chosen.field);
  const path = typeof chain.from === "string" ? chain.from : null;
  const sample = samples.find((one) => one.path === path);
  if (!row) return null;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={target?.label ?? chosen.field}
      closeButtonProps={{ "aria-label": t("common.close") }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        {chain.from === undefined || path === null ? (
          <Text>
            {t("mappings.theirs")}: <b>{sourceText(chain)}</b>
          </Text>
        ) : (
          <Autocomplete
            label={t("mappings.theirs")}
            data={[...samples.map((one) => one.path), ...eachPaths(eachOf(row), samples)]}
            value={path}
            onChange={(from) => { onChange({ ...chain, from }); }}
            comboboxProps={{ withinPortal: false, keepMounted: false }}
          />
        )}
        {sample && (
          <Text size="sm" c="dimmed">
            {t("mappings.profile", {
              guess: words.guess(sample.guess),
              nulls: sample.nulls,
              distinct: sample.distinct,
            })}
          </Text>
        )}
        {sample && <Samples of={sample.samples} masked={sample.masked} />}
        {target && (
          <Text size="sm" c="dimmed">
            {t("mappings.ourField", {
              kind: words.kind(target),
              class: words.dataClass(target.dataClass),
              readers: target.readers.map(words.reader).join(t("mappings.and")),
            })}
            {" "}{target.about}
          </Text>
        )}
        {whole && (
          <Steps
            steps={chain.steps ?? []}
            kinds={kinds}
            onChange={(steps) => { onChange({ ...chain, steps }); }}
          />
        )}
        {problemsOf(problems, chosen.row, chosen.field).map((one) => (
          <Text key={one.place + one.code} className="fault" role="alert">
            <FaultText fault={one} />
          </Text>
        ))}
        {whole && (
          <>
            <Trials
              document={document}
              row={rowName(row)}
              field={chosen.field}
              values={samplesOf(chain, samples)}
            />
            {target?.vocabulary && path !== null && sample && (
              <WordsGrid
                place={{ connection, stream, path, field: `${target.entity}.${target.field}` }}
                vocabulary={target.vocabulary}
                lexicon={lexiconOf(document, target.entity, target.field)}
                decide={(word, code) => { change(withWord(document, target.entity, target.field, word, code)); }}
              />
            )}
          </>
        )}
        <Group justify="space-between">
          <Button variant="subtle" color="red" onClick={() => { onChange(null); }}>
            {t("mappings.remove")}
          </Button>
          <Button onClick={onClose}>{t("common.close")}</Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

interface TrialsProps {
  document: MappingDocument;
  row: string;
  field: string;
  values: string[];
}

function Trials({ document, row, field, values }: TrialsProps) {
  const { t } = useTranslation();
  const fields = useMemo(
    () => (values.length ? [{ row, field, values }] : []),
    [row, field, values],
  );
  const { trials, incomplete } = useTrials(document, fields);
  return (
    <section aria-live="polite">
      <Title order={3} mb={6}>
        {t("mappings.examples")}
      </Title>
      {incomplete ? (
        <Text c="dimmed">{t("mappings.notYet")}</Text>
      ) : (
        trials[row]?.[field]?.map((one) => <TrialLine key={one.given} trial={one} />)
      )}
    </section>
  );
}
