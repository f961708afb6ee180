package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The virtual screen that scripts open for the tests in a workbench, with a command in place of Xvfb. */
class ScreenTest {
    private static final String SCRIPT = """
            set -eu
            home=..
            . "$home/build-config/checkout.sh"
            display_open || { echo "failed${DISPLAY:-}"; exit 3; }
            echo "$DISPLAY"
            echo "$screen"
            read -r line
            """;

    @TempDir
    private Path commands;

    private Process open(String xvfb) throws IOException {
        command("Xvfb", xvfb);
        command("openbox", "exit 0");
        ProcessBuilder script = new ProcessBuilder("sh", "-c", SCRIPT);
        script.environment().remove("DISPLAY");
        script.environment().merge("PATH", commands.toString(), (path, first) -> first + ":" + path);
        return script.start();
    }

    private void command(String name, String does) throws IOException {
        Path command = Files.writeString(commands.resolve(name), "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void saysWhyItDoesNotStart() throws Exception {
        Process script = open("echo 'could not open default font' >&2; exit 7");

        assertThat(script.inputReader().lines()).containsExactly("failed");
        assertThat(script.errorReader().lines()).containsExactly("Xvfb did not start; it ended with exit status 7:", "    could not open default font");
        assertThat(script.waitFor()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})                 // others are ignored where whoever runs the tests ignores them
    void endsWithTheScript(String signal) throws Exception {
        Process script = open("echo 42 >&3; exec sleep 600 3>&-");
        assertThat(script.inputReader().readLine()).isEqualTo(":42");
        ProcessHandle screen = ProcessHandle.of(Long.parseLong(script.inputReader().readLine())).orElseThrow();
        assertThat(new ProcessBuilder("kill", "-s", signal, Long.toString(script.pid())).start().waitFor()).isZero();

        assertThat(script.waitFor()).isNotZero();
        screen.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void endsWithAScriptThatIsDone() throws Exception {
        Process script = open("echo 42 >&3; exec sleep 600 3>&-");
        assertThat(script.inputReader().readLine()).isEqualTo(":42");
        ProcessHandle screen = ProcessHandle.of(Long.parseLong(script.inputReader().readLine())).orElseThrow();
        script.getOutputStream().close();

        script.waitFor();
        screen.onExit().get(60, TimeUnit.SECONDS);
    }
}
