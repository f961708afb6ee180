// Starts `remora lsp` when a rule file is opened, and ends it with the window.
const { workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
    const command = workspace.getConfiguration('remora').get('command');
    client = new LanguageClient('remora', 'Remora rules',
        { command, args: ['lsp'], transport: TransportKind.stdio },
        { documentSelector: [{ language: 'remora' }] });
    return client.start();
};

exports.deactivate = () => client?.stop();
