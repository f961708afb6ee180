package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of others, each in a JVM of its own. */
class ConsumerTest {
    private static final String SYN = "49374 > 443 SYN";

    @TempDir
    private Path folder;

    @Test
    void dissectsOnTheClassPath() throws Exception {
        Jars.compileConsumer(folder, "-cp");

        assertThat(java("-cp", Jars.path(folder, Jars.DISSECTOR_API, Jars.TCP_DISSECTOR), "app.DissectSyn")).isEqualTo(SYN);
    }

    @Test
    void dissectsOnTheModulePath() throws Exception {
        Jars.compileConsumer(folder, "-p");

        assertThat(java("-p", Jars.path(folder, Jars.DISSECTOR_API, Jars.TCP_DISSECTOR), "-m", "app/app.DissectSyn")).isEqualTo(SYN);
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Process process = Jars.plain(new ProcessBuilder(command)).redirectErrorStream(true).start();
        String output = process.inputReader().lines().reduce("", String::concat);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
