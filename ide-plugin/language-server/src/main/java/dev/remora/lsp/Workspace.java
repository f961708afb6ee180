package dev.remora.lsp;

import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The commands; and what the client says about its workspace, where there is nothing to configure. */
final class Workspace implements WorkspaceService {
    private final Commands commands;
    private final Executor tasks;
    private final Runnable filesChanged;

    private final Consumer<WorkspaceFoldersChangeEvent> foldersChanged;

    Workspace(Commands commands, Executor tasks, Runnable filesChanged, Consumer<WorkspaceFoldersChangeEvent> foldersChanged) {
        this.commands = commands;
        this.tasks = tasks;
        this.filesChanged = filesChanged;
        this.foldersChanged = foldersChanged;
    }

    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        List<Object> arguments = params.getArguments() == null ? List.of() : params.getArguments();
        return CompletableFutures.computeAsync(tasks, cancelled -> run(params.getCommand(), arguments.stream().map(Workspace::text).toList(), cancelled));
    }

    private Object run(String command, List<String> arguments, CancelChecker cancelled) {
        try {
            return commands.run(command, arguments, cancelled);
        } catch (IOException | IllegalArgumentException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private static String text(Object argument) {
        return argument instanceof JsonPrimitive json ? json.getAsString() : String.valueOf(argument);
    }

    private static ResponseErrorException failure(String message) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, message, null));
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {}

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        filesChanged.run();
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
        foldersChanged.accept(params.getEvent());
    }
}
