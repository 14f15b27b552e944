import { Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

export function Value({ value, masked }: { value: string | null; masked: boolean }) {
  const { t } = useTranslation();
  if (value === null) return <Text span c="dimmed">{t("mappings.empty")}</Text>;
  if (!masked) return <Text span className="raw">{value}</Text>;
  return (
    <Text span c="dimmed" title={t("quarantine.masked")}>
      <IconLock size={14} role="img" aria-label={t("quarantine.masked")} /> {value}
    </Text>
  );
}
