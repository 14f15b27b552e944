/** How shares go on, day by day: three lines, told apart by their dashes as well as by colour. */
import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

import type { FiguresFragment } from "@/gql/graphql";

import { floorOf, heightOf, marksOf, placesOf, type Frame } from "./chart";
import { usePercent } from "./percent";

const KINDS = ["completeness", "validity", "freshness"] as const;

interface Props {
  trend: readonly { day: string; figures: FiguresFragment }[];
  small?: boolean;
}

export function TrendChart({ trend, small = false }: Props) {
  const { t } = useTranslation();
  const percent = usePercent();
  const frame: Frame = small
    ? { width: 420, height: 110, left: 48, top: 8, bottom: 86 }
    : { width: 900, height: 260, left: 56, top: 12, bottom: 226 };
  const days = trend.map((one) => one.day);
  const lines = KINDS.map((kind) => trend.map((one) => ({ day: one.day, share: one.figures[kind] })));
  const floor = floorOf(lines);
  const first = days[0] ?? "";
  const last = trend.at(-1);
  if (!last) return null;
  const told = KINDS.map((kind) => `${t(`quality.${kind}`)} ${percent(last.figures[kind])}`).join(", ");
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${String(frame.width + 10)} ${String(frame.height)}`} role="img" aria-label={t("quality.chart", { first, last: last.day, told })}>
        {marksOf(floor).map((mark) => (
          <g key={mark}>
            <line className="trend-mark" x1={frame.left} x2={frame.width} y1={heightOf(mark, floor, frame)} y2={heightOf(mark, floor, frame)} />
            <text x={frame.left - 8} y={heightOf(mark, floor, frame) + 4} textAnchor="end">{percent(mark)}</text>
          </g>
        ))}
        {KINDS.map((kind, at) => {
          const places = placesOf(lines[at] ?? [], days, floor, frame);
          return (
            <g key={kind} data-kind={kind}>
              <polyline points={places.map((one) => one.join(",")).join(" ")} />
              {places.slice(-1).map(([x, y]) => <circle key="last" cx={x} cy={y} r={3.5} />)}
            </g>
          );
        })}
        <text x={frame.left} y={frame.height - 6}>{first}</text>
        {first !== last.day && <text x={frame.width} y={frame.height - 6} textAnchor="end">{last.day}</text>}
      </svg>
      <Group component="figcaption" gap="lg">
        {KINDS.map((kind) => (
          <Group key={kind} gap={6} wrap="nowrap">
            <svg className="trend-key" viewBox="0 0 26 8" aria-hidden>
              <g data-kind={kind}><polyline points="0,4 26,4" /></g>
            </svg>
            <Text size="sm">{t(`quality.${kind}`)} {percent(last.figures[kind])}</Text>
          </Group>
        ))}
      </Group>
    </figure>
  );
}
