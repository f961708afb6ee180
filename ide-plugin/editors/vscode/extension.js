// Starts `remora lsp` when a rule file is opened, and ends it with the window.
const { commands, window, workspace, EventEmitter, SymbolKind, Uri, ViewColumn } = require('vscode');
const { ExecuteCommandRequest, LanguageClient } = require('vscode-languageclient/node');

let client;
let capture;        // the one that was chosen last
const explained = new Map();            // texts by their addresses
const explainedAnew = new EventEmitter();

async function chooseCapture() {
    const chosen = await window.showOpenDialog({ title: 'Choose a Capture', filters: { Captures: ['pcap', 'pcapng', 'cap', 'gz'], 'All files': ['*'] } });
    if (chosen) capture = chosen[0].fsPath;
    return chosen && capture;
}

// About the rule file that is edited.
const ask = (command, ...more) => commands.executeCommand(command, window.activeTextEditor.document.uri.toString(), ...more);

// What goes wrong is told once, in the server's words: left to the client, it would be told twice.
async function execute(command, given) {
    try {
        return await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: given });
    } catch (refused) {
        window.showErrorMessage(refused.message);
    }
}

// A rule or a policy of the file, the one at the cursor first.
async function chooseRule() {
    const { document, selection } = window.activeTextEditor;
    const all = await commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri) ?? [];
    const named = [...all, ...all.flatMap(symbol => symbol.children)].filter(symbol => symbol.kind === SymbolKind.Class || symbol.kind === SymbolKind.Interface);
    const here = named.filter(symbol => symbol.range.contains(selection.active));
    const items = [...new Set([...here, ...named])].map(symbol => ({ label: symbol.name, description: symbol.detail }));
    return (await window.showQuickPick(items, { title: 'Choose a Rule or Policy' }))?.label;
}

async function explainPacket() {
    const from = capture ?? await chooseCapture();
    const rule = from && await chooseRule();
    const packet = rule && await window.showInputBox({ prompt: `Packet number in ${from}`, validateInput: text => /^[1-9][0-9]*$/.test(text) ? null : 'Enter a number from 1' });
    if (!packet) return;
    const told = await ask('remora.explain', rule, from, packet);
    if (!told) return;
    const shown = Uri.from({ scheme: 'remora', path: `${rule} at packet ${packet}`, query: from });
    explained.set(shown.toString(), told.text);
    explainedAnew.fire(shown);
    await window.showTextDocument(await workspace.openTextDocument(shown), { preview: true, viewColumn: ViewColumn.Beside });
}

exports.activate = context => {
    const settings = workspace.getConfiguration('remora');
    client = new LanguageClient('remora', 'Remora rules',
        { command: settings.get('command'), args: ['lsp'] },
        { documentSelector: [{ language: 'remora' }], initializationOptions: { capture: settings.get('capture') }, middleware: { executeCommand: execute } });
    context.subscriptions.push(
        workspace.registerTextDocumentContentProvider('remora', { onDidChange: explainedAnew.event, provideTextDocumentContent: shown => explained.get(shown.toString()) }),
        commands.registerCommand('remora.runAllTests', () => ask('remora.runTests')),
        commands.registerCommand('remora.chooseCapture', async () => { if (await chooseCapture()) await ask('remora.matches', capture); }),
        commands.registerCommand('remora.explainPacket', explainPacket));
    return client.start();
};

exports.deactivate = () => client?.stop(30_000);      // VS Code itself waits for five seconds, others longer
