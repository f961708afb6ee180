package dev.remora.lsp;

import com.google.gson.JsonPrimitive;
import dev.remora.dissect.Dissectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The commands; and what the client says about its workspace, where there is nothing to configure. */
final class Workspace implements WorkspaceService {
    private final OpenFiles  files;
    private final Dissectors dissectors;

    Workspace(OpenFiles files, Dissectors dissectors) {
        this.files = files;
        this.dissectors = dissectors;
    }

    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams params) {
        List<String> arguments = params.getArguments().stream().map(Workspace::text).toList();
        if (!params.getCommand().equals(Matches.COMMAND) || arguments.size() != 2)
            return CompletableFuture.failedFuture(failure("there is `" + Matches.COMMAND + "` with a rule file's address and a capture's path"));
        return CompletableFutures.computeAsync(cancelled -> matches(arguments.getFirst(), arguments.getLast()));
    }

    private Matches matches(String uri, String capture) {
        OpenFile file = files.find(uri).orElseThrow(() -> failure(uri + " is not open"));
        try {
            Path beside = Path.of(OpenFiles.name(uri)).resolveSibling(OpenFiles.name(capture));
            return Matches.of(file, beside, dissectors);
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
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {}
}
