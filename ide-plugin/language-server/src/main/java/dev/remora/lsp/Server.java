package dev.remora.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.remora.dissect.Dissectors;
import dev.remora.rules.edit.Language;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** A language server for one client. */
public final class Server implements LanguageServer {
    /** The version of the product, as the server and the command tell it. */
    public static final String VERSION = "0.1.0";

    private static final int QUESTIONS = 2;     // answered at a time; each takes milliseconds

    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

    private final Problems  problems;
    private final Proposals proposals = new Proposals();
    private final Refresh   refresh   = new Refresh();
    private final Trials    trials;
    private final Commands  commands;
    private final AllFiles  all;
    private final Texts     texts;
    private final Workspace workspace;

    private volatile Runnable watch = () -> {};
    private volatile boolean  shutDown;
    private volatile boolean  watches;       // the client tells of files that change if it is asked to

    // What runs on a pool that others share waits for them: a question never for a command or a check, nor a command for another.
    private Server(Dissectors dissectors, Executor questions, Executor checks, Executor tasks) {
        OpenFiles files = new OpenFiles(new Language(dissectors.catalogue()));
        trials = new Trials(files, dissectors);
        problems = new Problems(files, trials);
        commands = new Commands(files, trials, problems);
        all = new AllFiles(files);
        texts = new Texts(files, all, problems, trials, proposals, refresh, questions, checks);
        workspace = new Workspace(commands, tasks, texts::refresh, all::change);
    }

    /**
     * Serves the client at the other end until it says good-bye or closes its end. Blocks.
     *
     * @return whether the client said good-bye as the protocol wants
     */
    public static boolean serve(InputStream in, OutputStream out) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("server-", 0).factory());
        ExecutorService questions = Executors.newFixedThreadPool(QUESTIONS, Thread.ofPlatform().daemon().name("question-", 0).factory());
        ExecutorService checks = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("checks").factory());
        Server server = new Server(Dissectors.load(), questions, checks, threads);
        Launcher<LanguageClient> launcher = new LSPLauncher.Builder<LanguageClient>().setLocalService(server).setRemoteInterface(LanguageClient.class).setInput(in).setOutput(out)
                .setExecutorService(threads).wrapMessages(consumer -> consumer instanceof Endpoint ? new Gate(consumer) : new Answers(consumer))
                .setExceptionHandler(Answers::error).create();
        server.tellTo(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> await(listening), threads);
        CompletableFuture.anyOf(server.stopped, closed).join();
        server.problems.stop();
        server.trials.stop();
        questions.shutdownNow();
        checks.shutdownNow();
        threads.shutdownNow();
        return server.shutDown;
    }

    private void tellTo(LanguageClient client) {
        watch = () -> {
            CompletableFuture<Void> unused = client.registerCapability(new RegistrationParams(List.of(Abilities.watching())));
        };
        problems.tellTo(client);
        commands.tellTo(client);
        refresh.tellTo(client);
        trials.tellTo(refresh::counted);
    }

    private static void await(Future<Void> listening) {
        try {
            listening.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        proposals.allowSnippets(hasSnippets(params));
        refresh.learn(params);
        watches = watchesFiles(params);
        all.begin(params);
        if (params.getInitializationOptions() instanceof JsonObject options && options.get("capture") instanceof JsonPrimitive capture)
            trials.sample(capture.getAsString());
        return CompletableFuture.completedFuture(new InitializeResult(Abilities.all(), new ServerInfo("remora", VERSION)));
    }

    private static boolean hasSnippets(InitializeParams params) {
        return Optional.ofNullable(params.getCapabilities()).map(ClientCapabilities::getTextDocument).map(TextDocumentClientCapabilities::getCompletion)
                .map(CompletionCapabilities::getCompletionItem).map(CompletionItemCapabilities::getSnippetSupport).orElse(false);
    }

    private static boolean watchesFiles(InitializeParams params) {
        return Optional.ofNullable(params.getCapabilities()).map(ClientCapabilities::getWorkspace).map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
                .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration).orElse(false);
    }

    @Override
    public void initialized(InitializedParams params) {
        if (watches)
            watch.run();
    }

    @Override
    public CompletableFuture<@Nullable Object> shutdown() {
        shutDown = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        stopped.complete(true);
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return texts;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }
}
