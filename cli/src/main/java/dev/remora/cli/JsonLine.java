package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** JSON as most commands print it: one object a line. */
final class JsonLine {
    private JsonLine() {}

    /** What is written into one object. */
    interface Content {
        void write(JsonWriter json) throws IOException;
    }

    /** Adds an object with this content, and the end of its line. */
    static void write(TextBuffer out, Content content) {
        try (JsonWriter json = new JsonWriter(new Into(out))) {
            json.beginObject();
            content.write(json);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);                            // memory throws none
        }
        out.octet('\n');
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

    /** What a JSON writer says, on one line as {@link #put} has it. */
    private static final class Into extends Writer {
        private final TextBuffer out;

        Into(TextBuffer out) {
            this.out = out;
        }

        @Override
        public void write(String text, int from, int length) {
            OneLine.write(text, from, from + length, out);
        }

        @Override
        public void write(char[] characters, int from, int length) {
            write(new String(characters, from, length), 0, length);
        }

        @Override
        public void write(int character) {
            if (character >= ' ' && character < 0x7F)
                out.octet(character);
            else
                write(Character.toString((char) character), 0, 1);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
