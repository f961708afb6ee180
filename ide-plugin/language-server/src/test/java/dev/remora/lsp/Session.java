package dev.remora.lsp;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/** A client of LSP4J that speaks to our server over a pair of pipes. */
final class Session implements LanguageClient, AutoCloseable {
    static final String URI = "file:///rules/test.remora";

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final ExecutorService                         threads   = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private final LanguageServer  server;
    private final Future<Boolean> served;
    private final Future<Void>    listening;
    final ServerCapabilities      abilities;

    private int version;

    Session() throws Exception {
        PipedInputStream toServer = new PipedInputStream(1 << 16);
        PipedInputStream toClient = new PipedInputStream(1 << 16);
        PipedOutputStream fromServer = new PipedOutputStream(toClient);
        PipedOutputStream fromClient = new PipedOutputStream(toServer);
        served = threads.submit(() -> Server.serve(toServer, fromServer));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, toClient, fromClient, threads, consumer -> consumer);
        server = launcher.getRemoteProxy();
        listening = launcher.startListening();
        InitializeParams params = new InitializeParams();
        CompletionItemCapabilities items = new CompletionItemCapabilities(true);
        TextDocumentClientCapabilities texts = new TextDocumentClientCapabilities();
        texts.setCompletion(new CompletionCapabilities(items));
        params.setCapabilities(new ClientCapabilities(new WorkspaceClientCapabilities(), texts, null));
        abilities = answer(server.initialize(params)).getCapabilities();
        server.initialized(new InitializedParams());
    }

    static <T extends @Nullable Object> T answer(CompletableFuture<T> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    LanguageServer server() {
        return server;
    }

    org.eclipse.lsp4j.services.TextDocumentService texts() {
        return server.getTextDocumentService();
    }

    /** Opens a text with {@code ‸} where the cursor is; the position of the cursor. */
    Position open(String text) {
        int at = Math.max(text.indexOf('‸'), 0);
        String before = text.substring(0, at);
        texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "remora", ++version, text.replace("‸", ""))));
        return new Position((int) before.chars().filter(c -> c == '\n').count(), before.length() - before.lastIndexOf('\n') - 1);
    }

    TextDocumentIdentifier file() {
        return new TextDocumentIdentifier(URI);
    }

    PublishDiagnosticsParams diagnostics() throws InterruptedException {
        PublishDiagnosticsParams next = published.poll(30, TimeUnit.SECONDS);
        if (next == null)
            throw new AssertionError("no diagnostics came");
        return next;
    }

    /** Says good-bye; whether the server ended as the protocol wants. */
    boolean goodbye() throws Exception {
        answer(server.shutdown());
        server.exit();
        return served.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        listening.cancel(true);
        threads.shutdownNow();
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(new MessageActionItem());
    }

    @Override
    public void logMessage(MessageParams message) {}
}
