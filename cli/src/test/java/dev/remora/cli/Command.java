package dev.remora.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a call of the command gave.
 *
 * @param status exit status
 * @param out    standard output
 * @param err    standard error
 */
record Command(int status, String out, String err) {
    static final Path CAPTURES = Path.of("../samples/captures");

    /** Calls the command with nothing on standard input. */
    static Command call(String... arguments) {
        return call(new byte[0], arguments);
    }

    /** Calls the command with these octets on standard input. */
    static Command call(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(input), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = Remora.execute(streams, arguments);
        return new Command(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Path of a sample. */
    static String sample(String name) {
        return CAPTURES.resolve(name).toString();
    }

    /** Octets of a sample. */
    static byte[] octets(String name) throws IOException {
        return Files.readAllBytes(CAPTURES.resolve(name));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
