package dev.remora.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatRulesTest {
    private static final String ROUGH  = "rule x{when tcp // so\n}";
    private static final String SMOOTH = "rule x {\n    when     tcp   // so\n}\n";

    @TempDir
    private Path folder;

    @Test
    void rewritesFilesInTheStandardLayout() throws IOException {
        Path file = Files.writeString(folder.resolve("a.remora"), ROUGH);
        Files.writeString(folder.resolve("a.txt"), ROUGH);

        Command done = Command.call("format", folder.toString());

        assertThat(done).isEqualTo(new Command(ExitStatus.DONE, "", ""));
        assertThat(file).hasContent(SMOOTH);
        assertThat(folder.resolve("a.txt")).hasContent(ROUGH);
    }

    @Test
    void namesTheFilesThatWouldChange() throws IOException {
        Path rough = Files.writeString(folder.resolve("a.remora"), ROUGH);
        Files.writeString(folder.resolve("b.remora"), SMOOTH);

        Command found = Command.call("format", "--check", folder.toString());

        assertThat(found).isEqualTo(new Command(ExitStatus.FINDINGS, rough + "\n", ""));
        assertThat(rough).hasContent(ROUGH);
    }

    @Test
    void leavesAFileWhoseSyntaxIsWrongAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a.remora"), "rule x { when tcp and }");

        Command refused = Command.call("format", file.toString());

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err()).contains("R0112");
        assertThat(file).hasContent("rule x { when tcp and }");
    }

    @Test
    void leavesOtherErrorsToCheck() throws IOException {
        Path file = Files.writeString(folder.resolve("a.remora"), "rule x { when tcp.srcport == \"x\" and nosuch.field }");

        assertThat(Command.call("format", file.toString())).isEqualTo(new Command(ExitStatus.DONE, "", ""));
        assertThat(file).hasContent("rule x {\n    when     tcp.srcport == \"x\" and nosuch.field\n}\n");
        assertThat(Command.call("check", file.toString()).status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(Command.call("format", "--help").out().replaceAll("\\s+", " "))
                .contains("A file with a syntax error stays as it is; other errors, such as an unknown field, are left to `check`.");
    }

    @Test
    void leavesOctetsThatAreNoUtf8AsTheyAre() throws IOException {
        byte[] octets = "rule x{ // caf\u00e9\nwhen tcp}".getBytes(ISO_8859_1);
        Path file = Files.write(folder.resolve("a.remora"), octets);

        assertThat(Command.call("format", file.toString()).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(file).hasBinaryContent(octets);
    }

    @Test
    void writesStandardInputToStandardOutput() {
        assertThat(Command.call(ROUGH.getBytes(UTF_8), "format", "-")).isEqualTo(new Command(ExitStatus.DONE, SMOOTH, ""));
    }

    @Test
    void theShippedPacksHaveTheStandardLayout() {
        assertThat(Command.call("format", "--check", "../samples/rules")).isEqualTo(new Command(ExitStatus.DONE, "", ""));
    }
}
