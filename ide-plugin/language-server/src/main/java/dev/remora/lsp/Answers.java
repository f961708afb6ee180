package dev.remora.lsp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * Lets answers to the client through. Where the parameters of a request could not be read, as of a line that is no number, it says so in words, and which, in place of
 * the exception of the library that reads them.
 */
record Answers(MessageConsumer client) implements MessageConsumer {
    private static final Pattern PLACE = Pattern.compile("path \\$\\.(params\\S*)");

    private static final String DECLARED = LanguageServer.class.getPackageName();

    @Override
    public void consume(Message message) {
        if (message instanceof ResponseMessage answer && answer.getError() != null && answer.getError().getData() instanceof Throwable unread)
            answer.setError(said(answer.getError(), String.valueOf(unread.getMessage())));
        client.consume(message);
    }

    /** What is answered in place of what a method threw. One that the server does not have throws where it is declared: that is no failure of the server. */
    static ResponseError error(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && !(cause instanceof UnsupportedOperationException))
            cause = cause.getCause();
        StackTraceElement[] places = cause.getStackTrace();
        boolean missing = cause instanceof UnsupportedOperationException && places.length > 0 && places[0].getClassName().startsWith(DECLARED);
        return missing ? new ResponseError(ResponseErrorCode.MethodNotFound, "the server does not have this method", null)
                : RemoteEndpoint.DEFAULT_EXCEPTION_HANDLER.apply(thrown);
    }

    private static ResponseError said(ResponseError error, String unread) {
        Matcher place = PLACE.matcher(unread);
        return place.find() ? new ResponseError(ResponseErrorCode.InvalidParams, place.group(1) + " is not what the method takes", null)
                : new ResponseError(error.getCode(), error.getMessage(), null);
    }
}
