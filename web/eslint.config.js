import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

const SPOKEN = "label|title|placeholder|description|alt|aria-label";

export default ts.config(
  { ignores: ["src/gql/**", "node_modules/**"] },
  js.configs.recommended,
  ...ts.configs.strict,
  hooks.configs.flat["recommended-latest"],
  {
    rules: {
      "max-lines": ["error", 300],
      "max-lines-per-function": ["error", 110],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXText[value=/[\\p{L}]/u]", message: "Words stand in src/words." },
        {
          selector: `JSXAttribute[name.name=/^(${SPOKEN})$/] > Literal`,
          message: "Words stand in src/words.",
        },
      ],
      "no-restricted-globals": ["error", { name: "fetch", message: "Ask by src/graph alone." }],
    },
  },
  { files: ["src/graph/**"], rules: { "no-restricted-globals": "off" } },
);
