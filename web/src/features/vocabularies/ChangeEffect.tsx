import { List, Text, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";

import { DepartmentChangeEffectDocument, type DepartmentChangeInput } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";

/** What a change would come to; nothing of it has happened. */
export function ChangeEffect({ change }: { change: DepartmentChangeInput }) {
  const { t } = useTranslation();
  const [wanted] = useDebouncedValue(change, 300, { leading: true });
  const [asked, again] = useQuery({
    query: DepartmentChangeEffectDocument,
    variables: { change: wanted },
    requestPolicy: "network-only",
  });
  return (
    <section aria-labelledby="effect" aria-live="polite" className="surface pad">
      <Title order={3} id="effect" mb={6}>{t("departments.whatMoves")}</Title>
      <Loaded asked={asked.error ? { ...asked, data: undefined } : asked} again={again} lines={3}>
        {({ departmentChangeEffect: found }) =>
          found && (
            <>
              <List size="sm">
                <List.Item>{t("departments.movesPeople", { count: found.people, moved: found.moved })}</List.Item>
                <List.Item>
                  {t("departments.movesRows", { posts: found.posts, units: found.units, positions: found.positions, grants: found.grants })}
                </List.Item>
                {found.waiting > 0 && <List.Item>{t("departments.fills", { count: found.waiting })}</List.Item>}
                {found.aliases.length > 0 && (
                  <List.Item>{t("departments.keeps", { names: found.aliases.join(", ") })}</List.Item>
                )}
                {found.senders.map((one) => (
                  <List.Item key={`${one.connection}/${one.stream}`}>
                    {t("departments.sends", { system: `${one.connection} / ${one.stream}`, count: one.posts })}
                  </List.Item>
                ))}
              </List>
              {found.mappings.length > 0 && (
                <Text size="sm" mt={6}>
                  {t("departments.named", {
                    mappings: found.mappings.map((one) => `${one.connection} / ${one.stream}`).join(", "),
                  })}
                </Text>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
