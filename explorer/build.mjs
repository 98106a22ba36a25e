// Bundle the page into a folder: node build.mjs OUT. The same sources and lock give the same bytes.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { baseMap } from "./map.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUT");

/** `import map from "base-map"` gives what map.mjs makes. */
const baseMapModule = {
  name: "base-map",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^base-map$/ }, () => ({ path: "base-map", namespace: "made" }));
    esbuild.onLoad({ filter: /.*/, namespace: "made" }, () => ({ contents: JSON.stringify(baseMap()), loader: "json" }));
  },
};

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.jsx", style: "src/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022"],
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  legalComments: "none", // LICENSES.txt holds them whole
  charset: "utf8",
  metafile: true,
  plugins: [baseMapModule],
  logLevel: "warning",
});

mkdirSync(out, { recursive: true });
cpSync(join(here, "src", "index.html"), join(out, "index.html"));
writeFileSync(join(out, "LICENSES.txt"), licences(Object.keys(metafile.inputs)));

/** The licence of every package of which something is in the bundle, and of what the map is made from. */
function licences(inputs) {
  const names = new Set(["world-atlas", "i18n-iso-countries"]);
  for (const input of inputs) {
    const found = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(relative(here, join(here, input)));
    if (found) names.add(found[1]);
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
    if (!text && !about.license) throw new Error(`${name}: no licence found`);
    return `${name} ${about.version} (${about.license})\n\n${text || `See ${about.license}.`}`;
  });
  const head = "The explorer's page holds parts of the packages below. Country outlines: Natural Earth, public domain.";
  return `${[head, ...parts].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}
