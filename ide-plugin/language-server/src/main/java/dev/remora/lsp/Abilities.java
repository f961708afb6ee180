package dev.remora.lsp;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What the server can do, a line each; AbilitiesTest holds each line to a test over a pipe. */
final class Abilities {
    private Abilities() {}

    static ServerCapabilities all() {
        ServerCapabilities all = new ServerCapabilities();
        all.setTextDocumentSync(synchronisation());
        all.setCompletionProvider(new CompletionOptions(true, List.of(".", "{", " ", "\"")));
        all.setHoverProvider(true);
        all.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",")));
        all.setDefinitionProvider(true);
        all.setReferencesProvider(true);
        all.setDocumentHighlightProvider(true);
        all.setRenameProvider(new RenameOptions(true));
        all.setDocumentSymbolProvider(true);
        all.setFoldingRangeProvider(true);
        all.setSelectionRangeProvider(true);
        all.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(Paint.LEGEND, true));
        all.setInlayHintProvider(true);
        all.setCodeLensProvider(new CodeLensOptions(false));
        all.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        all.setDocumentFormattingProvider(true);
        all.setDocumentRangeFormattingProvider(true);
        all.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.ALL));
        all.setWorkspace(new WorkspaceServerCapabilities(folders()));
        return all;
    }

    /** What the server asks for where the client can: to be told of rule files that change on disk, which others may import. */
    static Registration watching() {
        FileSystemWatcher rules = new FileSystemWatcher(Either.forLeft("**/*.remora"));
        return new Registration("rules", "workspace/didChangeWatchedFiles", new DidChangeWatchedFilesRegistrationOptions(List.of(rules)));
    }

    private static WorkspaceFoldersOptions folders() {
        WorkspaceFoldersOptions options = new WorkspaceFoldersOptions();
        options.setSupported(true);
        options.setChangeNotifications(true);
        return options;
    }

    private static TextDocumentSyncOptions synchronisation() {
        TextDocumentSyncOptions options = new TextDocumentSyncOptions();
        options.setOpenClose(true);
        options.setChange(TextDocumentSyncKind.Incremental);
        options.setSave(new SaveOptions(false));
        return options;
    }
}
