import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";

const COLORS: Record<string, string> = {
  finished: "teal",
  running: "blue",
  failed: "red",
  stopped: "orange",
  interrupted: "orange",
  paused: "gray",
  published: "teal",
  draft: "blue",
  previewed: "blue",
  approved: "teal",
  superseded: "gray",
  retired: "gray",
};

/** The state of a run, a version or a connection, said in words; colour only helps. */
export function State({ of }: { of: string }) {
  const { t, i18n } = useTranslation();
  const key = `states.${of}`;
  return (
    <Badge variant="dot" color={COLORS[of] ?? "gray"} className="state" tt="none" fw={500}>
      {i18n.exists(key) ? t(key as "states.finished") : of}
    </Badge>
  );
}
