// What `try` asks of the extension, in a Node that plays VS Code: whatever is not said here answers with more of the same.
const Module = require('node:module');
const fs = require('node:fs');
const { pathToFileURL } = require('node:url');

const anything = new Proxy(function () {}, {
    get: (target, key) => key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? function* () {} : key === 'then' ? undefined : key === 'prototype' ? target.prototype : anything,
    set: () => true,
    apply: () => anything,
    construct: () => anything,
});
const playing = parts => new Proxy(parts, { get: (target, key) => key in target ? target[key] : anything });

class Emitter {
    #listeners = [];
    event = listener => { this.#listeners.push(listener); return { dispose() {} }; };
    fire(what) { this.#listeners.forEach(listener => listener(what)); }
    dispose() {}
}
class Value { constructor(...parts) { this.parts = parts; } }
const uri = text => ({ scheme: 'file', fsPath: text.replace('file://', ''), toString: () => text });
const settings = { command: process.argv[2], capture: '' };
const registered = new Map();
const rules = fs.realpathSync('.') + '/rules.remora';
// A capture of one packet, a SYN.
const capture = fs.realpathSync('.') + '/syn.pcap';
fs.writeFileSync(capture, Buffer.from('d4c3b2a1020004000000000000000000ffff000065000000' + '00000000000000002800000028000000'
    + '4500002800000000400666cd0a0000010a000002' + '00010002000000000000000050020000' + 'abcd0000', 'hex'));
const text = 'let opening = tcp.flags.syn\nrule a { when opening }\nrule b { when tcp.flags.fin }\ntest "t" { packets { 10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] } expect a }\n';
const within = (range, at) => range.start.line <= at.line && at.line <= range.end.line;
const document = { uri: uri(pathToFileURL(rules).toString()), languageId: 'remora', version: 1, getText: () => text, isClosed: false };

const vscode = playing({
    version: '1.91.0',
    EventEmitter: Emitter,
    Disposable: class { constructor(end) { this.end = end; } dispose() { this.end?.(); } static from() { return new this(); } },
    CancellationTokenSource: class { token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) }; cancel() {} dispose() {} },
    CancellationError: class extends Error {},
    Uri: { parse: uri, file: path => uri('file://' + path), from: ({ scheme, path, query }) => uri(`${scheme}:${path}?${query}`) },
    SymbolKind: { Class: 4, Interface: 10 },
    ...Object.fromEntries(['Range', 'Position', 'Location', 'Diagnostic', 'CodeLens', 'CodeAction', 'CompletionItem', 'DocumentLink', 'SymbolInformation', 'CallHierarchyItem', 'TypeHierarchyItem',
        'InlayHint', 'RelativePattern', 'MarkdownString', 'SnippetString', 'WorkspaceEdit', 'TextEdit', 'SemanticTokens'].map(name => [name, class extends Value {}])),
    env: playing({ language: 'en', appName: 'VS Code, played' }),
    commands: playing({ registerCommand: (name, run) => { registered.set(name, run); return { dispose() {} }; }, executeCommand: (name, ...given) => registered.get(name)?.(...given) }),
    window: playing({ activeTextEditor: { document, selection: { active: { line: 2 } } },
        showOpenDialog: async () => [{ fsPath: capture }], showQuickPick: async items => items[0], showInputBox: async () => '1', showTextDocument: async opened => say('explanation', opened.startsWith('✗'), opened),
        createOutputChannel: () => playing({ append() {}, appendLine() {} }), showErrorMessage: async message => say('no error', false, message) }),
    workspace: playing({ registerTextDocumentContentProvider: (scheme, provider) => { shown = provider; }, openTextDocument: async at => shown.provideTextDocumentContent(at).split('\n')[1],
        getConfiguration: () => ({ get: name => settings[name] }), textDocuments: [], workspaceFolders: undefined, notebookDocuments: [] }),
    languages: playing({ match: () => 1, createDiagnosticCollection: () => ({ set: (where, found) => diagnostics?.(found), delete() {}, clear() {}, dispose() {} }) }),
});
const load = Module._load;
Module._load = (name, ...more) => name === 'vscode' ? vscode : load(name, ...more);

let failed = false;
let shown;
let diagnostics;
function say(what, ok, detail) {
    console.log(`${ok ? 'ok      ' : 'FAILED  '}${what}  ${detail ?? ''}`);
    failed ||= !ok;
}

// The client that the extension makes, seen as it is made.
const library = require('vscode-languageclient/node');
let client;
class Client extends library.LanguageClient {
    constructor(...given) { super(...given); client = this; }
}
Module._load = (name, ...more) => name === 'vscode' ? vscode : name === 'vscode-languageclient/node' ? { ...library, LanguageClient: Client } : load(name, ...more);

async function main() {
    const extension = require('./extension.js');
    await extension.activate({ subscriptions: [] });
    say('started', client.isRunning(), client.initializeResult?.serverInfo?.name);
    const file = { uri: document.uri.toString() };
    const published = new Promise(found => client.onNotification('textDocument/publishDiagnostics', found));
    await client.sendNotification('textDocument/didOpen', { textDocument: { uri: 'file:///wrong.remora', languageId: 'remora', version: 1, text: 'rule a { when tcp.flags.fim }\n' } });
    const found = (await published).diagnostics;
    say('diagnostics', found.length === 1, found[0]?.message);
    await client.sendNotification('textDocument/didOpen', { textDocument: { ...file, languageId: 'remora', version: 1, text } });
    const at = (line, character) => ({ textDocument: file, position: { line, character } });
    const hover = await client.sendRequest('textDocument/hover', at(0, 18));
    say('hover', hover.contents.value.includes('Syn'));
    const completion = await client.sendRequest('textDocument/completion', at(1, 16));
    say('completion', completion.items.length > 0, completion.items[0]?.label);
    const rename = await client.sendRequest('textDocument/rename', { ...at(1, 16), newName: 'begun' });
    say('rename', JSON.stringify(rename).split('begun').length === 3, 'two places');
    const tests = await registered.get('remora.runAllTests')();
    say('tests', tests?.passed === 1 && tests?.failed === 0, `${tests?.passed} passed`);
    registered.set('vscode.executeDocumentSymbolProvider', async () => (await client.sendRequest('textDocument/documentSymbol', { textDocument: file }))
        .map(symbol => ({ ...symbol, kind: symbol.kind - 1, children: symbol.children ?? [], range: { contains: at => within(symbol.range, at) } })));
    await registered.get('remora.explainPacket')();
    await extension.deactivate();
    say('ended', !client.isRunning());
}

main().catch(error => say('script', false, error.stack)).finally(() => process.exit(failed ? 1 : 0));
