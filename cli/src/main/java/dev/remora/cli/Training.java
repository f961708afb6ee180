package dev.remora.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The training run of the start-up cache: each line of standard input is one call of the command, its arguments separated by tabs.
 *
 * <p>All calls run in one process, since the JDK records one run in one cache.
 */
final class Training {
    private Training() {}

    public static void main(String... arguments) throws IOException {
        BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String call = calls.readLine(); call != null; call = calls.readLine())
            Remora.execute(Streams.ofProcess(), call.split("\t"));
    }
}
