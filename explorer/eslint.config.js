import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["**/*.{js,jsx,mjs}"],
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: "module",
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "max-lines": ["error", 250],
      complexity: ["error", 15],
      "no-restricted-syntax": [
        "error",
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Cells are text, never markup." },
        { selector: "MemberExpression[property.name=/^(inner|outer)HTML$/]", message: "Cells are text, never markup." },
        { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: "Cells are text, never markup." },
      ],
    },
  },
  { files: ["src/**"], languageOptions: { globals: globals.browser } },
  { files: ["*.mjs", "test/**"], languageOptions: { globals: globals.node } },
];
