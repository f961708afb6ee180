package dev.remora.lsp;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.jsonrpc.validation.ReflectiveMessageValidator;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages of the client through that come when the protocol allows them and have what it demands. Another request is answered with what is wrong with it, another
 * notification dropped. Only on the thread that reads.
 */
final class Gate implements MessageConsumer {
    private static final Map<String, JsonRpcMethod> METHODS = ServiceEndpoints.getSupportedMethods(LanguageServer.class);

    private final MessageConsumer server;
    private final MessageConsumer checked;

    private Stage stage = Stage.NEW;

    private enum Stage {
        NEW, INITIALIZED, SHUT_DOWN
    }

    Gate(MessageConsumer server) {
        this.server = server;
        this.checked = new ReflectiveMessageValidator(server);
    }

    @Override
    public void consume(Message message) {
        switch (message) {
            case RequestMessage request -> request(request);
            case NotificationMessage exit when exit.getMethod().equals("exit") -> server.consume(exit);
            case NotificationMessage notification when stage != Stage.INITIALIZED -> {}
            case NotificationMessage notification -> passOn(notification, notification.getMethod(), notification.getParams());
            default -> server.consume(message);
        }
    }

    private void request(RequestMessage request) {
        boolean first = request.getMethod().equals("initialize");
        if (stage == Stage.NEW && !first)
            throw refusal(request, ResponseErrorCode.ServerNotInitialized, "the first request must be initialize");
        if (stage == Stage.SHUT_DOWN)
            throw refusal(request, ResponseErrorCode.InvalidRequest, "the server has been shut down; only exit may follow");
        if (stage == Stage.INITIALIZED && first)
            throw refusal(request, ResponseErrorCode.InvalidRequest, "the server is already initialized");
        passOn(request, request.getMethod(), request.getParams());
        stage = request.getMethod().equals("shutdown") ? Stage.SHUT_DOWN : Stage.INITIALIZED;
    }

    // What initialize leaves out is what the client cannot do.
    private void passOn(Message message, String method, @Nullable Object parameters) {
        JsonRpcMethod known = METHODS.get(method);
        if (known != null && known.getParameterTypes().length > 0 && parameters == null)
            throw refusal(message, ResponseErrorCode.InvalidParams, method + " has no params");
        try {
            (method.equals("initialize") ? server : checked).consume(message);
        } catch (MessageIssueException e) {
            throw refusal(message, ResponseErrorCode.InvalidParams, e.getIssues().stream().map(MessageIssue::getText).collect(Collectors.joining(" ")));
        }
    }

    private static MessageIssueException refusal(Message message, ResponseErrorCode code, String text) {
        return new MessageIssueException(message, List.of(new MessageIssue(text, code.getValue())));
    }
}
