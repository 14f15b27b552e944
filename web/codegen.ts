import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

const config: CodegenConfig = {
  schema: "../schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/gql/interfaces.ts": { plugins: ["./codegen.interfaces.mjs"] },
    "src/gql/": {
      preset: "client",
      // As the cache asks them: it knows rows by their types.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: { fragmentMasking: false, persistedDocuments: true },
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        onlyOperationTypes: true,
        strictScalars: true,
        scalars: {
          Date: "string",
          DateTime: "string",
          Decimal: "string",
          JSON: { input: "unknown", output: "unknown" },
          LocalTime: "string",
          YearMonth: "string",
        },
      },
    },
  },
};

export default config;
