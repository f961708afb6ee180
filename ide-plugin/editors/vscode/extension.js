// Starts `remora lsp` when a rule file is opened, and ends it with the window.
const { commands, window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;
let capture;        // the one that was chosen last

// The address of the rule file that is edited.
const file = () => window.activeTextEditor.document.uri.toString();

async function chooseCapture() {
    const chosen = await window.showOpenDialog({ title: 'Capture', filters: { Captures: ['pcap', 'pcapng', 'cap', 'gz'], 'All files': ['*'] } });
    if (chosen) capture = chosen[0].fsPath;
    return chosen && capture;
}

// What goes wrong is told by the client, which shows the error of a request.
const ask = (command, ...more) => commands.executeCommand(command, file(), ...more);

async function explainPacket() {
    const from = capture ?? await chooseCapture();
    const rule = from && await window.showInputBox({ prompt: 'Rule or policy' });
    const packet = rule && await window.showInputBox({ prompt: `Packet of ${from}`, validateInput: text => /^[1-9][0-9]*$/.test(text) ? null : 'a number from 1' });
    if (!packet) return;
    const told = await ask('remora.explain', rule, from, packet);
    const document = await workspace.openTextDocument({ content: told.text });
    await window.showTextDocument(document, { preview: true, viewColumn: -2 });
}

exports.activate = context => {
    const settings = workspace.getConfiguration('remora');
    client = new LanguageClient('remora', 'Remora rules',
        { command: settings.get('command'), args: ['lsp'] },
        { documentSelector: [{ language: 'remora' }], initializationOptions: { capture: settings.get('capture') } });
    context.subscriptions.push(
        commands.registerCommand('remora.runAllTests', () => ask('remora.runTests')),
        commands.registerCommand('remora.chooseCapture', async () => { if (await chooseCapture()) await ask('remora.matches', capture); }),
        commands.registerCommand('remora.explainPacket', explainPacket));
    return client.start();
};

exports.deactivate = () => client?.stop(30_000);      // VS Code itself waits for five seconds, others longer
