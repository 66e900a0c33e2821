// Starts `imprint lsp` and leaves everything else to it.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "quarto", "rmd", "bibtex", "latex"];
let client;

async function start() {
  const command = workspace.getConfiguration("imprint").get("command") || "imprint";
  const server = { command, args: ["lsp"] };
  const documentSelector = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  client = new LanguageClient("imprint", "imprint", { run: server, debug: server }, { documentSelector });
  try {
    await client.start();
  } catch (error) {
    const why = error?.message ? ` (${error.message})` : "";
    window.showErrorMessage(`imprint: ${command} cannot be started${why}. Say in the setting imprint.command where it is.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) {
    await running.stop();
  }
}

async function restart() {
  await stop().catch(() => {}); // what hangs is left behind
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand("imprint.restart", restart),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration("imprint.command") && restart()),
  );
  await start();
};

exports.deactivate = stop;
