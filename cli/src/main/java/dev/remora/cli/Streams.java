package dev.remora.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The streams of a process. Nothing but results goes to {@code out}; messages go to {@code err}. */
record Streams(InputStream in, OutputStream out, PrintStream err) {
    /** Those of this process, without the layers that {@link System#out} puts on top. */
    static Streams ofProcess() {
        return new Streams(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    /** Tells the user something. */
    void say(String message) {
        say("remora", message);
    }

    /** Tells the user something in the name of a command; the first line of it broken between words on a terminal. */
    void say(String command, String message) {
        int end = message.indexOf('\n');
        String first = end < 0 ? message : message.substring(0, end);
        err.println(Paragraph.message(0, command + ": " + first) + message.substring(first.length()));
    }
}
