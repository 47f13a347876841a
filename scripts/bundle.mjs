// Bundles the scripts of the site and gathers its fonts in macros/kompas/static/.
//
// The bundles are classic scripts (IIFE), because a page opened from a folder (file://) may not
// load modules. Every third-party part brings its licence text along, as its licence asks.

import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = "macros/kompas/website/scripts";
const TARGET = "macros/kompas/static";

// The name of each bundle and the script it starts from.
const BUNDLES = {
  kompas: `${SOURCE}/main.js`,
  // Apart, because it is loaded only when somebody searches.
  zoekmachine: `${SOURCE}/zoekmachine.js`,
  // Apart, because it stands in the page itself, before the first paint.
  head: `${SOURCE}/head.js`,
  // Apart, because it is loaded only when somebody fills in or opens a PDF.
  pdf: `${SOURCE}/pdf.js`,
  // Apart, because it is loaded only when somebody fills in or opens a Word or Excel file.
  kantoor: `${SOURCE}/kantoor.js`,
};

const FONTS = {
  "@fontsource/source-serif-4": ["latin-400-normal", "latin-600-normal"],
  "@fontsource/atkinson-hyperlegible-next": [
    "latin-400-normal",
    "latin-700-normal",
    "latin-400-italic",
    "latin-ext-400-normal",
  ],
};

// Of pdf-lib only the part that reads and writes the objects of a PDF: 110 kB instead of 600.
// Its package has one entrance, and does not say that its modules can be left out one by one.
const PDF_LIB = join(ROOT, "node_modules/@cantoo/pdf-lib/es");
const pdfLibCore = {
  name: "pdf-lib-core",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@cantoo\/pdf-lib$/ }, () => {
      return { path: join(PDF_LIB, "core/index.js"), sideEffects: false };
    });
    onResolve({ filter: /^\.{1,2}\// }, ({ resolveDir, path }) => {
      return resolveDir.startsWith(PDF_LIB) ? { path: join(resolveDir, path), sideEffects: false } : undefined;
    });
    // The widths of fonts that readers must have themselves; ours stand in the file.
    onLoad({ filter: /pdf-lib\/es\/packages\/standard-fonts\/index\.js$/ }, () => {
      return { contents: "export const FontNames = {}, Font = {}, Encodings = {};" };
    });
  },
};

/** Bundles the scripts in memory; also tells which npm packages ended up in them. */
async function bundleScripts() {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: BUNDLES,
    outdir: TARGET,
    bundle: true,
    plugins: [pdfLibCore],
    minify: true,
    format: "iife",
    target: "es2020",
    charset: "utf8",
    legalComments: "eof",
    metafile: true,
    write: false,
    logLevel: "warning",
    // By then esbuild has told what is wrong, with file and line; a stack trace adds nothing.
  }).catch(() => process.exit(1));
  const packages = Object.keys(metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter((name) => name !== undefined);
  return { files: outputFiles, packages: new Set(packages) };
}

/** Copies the woff2 files that the style sheets name. */
async function copyFonts() {
  for (const [name, styles] of Object.entries(FONTS)) {
    for (const style of styles) {
      const file = `${basename(name)}-${style}.woff2`;
      const from = join(ROOT, "node_modules", name, "files", file);
      await copyFile(from, join(ROOT, TARGET, "fonts", file));
    }
    await copyLicence(name, `${TARGET}/fonts`);
  }
}

/** Copies the licence text of an npm package to `LICENSE-<name>.txt` in a folder. */
async function copyLicence(name, folder) {
  const from = join(ROOT, "node_modules", name);
  const licence = (await readdir(from)).find((file) => /^licen[cs]e/i.test(file));
  if (licence === undefined) {
    throw new Error(`The npm package ${name} has no licence file`);
  }
  const to = `LICENSE-${name.replace("@fontsource/", "").replace("/", "-")}.txt`;
  await copyFile(join(from, licence), join(ROOT, folder, to));
}

// First what can fail; then anew, so that nothing of an earlier version stays and is shipped.
const { files, packages } = await bundleScripts();
await rm(join(ROOT, TARGET), { recursive: true, force: true });
await mkdir(join(ROOT, TARGET, "fonts"), { recursive: true });
for (const { path, contents } of files) {
  await writeFile(path, contents);
}
for (const name of packages) {
  await copyLicence(name, TARGET);
}
await copyFonts();
