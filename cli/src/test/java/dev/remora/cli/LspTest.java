package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LspTest {
    private static final String SESSION = message("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}")
            + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}") + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void servesAnEditorOnStandardInputAndOutput() {
        assertThat(run(SESSION)).isEqualTo(ExitStatus.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Content-Length: ").contains("\"hoverProvider\":true");
    }

    @Test
    void saysWhereThereIsSomethingForEditors() {
        assertThat(Command.call("lsp", "--help").out()).contains("ide-plugin/editors");
        assertThat(Path.of("../ide-plugin/editors")).isDirectoryContaining("glob:**README.md").isDirectoryContaining("glob:**vscode");
    }

    @Test
    void saysThatTheEditorWentWithoutGoodBye() {
        assertThat(run("")).isEqualTo(ExitStatus.FINDINGS);
    }

    @Test
    void saysAtATerminalWhatItWaitsFor() {
        System.setProperty(Lsp.TYPED, "true");
        try {
            run("");
        } finally {
            System.clearProperty(Lsp.TYPED);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("remora lsp: waiting for an editor").contains("language server protocol");
    }

    @Test
    void saysNothingElsewhere() {
        run("");

        assertThat(out.size()).isZero();
    }

    @Test
    void takesTheOptionThatEditorsAdd() {
        assertThat(run(SESSION, "--stdio")).isEqualTo(ExitStatus.DONE);
    }

    private int run(String input, String... options) {
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        String[] arguments = Stream.concat(Stream.of("lsp"), Stream.of(options)).toArray(String[]::new);
        return Remora.execute(new Streams(in, out, new PrintStream(out, true, StandardCharsets.UTF_8)), arguments);
    }

    private static String message(String json) {
        return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }
}
