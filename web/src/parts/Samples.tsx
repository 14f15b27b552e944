import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Common values of a field; where they are locked, their shapes, and that says so. */
export function Samples({ of, masked }: { of: readonly string[]; masked: boolean }) {
  const { t } = useTranslation();
  if (of.length === 0) return <Text size="sm" c="dimmed">{t("mappings.empty")}</Text>;
  return (
    <Text size="sm" className={masked ? "shape" : undefined}>
      {masked && <span className="masked">{t("parts.shapes")}</span>}
      {of.slice(0, 4).join(" · ")}
    </Text>
  );
}
