package dev.remora.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

/** What went over the pipe: notifications that were sent, and requests whose answer had something in it. */
final class Traffic {
    private final Map<String, String> asked  = new ConcurrentHashMap<>();
    private final Set<String>         proved = ConcurrentHashMap.newKeySet();

    /** Listens to what goes through a consumer. */
    MessageConsumer tap(MessageConsumer consumer) {
        return message -> {
            see(message);
            consumer.consume(message);
        };
    }

    Set<String> proved() {
        return Set.copyOf(proved);
    }

    private void see(Message message) {
        switch (message) {
            case RequestMessage request -> asked.put(request.getId(), name(request));
            case NotificationMessage notification -> proved.add(notification.getMethod());
            case ResponseMessage response when response.getError() == null && !isEmpty(response.getResult()) && asked.containsKey(response.getId()) ->
                proved.add(asked.get(response.getId()));
            default -> {}
        }
    }

    private static String name(RequestMessage request) {
        return request.getParams() instanceof ExecuteCommandParams command ? request.getMethod() + ":" + command.getCommand() : request.getMethod();
    }

    private static boolean isEmpty(@Nullable Object result) {
        return result == null || result instanceof JsonElement json && json.isJsonNull() || result instanceof JsonArray array && array.isEmpty()
                || result instanceof java.util.Collection<?> all && all.isEmpty();
    }
}
