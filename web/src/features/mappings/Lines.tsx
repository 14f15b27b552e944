/** Both sides with lines between: a line is drawn from their column to our field. */
import "@xyflow/react/dist/style.css";

import { Background, Controls, Handle, Position, ReactFlow, type Connection, type Edge, type Node, type NodeProps } from "@xyflow/react";
import { Text } from "@mantine/core";
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useModelWords } from "@/parts/model";
import { Samples } from "@/parts/Samples";

import { chainOf, rowName, type MappingDocument } from "./document";
import type { Samples as Fields, Target } from "./RuleTable";

const HEIGHT = 76;
const APART = 560;

interface Theirs extends Record<string, unknown> {
  field: Fields[number];
}
interface Ours extends Record<string, unknown> {
  row: number;
  rowName: string;
  target: Target;
}
type TheirNode = Node<Theirs, "theirs">;
type OurNode = Node<Ours, "ours">;

interface Props {
  document: MappingDocument;
  fields: Fields;
  targets: readonly Target[];
  choose: (row: number, field: string) => void;
  connect: (row: number, field: string, path: string) => void;
}

const KINDS = { theirs: memo(TheirField), ours: memo(OurField) };

export default function Lines({ document, fields, targets, choose, connect }: Props) {
  const { t } = useTranslation();
  const nodes = useMemo(() => [...theirs(fields), ...ours(document, targets)], [document, fields, targets]);
  const edges = useMemo(() => lines(document, fields), [document, fields]);

  function joined({ source, target }: Connection) {
    const [, row = "0", field = ""] = target.split("|");
    connect(Number(row), field, source.slice(2));
  }

  return (
    <div className="lines surface" role="group" aria-label={t("mappings.lines")}>
      <ReactFlow<TheirNode | OurNode>
        nodes={nodes}
        edges={edges}
        nodeTypes={KINDS}
        nodesDraggable={false}
        onlyRenderVisibleElements
        defaultViewport={{ x: 16, y: 16, zoom: 0.9 }}
        minZoom={0.3}
        panOnScroll
        onConnect={joined}
        onNodeClick={(_, node) => { if (node.type === "ours") choose(node.data.row, node.data.target.field); }}
      >
        <Background />
        <Controls position="top-right" showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function theirs(fields: Fields): TheirNode[] {
  return fields.map((field, at) => ({
    id: `t|${field.path}`,
    type: "theirs",
    position: { x: 0, y: at * HEIGHT },
    data: { field },
    ariaLabel: field.path,
  }));
}

/** Fields that are mapped first, then those that could be, row by row. */
function ours(document: MappingDocument, targets: readonly Target[]): OurNode[] {
  const found: Omit<OurNode, "position">[] = document.rows.flatMap((row, place) => {
    const taken = row.fields ?? {};
    const own = targets.filter((one) => one.entity === row.entity);
    const order = [...own.filter((one) => one.field in taken), ...own.filter((one) => !(one.field in taken))];
    return order.map((target) => ({
      id: `o|${String(place)}|${target.field}`,
      type: "ours" as const,
      data: { row: place, rowName: rowName(row), target },
      ariaLabel: `${rowName(row)} ${target.label}`,
    }));
  });
  return found.map((one, at) => ({ ...one, position: { x: APART, y: at * HEIGHT } }));
}

function lines(document: MappingDocument, fields: Fields): Edge[] {
  const known = new Set(fields.map((one) => one.path));
  return document.rows.flatMap((row, place) =>
    Object.entries(row.fields ?? {}).flatMap(([field, written]) => {
      const { from, join } = chainOf(written);
      const paths = [...(Array.isArray(from) ? from : from === undefined ? [] : [from]), ...(join ?? [])];
      return paths.filter((one) => known.has(one)).map((path) => {
        const target = `o|${String(place)}|${field}`;
        return { id: `${path}>${target}`, source: `t|${path}`, target, focusable: false };
      });
    }),
  );
}

function TheirField({ data: { field } }: NodeProps<TheirNode>) {
  const { t } = useTranslation();
  return (
    <div className="end">
      <Text fw={600} size="sm" truncate>{field.path}</Text>
      <Samples of={field.samples} masked={field.masked} />
      <Text size="xs" c="dimmed">{t("mappings.ends", { nulls: field.nulls, distinct: field.distinct })}</Text>
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

function OurField({ data: { target, rowName: row } }: NodeProps<OurNode>) {
  const { t } = useTranslation();
  const words = useModelWords();
  return (
    <div className="end" title={target.about}>
      <Handle type="target" position={Position.Left} />
      <Text fw={600} size="sm" truncate>
        {target.label} <Text span size="xs" c="dimmed">{row}</Text>
      </Text>
      <Text size="xs" c="dimmed" truncate>
        {words.kind(target)} · {words.dataClass(target.dataClass)} · {target.readers.map(words.reader).join(t("mappings.and"))}
      </Text>
      <Text size="xs" c="dimmed" truncate>{target.about}</Text>
    </div>
  );
}
