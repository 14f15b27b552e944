import { NavLink } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconBooks,
  IconCalendarExclamation,
  IconChartLine,
  IconHistory,
  IconHome2,
  IconInbox,
  IconPlugConnected,
  IconShieldLock,
  IconTransform,
  IconUserEdit,
  IconUserQuestion,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";

import { useViewer } from "./viewer";

interface Place {
  name: "home" | "queue" | "quarantine" | "conflicts" | "late" | "ownEdits" | "quality" | "systems" | "mappings" | "people" | "identity" | "vocabularies" | "access" | "audit";
  to: string;
  icon: Icon;
  /** Only for holders of a grant of one of these roles. */
  roles?: readonly string[];
  /** Only for those whose grants open this class of everybody. */
  opening?: string;
}

export const PLACES: readonly Place[] = [
  { name: "home", to: "/", icon: IconHome2 },
  { name: "queue", to: "/queue", icon: IconInbox, roles: ["admin"] },
  { name: "quarantine", to: "/quarantine", icon: IconAlertTriangle, roles: ["admin"] },
  { name: "conflicts", to: "/conflicts", icon: IconArrowsSplit2, roles: ["admin", "hr", "hrbp", "payroll"] },
  { name: "late", to: "/late", icon: IconCalendarExclamation, opening: "PAY" },
  { name: "ownEdits", to: "/own-edits", icon: IconUserEdit },
  { name: "quality", to: "/quality", icon: IconChartLine, roles: ["admin", "hr"] },
  { name: "systems", to: "/systems", icon: IconPlugConnected, roles: ["admin"] },
  { name: "mappings", to: "/mappings", icon: IconTransform, roles: ["admin"] },
  { name: "people", to: "/people", icon: IconUsers },
  { name: "identity", to: "/identity", icon: IconUserQuestion, roles: ["admin"] },
  { name: "vocabularies", to: "/vocabularies", icon: IconBooks },
  { name: "access", to: "/access", icon: IconShieldLock },
  { name: "audit", to: "/audit", icon: IconHistory, roles: ["auditor", "admin"] },
];

export function Navigation() {
  const { t } = useTranslation();
  const [here] = useLocation();
  const { roles, everywhere } = useViewer();
  const open = (one: Place) =>
    (!one.roles || one.roles.some((role) => roles.has(role))) && (!one.opening || everywhere.has(one.opening));
  return PLACES.filter(open).map((one) => (
    <NavLink
      key={one.name}
      component={Link}
      href={one.to}
      label={t(`places.${one.name}`)}
      leftSection={<one.icon size={18} stroke={1.6} />}
      active={one.to === "/" ? here === "/" : here.startsWith(one.to)}
      aria-current={here === one.to ? "page" : undefined}
    />
  ));
}
