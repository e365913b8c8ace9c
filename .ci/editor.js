// What editors make of scenarios/schema.json: the language server that they share offers every kind of fault, remedy and
// monitor, completes what a strategy changes, says in words what is allowed, and finds nothing wrong with the library.
const fs = require('fs');
const { getLanguageService } = require('yaml-language-server');
const { TextDocument } = require('vscode-languageserver-textdocument');

const [schemaFile, ...library] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile, 'utf8'));
const server = getLanguageService({
  schemaRequestService: async () => JSON.stringify(schema),
  workspaceContext: { resolveRelativePath: (path) => path },
  telemetry: { send() {}, sendError() {}, sendTrack() {} },
  clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
});
server.configure({
  validate: true, completion: true, hover: true, customTags: [],
  schemas: [{ uri: 'file:///schema.json', fileMatch: ['*.yaml'], schema }],
});

let opened = 0;
const open = (text) => TextDocument.create(`file:///${++opened}.yaml`, 'yaml', 1, text);
// offered are the completions at the mark |.
async function offered(text) {
  const at = text.indexOf('|');
  const doc = open(text.replace('|', ''));
  return (await server.doComplete(doc, doc.positionAt(at), false)).items;
}
const complaints = async (text) => (await server.doValidation(open(text), false)).map((d) => d.message);

let failed = 0;
function demand(what, ok, found) {
  if (ok) return;
  failed++;
  console.error(`editor: ${what}; found ${JSON.stringify(found)}`);
}

// resolved follows references to the definition itself.
function resolved(s) {
  while (s.$ref) s = schema.definitions[s.$ref.split('/').pop()];
  return s;
}
// kinds are the words that a definition's key may have, with what each means. A range has no word of its own.
const kinds = (type, key) =>
  resolved(schema.definitions[type].properties[key]).anyOf.map(resolved).filter((k) => k.const);

(async () => {
  for (const [type, key, before] of [
    ['Fault', 'kind', 'trouble:\n  a:\n    '],
    ['Remedy', 'kind', 'recovery:\n  remedies:\n    a:\n      '],
    ['Monitor', 'watches', 'recovery:\n  detect:\n    monitors:\n      a:\n        '],
    ['Fault', 'kind', 'strategies:\n  b:\n    trouble:\n      a:\n        '],
  ]) {
    const items = await offered(`${before}${key}: |\n`);
    demand(`${type} has no kinds`, kinds(type, key).length > 5, kinds(type, key));
    for (const k of kinds(type, key)) {
      const item = items.find((i) => i.label === k.const);
      demand(`${type} ${k.const} is not offered`, item, items.map((i) => i.label));
      demand(`${type} ${k.const} is not explained`, k.description && k.description.length > 10, k.description);
    }
  }
  for (const [text, wanted] of [
    ['trouble:\n  a:\n    kind: reduced\n    |\n', ['on', 'at', 'for', 'agents', 'circuits']],
    ['recovery:\n  remedies:\n    a:\n      kind: automatic-switch\n      |\n', ['from', 'to', 'if', 'unless']],
    ['strategies:\n  b:\n    |\n', ['title', 'world', 'trouble', 'recovery']],
    ['strategies:\n  b:\n    recovery:\n      |\n', ['detect', 'runbook', 'remedies', 'failback']],
    ['strategies:\n  b:\n    world:\n      platforms:\n        backup:\n          |\n', ['queue', 'handling', 'seats']],
  ]) {
    const labels = (await offered(text)).map((i) => i.label);
    for (const w of wanted) demand(`${w} is not offered in ${JSON.stringify(text)}`, labels.includes(w), labels);
  }
  const said = (await complaints('scenario: x\nworld:\n  run: 24 hours\ntrouble:\n  a: {kind: redcued, on: demand}\n')).join(' ');
  demand('a length of time is not asked for in words', said.includes('such as 90s'), said);
  demand('the kinds of fault are not listed', said.includes('"reduced"'), said);
  for (const file of library) {
    const wrong = await complaints(fs.readFileSync(file, 'utf8'));
    demand(`${file} is refused`, wrong.length === 0, wrong);
  }
  process.exit(failed > 0 ? 1 : 0);
})();
