// Bundles every test for Node. Relay's tags become imports of its compiled artifacts.
import { transformAsync } from "@babel/core";
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";

const relay = {
  name: "relay",
  setup(building) {
    building.onLoad({ filter: /src\/relay\/[^/]+\.tsx?$/ }, async ({ path }) => {
      const found = await transformAsync(await readFile(path, "utf8"), {
        filename: path,
        babelrc: false,
        configFile: false,
        plugins: [
          ["@babel/plugin-syntax-typescript", { isTSX: path.endsWith("x") }],
          ["relay", { eagerEsModules: true }],
        ],
      });
      return { contents: found.code, loader: path.endsWith("x") ? "tsx" : "ts", resolveDir: dirname(path) };
    });
  },
};

await build({
  entryPoints: process.argv.slice(2),
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  jsx: "automatic",
  define: { "globalThis.__DEV__": "true", "process.env.NODE_ENV": '"test"' },
  mainFields: ["module", "main"],
  conditions: ["module", "import"],
  external: ["happy-dom"],
  sourcemap: "inline",
  logLevel: "warning",
  plugins: [relay],
});
