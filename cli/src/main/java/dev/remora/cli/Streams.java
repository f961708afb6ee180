package dev.remora.cli;

import dev.remora.tree.OneLine;
import dev.remora.tree.TextBuffer;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams of a process. Nothing but results goes to {@code out}, which throws {@link BrokenPipe} where nobody reads it any more; messages go to {@code err}.
 *
 * @param columns of the terminal that {@code err} is; 0 where it is none
 */
record Streams(InputStream in, OutputStream out, PrintStream err, int columns) {
    private static final int FURTHER = 2;

    Streams {
        out = new NamedOutput("standard output", out);
    }

    /** Streams of which none is a terminal. */
    Streams(InputStream in, OutputStream out, PrintStream err) {
        this(in, out, err, 0);
    }

    /** Those of this process, without the layers that {@link System#out} puts on top. */
    static Streams ofProcess() {
        return new Streams(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), Paragraph.MESSAGES);
    }

    /** Writes results of a command that has more to say by its exit status; nothing where nobody reads any more. */
    void write(TextBuffer results) throws IOException {
        try {
            results.writeTo(out);
        } catch (BrokenPipe closed) {
            results.clear();
        }
    }

    /** Tells the user something. */
    void say(String message) {
        say("remora", message);
    }

    /** Tells the user something in the name of a command; its lines broken between words on a terminal, but for those that begin with a blank: they are examples, or excerpts. */
    void say(String command, String message) {
        for (String line : (command + ": " + message).split("\n", -1))
            err.println(line.startsWith(" ") ? OneLine.of(line) : Paragraph.broken(columns, 0, line));
    }

    /** Tells one of several things, a line each; where it is broken on a terminal, it goes on further right. */
    void list(String line) {
        String text = line.stripLeading();
        int begin = line.length() - text.length();
        err.println(" ".repeat(begin) + Paragraph.broken(columns, begin, FURTHER, text));
    }
}
