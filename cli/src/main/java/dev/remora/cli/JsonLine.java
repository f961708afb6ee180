package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as most commands print it: one object a line. */
final class JsonLine {
    private JsonLine() {}

    /** What is written into one object. */
    interface Content {
        void write(JsonWriter json) throws IOException;
    }

    /** Adds an object with this content, and the end of its line. */
    static void write(TextBuffer out, Content content) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            content.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);                            // a StringWriter throws none
        }
        put(text.toString(), out);
    }

    /** Adds JSON that stands on one line, and its end; also the control characters are escaped that JSON lets stand, so that none reaches a terminal. */
    static void put(String json, TextBuffer out) {
        out.text(OneLine.of(json)).octet('\n');
    }

    /** Nanoseconds as a number of seconds with nine decimals, never with an exponent: the least would be written as {@code 1E-9}. */
    static String seconds(long nanos) {
        TextBuffer text = new TextBuffer();
        TimeText.span(nanos, text);
        return text.toString();
    }
}
