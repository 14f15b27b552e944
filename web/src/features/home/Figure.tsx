import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";

import { Count } from "@/parts/Count";

interface Props {
  label: string;
  value: number;
  to: string;
  note?: ReactNode;
  calls?: boolean;
}

/** A number that matters, what it counts, and the way to what is behind it. */
export function Figure({ label, value, to, note, calls = false }: Props) {
  return (
    <Paper component={Link} href={to} withBorder p="md" className="figure" data-calls={calls}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text className="figure-value">
        <Count of={value} />
      </Text>
      <Text size="sm" c="dimmed">
        {note ?? "\u00a0"}
      </Text>
    </Paper>
  );
}
