/**
 * One cell in one of its four states: a value with its origin, empty, locked with the reason,
 * or waiting for a decision.
 */
import { Anchor, Badge, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { Origin } from "./Origin";
import { Past } from "./Past";

interface Row {
  id: string;
  restricted: readonly string[];
  pending: readonly { field: string; reason: string }[];
}

interface Props {
  row: Row;
  /** As the graph writes it. */
  field: string;
  /** Why it may not be read, where it is locked. */
  because?: string | undefined;
  /** Of another day: where a value comes from is told of today's. */
  then?: boolean;
}

export function Cell({ row, field, because, then = false }: Props) {
  const { t, i18n } = useTranslation();
  const text = textOf((row as unknown as Record<string, unknown>)[field]);
  const waits = row.pending.find((one) => one.field === field);
  if (row.restricted.includes(field)) return <Locked row={row} field={field} because={because} />;
  if (waits) {
    const why = `reasons.${waits.reason}`;
    return (
      <Badge variant="dot" color="orange" tt="none" fw={500} className="state">
        {i18n.exists(why) ? t(why as "reasons.UNMAPPED") : waits.reason}
      </Badge>
    );
  }
  if (text === null) return <Text span c="dimmed">{t("people.empty")}</Text>;
  if (then) return <>{text}</>;
  return (
    <Hover
      className="origin"
      label={text}
      open={
        <Stack gap="xs">
          <Origin id={row.id} field={field} />
          <Past id={row.id} field={field} />
        </Stack>
      }
    >
      {text}
    </Hover>
  );
}

function Locked({ row, field, because }: Props) {
  const { t } = useTranslation();
  const masked = textOf((row as unknown as Record<string, unknown>)[`${field}Masked`]);
  const told = (
    <Text size="sm">
      {because ?? t("people.lockedAbout")}{" "}
      <Anchor component={Link} href={`/access?person=${row.id}`}>
        {t("people.whoMay")}
      </Anchor>
    </Text>
  );
  return (
    <Hover className="locked" label={t("people.locked")} open={told}>
      <IconLock size={13} aria-hidden />
      {masked ?? t("people.locked")}
    </Hover>
  );
}

interface HoverProps {
  className: string;
  label: string;
  open: ReactNode;
  children: ReactNode;
}

/**
 * Opens under the pointer and under the focus alike, and stays while either is in what it opened;
 * Escape closes it. What is in it is asked for only then.
 */
function Hover({ className, label, open, children }: HoverProps) {
  const { t } = useTranslation();
  const [opened, { open: show, close }] = useDisclosure();
  return (
    <span
      className="hover"
      onMouseEnter={show}
      onMouseLeave={close}
      onFocus={show}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <Popover
        opened={opened}
        onChange={(now) => { if (!now) close(); }}
        width={380}
        position="bottom-start"
        offset={0}
        withinPortal={false}
        trapFocus={false}
        transitionProps={{ duration: 0 }}
      >
        <Popover.Target>
          <button
            type="button"
            className={className}
            aria-label={t("people.about1", { value: label })}
            onClick={show}
          >
            {children}
          </button>
        </Popover.Target>
        <Popover.Dropdown>{open}</Popover.Dropdown>
      </Popover>
    </span>
  );
}

/** Of a text, a term, or a row that is linked. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "object") return String(value);
  for (const name of ["label", "name", "legalName"]) {
    const found = (value as Record<string, unknown>)[name];
    if (typeof found === "string") return found;
  }
  return null;
}
