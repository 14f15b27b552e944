import react from "@vitejs/plugin-react";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";

/** The documents that the page asks lie beside it: the hub that serves the page trusts them. */
const documents: Plugin = {
  name: "documents",
  generateBundle() {
    const source = readFileSync("src/gql/persisted-documents.json", "utf8");
    this.emitFile({ type: "asset", fileName: "documents.json", source });
  },
};

export default defineConfig({
  base: "/console/",
  plugins: [react(), documents],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../hub/web/console/bundle",
    emptyOutDir: true,
    // The policy of the page lets scripts and styles in from the hub alone, and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: "LICENCES.md" },
  },
});
