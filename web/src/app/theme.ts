import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The ink of the console: a quiet blue, dark enough for text on white and under white. */
const INK: MantineColorsTuple = [
  "#eef4fa",
  "#dce7f2",
  "#b9cfe4",
  "#93b5d6",
  "#729fca",
  "#5a90c2",
  "#4a83b8",
  "#2f5d8a",
  "#274f76",
  "#1d3f60",
];

/** Fonts of the system: Latin first, so that digits keep their width, then Chinese. */
const FONTS = [
  "-apple-system",
  "BlinkMacSystemFont",
  '"Segoe UI"',
  '"Helvetica Neue"',
  "Roboto",
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Noto Sans SC"',
  '"Noto Sans CJK SC"',
  '"WenQuanYi Zen Hei"',
  "sans-serif",
].join(", ");

export const theme = createTheme({
  primaryColor: "ink",
  colors: { ink: INK },
  primaryShade: { light: 7, dark: 7 },
  fontFamily: FONTS,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: "md",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.35" },
      h2: { fontSize: "1.125rem", lineHeight: "1.4" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
});

/** Quiet text that still stands out from its ground by 4.5 to 1. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#5b6470",
    "--mantine-color-placeholder": "#6b7480",
    "--mantine-color-error": "#b3261e",
  },
  dark: { "--mantine-color-dimmed": "#a6adb8", "--mantine-color-placeholder": "#9aa2ad" },
});
