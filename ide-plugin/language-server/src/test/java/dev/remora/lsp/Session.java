package dev.remora.lsp;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInfo;

/** A client of LSP4J that speaks to our server over a pair of pipes. */
final class Session implements LanguageClient, AutoCloseable {
    static final String URI              = "file:///rules/test.remora";
    static final int    PATIENCE_SECONDS = 120;     // for what never takes more than a moment, but on a machine that does much else

    private final BlockingQueue<PublishDiagnosticsParams> published  = new LinkedBlockingQueue<>();
    private final BlockingQueue<MessageParams>            messages   = new LinkedBlockingQueue<>();
    private final BlockingQueue<Registration>             registered = new LinkedBlockingQueue<>();
    private final Semaphore                               refreshed  = new Semaphore(0);
    private final Semaphore                               recoloured = new Semaphore(0);
    private final Semaphore                               rehinted   = new Semaphore(0);
    private final Traffic                                 traffic    = new Traffic();
    private final ExecutorService                         threads    = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private final LanguageServer  server;
    private final Future<Boolean> served;
    private final Future<Void>    listening;
    final ServerCapabilities      abilities;

    private int version;

    Session() throws Exception {
        this(true);
    }

    /** A session whose client has said hello, or has not. */
    Session(boolean initializes) throws Exception {
        this(initializes, List.of());
    }

    /** A session whose client has these folders in its workspace. */
    Session(Path... folders) throws Exception {
        this(true, Stream.of(folders).map(Session::folder).toList());
    }

    private Session(boolean initializes, List<WorkspaceFolder> folders) throws Exception {
        PipedInputStream toServer = new PipedInputStream(1 << 16);
        PipedInputStream toClient = new PipedInputStream(1 << 16);
        PipedOutputStream fromServer = new PipedOutputStream(toClient);
        PipedOutputStream fromClient = new PipedOutputStream(toServer);
        served = threads.submit(() -> Server.serve(toServer, fromServer));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, toClient, fromClient, threads, traffic::tap);
        server = launcher.getRemoteProxy();
        listening = launcher.startListening();
        abilities = initializes ? initialize(folders) : new ServerCapabilities();
    }

    static WorkspaceFolder folder(Path path) {
        return new WorkspaceFolder(path.toUri().toString(), path.toString());
    }

    private ServerCapabilities initialize(List<WorkspaceFolder> folders) throws Exception {
        InitializeParams params = new InitializeParams();
        params.setWorkspaceFolders(folders);
        CompletionItemCapabilities items = new CompletionItemCapabilities(true);
        TextDocumentClientCapabilities texts = new TextDocumentClientCapabilities();
        texts.setCompletion(new CompletionCapabilities(items));
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        workspace.setSemanticTokens(new SemanticTokensWorkspaceCapabilities(true));
        workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
        params.setCapabilities(new ClientCapabilities(workspace, texts, null));
        ServerCapabilities announced = answer(server.initialize(params)).getCapabilities();
        server.initialized(new InitializedParams());
        return announced;
    }

    static <T extends @Nullable Object> T answer(CompletableFuture<T> answer) throws Exception {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
        PublishDiagnosticsParams next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null)
            throw new AssertionError("no diagnostics came");
        return next;
    }

    /** Waits until the server says that lenses have changed. */
    void awaitRefresh() throws InterruptedException {
        await(refreshed, "lenses");
    }

    /** Waits until the server says that lenses, colours and hints have changed. */
    void awaitRefreshOfAll() throws InterruptedException {
        awaitRefresh();
        await(recoloured, "colours");
        await(rehinted, "hints");
    }

    private static void await(Semaphore refreshed, String what) throws InterruptedException {
        if (!refreshed.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
            throw new AssertionError(what + " were not refreshed");
    }

    /** Has the rules of another file counted, and waits for it: captures are counted one after the other, so what was asked for before is done, too. */
    void countAnother(String capture) throws Exception {
        String uri = "file:///rules/other.remora";
        String rules = "rule r { when tcp }\ntest \"t\" { capture \"" + capture.replace("\\", "\\\\") + "\" expect r }";
        texts().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "remora", 1, rules)));
        answer(texts().codeLens(new CodeLensParams(new TextDocumentIdentifier(uri))));
        awaitRefresh();
    }

    /** The next ability that the server asks the client for. */
    Registration registration() throws InterruptedException {
        Registration next = registered.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null)
            throw new AssertionError("nothing was registered");
        return next;
    }

    /** The next line that the server shows to people. */
    String message() throws InterruptedException {
        MessageParams next = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null)
            throw new AssertionError("no message came");
        return next.getMessage();
    }

    /** A command of the server, as a program sees its answer. */
    JsonObject command(String name, Object... arguments) throws Exception {
        return new Gson().toJsonTree(answer(server.getWorkspaceService().executeCommand(new ExecuteCommandParams(name, List.of(arguments))))).getAsJsonObject();
    }

    /** Holds a test to what it says that it proves. */
    void holdTo(TestInfo test) {
        Proves proves = test.getTestMethod().map(method -> method.getAnnotation(Proves.class)).orElse(null);
        if (proves != null)
            Assertions.assertThat(traffic.proved()).contains(proves.value());
    }

    /** Says good-bye; whether the server ended as the protocol wants. */
    boolean goodbye() throws Exception {
        answer(server.shutdown());
        server.exit();
        return served.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
    public void showMessage(MessageParams message) {
        messages.add(message);
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
        registered.addAll(params.getRegistrations());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        refreshed.release();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshSemanticTokens() {
        recoloured.release();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        rehinted.release();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(new MessageActionItem());
    }

    @Override
    public void logMessage(MessageParams message) {}
}
