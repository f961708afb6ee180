package dev.remora.lsp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Has the client ask again for what has changed though the text has not; of what the client cannot be told so, nothing. */
final class Refresh {
    private volatile @Nullable LanguageClient client;

    private volatile boolean lenses;
    private volatile boolean colours;
    private volatile boolean hints;

    /** From now on it is this client that is told. */
    void tellTo(LanguageClient newClient) {
        client = newClient;
    }

    /** Learns what the client can be told. */
    void learn(InitializeParams params) {
        Optional<WorkspaceClientCapabilities> workspace = Optional.ofNullable(params.getCapabilities()).map(ClientCapabilities::getWorkspace);
        lenses = workspace.map(WorkspaceClientCapabilities::getCodeLens).map(CodeLensWorkspaceCapabilities::getRefreshSupport).orElse(false);
        colours = workspace.map(WorkspaceClientCapabilities::getSemanticTokens).map(SemanticTokensWorkspaceCapabilities::getRefreshSupport).orElse(false);
        hints = workspace.map(WorkspaceClientCapabilities::getInlayHint).map(InlayHintWorkspaceCapabilities::getRefreshSupport).orElse(false);
    }

    /** The rules of a text have been counted, or its tests run. */
    void counted() {
        ask(lenses, LanguageClient::refreshCodeLenses);
    }

    /** What a text imports has changed: a name may be defined now that was not, or be something else. */
    void imported() {
        ask(lenses, LanguageClient::refreshCodeLenses);
        ask(colours, LanguageClient::refreshSemanticTokens);
        ask(hints, LanguageClient::refreshInlayHints);
    }

    private void ask(boolean told, Function<LanguageClient, CompletableFuture<Void>> question) {
        LanguageClient asked = client;
        if (told && asked != null) {
            CompletableFuture<Void> unused = question.apply(asked);
        }
    }
}
