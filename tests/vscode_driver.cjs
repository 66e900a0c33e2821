// Runs the VS Code extension with its own language client and a stand-in for VS Code, and prints what that would show:
// node vscode_driver.cjs EXTENSION.js COMMAND FILE…
"use strict";
const Module = require("node:module");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");

const [extension, command, ...files] = process.argv.slice(2);
const seen = new Set();
let failed = false;
const listeners = {};
const commands = {};

class Uri {
  constructor(text) { this.text = text; this.scheme = text.split(":")[0]; this.fsPath = text.startsWith("file:") ? fileURLToPath(text) : text; this.path = this.fsPath; }
  static parse(text) { return new Uri(text); }
  static file(name) { return new Uri(pathToFileURL(name).href); }
  toString() { return this.text; }
}
class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(...at) { [this.start, this.end] = at.length === 4 ? [new Position(at[0], at[1]), new Position(at[2], at[3])] : at; } }
class Diagnostic { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } }
class EventEmitter {
  constructor() { this.all = []; this.event = (one) => { this.all.push(one); return { dispose() {} }; }; }
  fire(value) { this.all.forEach((one) => one(value)); }
  dispose() {}
}
class Thing { constructor(...given) { Object.assign(this, typeof given[0] === "object" ? given[0] : {}); } dispose() {} }
class Kind { constructor(value) { this.value = value; } append(part) { return new Kind(this.value ? `${this.value}.${part}` : part); } }
Kind.Empty = new Kind("");
const event = (name) => (one) => { (listeners[name] ??= []).push(one); return { dispose() {} }; };
const disposable = () => ({ dispose() {} });
const document = (name) => {
  const text = fs.readFileSync(name, "utf8");
  return { uri: Uri.file(name), languageId: name.endsWith(".bib") ? "bibtex" : "markdown", version: 1, getText: () => text, isClosed: false, isUntitled: false, lineCount: text.split("\n").length };
};
const known = {
  Uri, Position, Range, Diagnostic, EventEmitter,
  CodeActionKind: Kind,
  CancellationTokenSource: class { constructor() { this.token = { isCancellationRequested: false, onCancellationRequested: disposable }; } cancel() {} dispose() {} },
  version: "1.90.0",
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  env: { appName: "stand-in", language: "en" },
  commands: { registerCommand: (name, run) => { commands[name] = run; return disposable(); }, executeCommand: async () => {} },
  window: {
    showErrorMessage: async (text) => {
      failed = true;
      console.log(JSON.stringify({ error: text }));
    },
    createOutputChannel: () => ({ append() {}, appendLine() {}, show() {}, dispose() {}, trace() {}, error() {}, warn() {}, info() {}, debug() {} }),
    onDidChangeActiveTextEditor: event("editor"), onDidChangeVisibleTextEditors: event("editors"), activeTextEditor: undefined, visibleTextEditors: [],
    tabGroups: { all: [], onDidChangeTabs: event("tabs"), onDidChangeTabGroups: event("groups") },
    showInformationMessage: async () => {}, showWarningMessage: async () => {}, withProgress: async (_, run) => run({ report() {} }, { onCancellationRequested: disposable }),
  },
  languages: {
    match: (selector, one) => [selector].flat().some((each) => each.language === one.languageId && each.scheme === one.uri.scheme) ? 10 : 0,
    createDiagnosticCollection: () => ({
      set: (uri, found) => found.forEach((one) => {
        seen.add(uri.fsPath);
        const rule = one.code?.value ?? one.code;
        console.log(JSON.stringify({ file: path.basename(uri.fsPath), line: one.range.start.line + 1, rule }));
      }),
      delete() {}, clear() {}, dispose() {}, forEach() {}, get: () => [], has: () => false,
    }),
  },
  workspace: {
    workspaceFolders: [{ uri: Uri.file(process.cwd()), name: "journal", index: 0 }], textDocuments: files.map((name) => document(path.resolve(name))), notebookDocuments: [],
    getConfiguration: () => ({ get: (key, other) => (key === "command" ? command : other), inspect: () => undefined, has: () => false }),
    onDidChangeConfiguration: event("configuration"), getWorkspaceFolder: () => known.workspace.workspaceFolders[0],
    createFileSystemWatcher: () => new Thing(), asRelativePath: (one) => one,
  },
};
const stood = (name) => new Proxy(function () {}, {
  get: (_, key) => (key === "then" || typeof key === "symbol" ? undefined : key === "prototype" ? Thing.prototype : stood(`${name}.${String(key)}`)),
  apply: () => disposable(), construct: (_, given) => new Thing(...given),
});
const filled = (part, name) => new Proxy(part, { get: (target, key) => (key in target || typeof key === "symbol" ? target[key] : /^onDid|^onWill/.test(String(key)) ? event(key) : /^register|^create/.test(String(key)) ? disposable : /^[A-Z]/.test(String(key)) ? class extends Thing {} : stood(`${name}.${String(key)}`)) });
for (const name of ["commands", "window", "languages", "workspace", "env"]) known[name] = filled(known[name], name);
const vscode = filled(known, "vscode");
const load = Module._load;
Module._load = (name, ...more) => (name === "vscode" ? vscode : load(name, ...more));

(async () => {
  const it = require(path.resolve(extension));
  await it.activate({ subscriptions: [] });
  console.log(JSON.stringify({ commands: Object.keys(commands) }));
  const until = Date.now() + 60000;
  const each = setInterval(async () => {
    if (failed || seen.size === files.length || Date.now() > until) {
      clearInterval(each);
      await it.deactivate();
      process.exit(0);
    }
  }, 50);
})();
