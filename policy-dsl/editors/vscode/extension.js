// Starts `heliotrope policy lsp` and connects the editor with it: all else is done by the server.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const chosen = vscode.workspace.getConfiguration("heliotrope");
  const settings = chosen.get("settings");
  client = new LanguageClient(
    "heliotrope",
    "Heliotrope policies",
    {
      command: chosen.get("command"),
      args: ["policy", "lsp", ...(settings ? ["--config", settings] : [])],
    },
    {
      documentSelector: [{ language: "helio" }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.helio") },
    },
  );
  await client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
