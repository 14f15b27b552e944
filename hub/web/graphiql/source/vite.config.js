import { defineConfig } from "vite";

// Addresses are relative to the page, which stands at /graphql beside /graphiql/. Names are fixed,
// so that a new build is a change of content in the same files.
export default defineConfig({
  base: "./",
  esbuild: { jsx: "automatic", legalComments: "none" },
  build: {
    outDir: "../bundle",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 3000,
    rollupOptions: {
      output: {
        inlineDynamicImports: true,
        entryFileNames: "graphiql/page.js",
        assetFileNames: "graphiql/page[extname]",
      },
    },
  },
});
