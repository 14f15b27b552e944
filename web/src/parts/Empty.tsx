/** Nothing is here: why, and what to do about it. */
import { Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** The whole page says so: its title is the page's. */
  whole?: boolean;
}

export function Empty({ title, children, action, whole = false }: Props) {
  return (
    <Paper withBorder p="xl" radius="md" className="empty">
      <Stack gap="xs" align="center">
        <Title order={whole ? 1 : 2} size="h4">
          {title}
        </Title>
        {children && (
          <Text c="dimmed" ta="center" maw={520}>
            {children}
          </Text>
        )}
        {action}
      </Stack>
    </Paper>
  );
}
