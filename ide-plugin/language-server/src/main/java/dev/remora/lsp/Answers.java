package dev.remora.lsp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * Lets answers to the client through. Where the parameters of a request could not be read, as of a line that is no number, it says so in words, and which, in place of
 * the exception of the library that reads them.
 */
record Answers(MessageConsumer client) implements MessageConsumer {
    private static final Pattern PLACE = Pattern.compile("path \\$\\.(params\\S*)");

    @Override
    public void consume(Message message) {
        if (message instanceof ResponseMessage answer && answer.getError() != null && answer.getError().getData() instanceof Throwable unread)
            answer.setError(said(answer.getError(), String.valueOf(unread.getMessage())));
        client.consume(message);
    }

    private static ResponseError said(ResponseError error, String unread) {
        Matcher place = PLACE.matcher(unread);
        return place.find() ? new ResponseError(ResponseErrorCode.InvalidParams, place.group(1) + " is not what the method takes", null)
                : new ResponseError(error.getCode(), error.getMessage(), null);
    }
}
