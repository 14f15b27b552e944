/** The streams that the system has: which of them are to be read. */
import { Button, Checkbox, Group, Select, Stack, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import { Told } from "@/parts/TroubleNote";

import type { StepProps } from "./ConnectPage";
import type { Settings, Stream } from "./plan";

interface Props extends StepProps {
  streams: readonly Stream[];
}

export function StreamsStep({ plan, change, back, on, streams }: Props) {
  const { t } = useTranslation();
  const count = Object.keys(plan.chosen).length;

  function turn(stream: Stream, chosen: boolean) {
    const rest = Object.fromEntries(Object.entries(plan.chosen).filter(([name]) => name !== stream.name));
    const settings = (stream.settings ?? null) as Settings | null;
    change({ chosen: chosen ? { ...rest, [stream.name]: settings } : rest });
  }

  return (
    <Stack mt="md">
      <Text role="status">{t("connect.answers", { count: streams.length })}</Text>
      <div className="surface">
        <div className="scroll" tabIndex={0} role="group" aria-label={t("connect.streams")}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("mappings.stream")}</Table.Th>
                <Table.Th scope="col">{t("connect.fields")}</Table.Th>
                <Table.Th scope="col">{t("connect.changes")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {streams.map((one) => (
                <Table.Tr key={one.name}>
                  <Table.Td>
                    <Checkbox
                      label={one.name}
                      checked={one.name in plan.chosen}
                      onChange={(event) => { turn(one, event.currentTarget.checked); }}
                    />
                  </Table.Td>
                  <Table.Td>
                    {one.problem && (
                      <Text size="sm" className="fault">
                        <Told trouble={one.problem} /> {one.problem.detail}
                      </Text>
                    )}
                    <Text size="sm" c="dimmed" lineClamp={2}>
                      {one.fields.filter((field) => !field.startsWith("_")).join(" · ")}
                    </Text>
                  </Table.Td>
                  <Table.Td miw={220}>
                    <Changes
                      stream={one}
                      settings={plan.chosen[one.name]}
                      change={(settings) => { change({ chosen: { ...plan.chosen, [one.name]: settings } }); }}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      <Group>
        <Button variant="default" onClick={back}>{t("connect.back")}</Button>
        <Button disabled={count === 0} onClick={on}>{t("connect.next")}</Button>
      </Group>
    </Stack>
  );
}

interface ChangesProps {
  stream: Stream;
  settings: Settings | null | undefined;
  change: (settings: Settings) => void;
}

/** Of a table: the column that tells what is new; without one all of it is read each time. */
function Changes({ stream, settings, change }: ChangesProps) {
  const { t } = useTranslation();
  if (!settings || !("table" in settings)) {
    return <Text size="sm">{t(stream.mode === "snapshot" ? "connect.whole" : "connect.incremental")}</Text>;
  }
  const { cursor_column: column, ...rest } = settings;
  return (
    <Select
      size="xs"
      aria-label={t("connect.changesOf", { stream: stream.name })}
      placeholder={t("connect.whole")}
      data={stream.fields}
      value={typeof column === "string" ? column : null}
      onChange={(one) => { change(one ? { ...rest, cursor_column: one } : rest); }}
      clearable
      clearButtonProps={{ "aria-label": t("common.clear") }}
    />
  );
}
