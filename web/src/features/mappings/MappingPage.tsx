/** The mapping of one stream: its rules, what they would do, its versions. */
import { Anchor, Badge, Group, Tabs, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Link, useParams } from "wouter";

import { MappingDocument, type MappingQuery } from "@/gql/graphql";
import { Loaded } from "@/graph/Loaded";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { State } from "@/parts/State";
import { useFilters } from "@/parts/useFilters";

import { documentOf } from "./document";
import { Editor } from "./Editor";
import { ExamplesPanel } from "./ExamplesPanel";
import { PreviewPanel } from "./PreviewPanel";
import { VersionsPanel } from "./VersionsPanel";

export type StreamMapping = NonNullable<MappingQuery["mapping"]>;
export type StepKind = NonNullable<MappingQuery["mappingSteps"]>[number];

export default function MappingPage() {
  const { t } = useTranslation();
  const { connection = "", stream = "" } = useParams<{ connection: string; stream: string }>();
  const [asked, again] = useQuery({
    query: MappingDocument,
    variables: { connection, stream },
  });
  return (
    <Page
      title={stream}
      trail={
        <Text c="dimmed">
          <Anchor component={Link} href="/mappings">{t("mappings.title")}</Anchor>
          {" / "}
          <Anchor component={Link} href={`/systems/${connection}`}>{connection}</Anchor>
        </Text>
      }
    >
      <Loaded asked={asked} again={again} lines={8}>
        {({ mapping, mappingSteps }) =>
          mapping ? (
            <Mapping mapping={mapping} kinds={mappingSteps ?? []} />
          ) : (
            <Empty title={t("mappings.unknown")}>{t("mappings.unknownAbout")}</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

function Mapping({ mapping, kinds }: { mapping: StreamMapping; kinds: readonly StepKind[] }) {
  const { t } = useTranslation();
  const [get, set] = useFilters();
  const document = documentOf(mapping.draft?.document ?? mapping.document);
  return (
    <>
      <Group gap="sm">
        {mapping.versionInUse !== null && (
          <Badge variant="default" tt="none">
            {t("mappings.inUse", { version: mapping.versionInUse })}
          </Badge>
        )}
        {mapping.draft && <State of={mapping.draft.state} />}
      </Group>
      <Tabs value={get("tab") || "rules"} onChange={(tab) => { set({ tab: tab ?? "" }); }} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="rules">{t("mappings.rules")}</Tabs.Tab>
          <Tabs.Tab value="examples" disabled={!document}>{t("mappings.examplesTab")}</Tabs.Tab>
          <Tabs.Tab value="preview">{t("mappings.preview")}</Tabs.Tab>
          <Tabs.Tab value="versions">{t("mappings.versions")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rules">
          {document ? (
            <Editor mapping={mapping} document={document} kinds={kinds} />
          ) : (
            <Empty title={t("mappings.none")}>{t("mappings.noneAbout")}</Empty>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="examples">
          {document && <ExamplesPanel mapping={mapping} document={document} />}
        </Tabs.Panel>
        <Tabs.Panel value="preview">
          <PreviewPanel mapping={mapping} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">
          <VersionsPanel mapping={mapping} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
