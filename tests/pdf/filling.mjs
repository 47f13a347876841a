// Does what a page of the site does with a form as PDF: fills it in or reads it with the bundle.
// The request comes as JSON on standard input, the answer goes to standard output.
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

const { bundle, source, target, answers, description } = JSON.parse(await text(process.stdin));
await import(bundle);
const bytes = await readFile(source);
console.log(JSON.stringify(target ? await fill() : await read()));

async function fill() {
  const velden = description.velden.map(([name, field]) => [name, { ...field, opties: new Map(field.opties) }]);
  const form = { ...description, velden: new Map(velden), tabellen: new Map(description.tabellen) };
  const filled = await globalThis.kompasPdf.fill(bytes, new Map(answers), form);
  await writeFile(target, filled.bytes);
  return filled.notes;
}

async function read() {
  try {
    const { formulier, versie, answers } = await globalThis.kompasPdf.read(bytes);
    return { formulier, versie, answers: [...answers] };
  } catch (error) {
    return { fault: error.name, message: error.message };
  }
}
