package dev.remora.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No result is written over what it is made from, nor over another result. */
class OutputFilesTest {
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @Test
    void writesOverNoCapture() throws IOException {
        byte[] octets = Command.octets("ping.pcap");
        Path capture = Files.write(folder.resolve("x.pcap"), octets);
        String name = capture.toString();
        Path rules = Files.copy(Path.of("../samples/rules/scans.remora"), folder.resolve("r.remora"));
        byte[] text = Files.readAllBytes(rules);

        refused("--output would overwrite " + name, "read", "-o", name, name);
        refused("--output would overwrite " + name, "connections", "-o", name, name);
        refused("--output would overwrite " + name, "run", "-o", name, rules.toString(), "--on", name);
        refused("--output would overwrite " + rules, "run", "-o", rules.toString(), folder.toString(), "--on", name);
        refused("--output would overwrite " + rules, "live", "lo", "-o", rules.toString(), rules.toString());
        refused("--write would overwrite " + rules, "live", "lo", "-w", rules.toString(), folder.toString());
        refused("--output would overwrite " + rules, "import", "-o", rules.toString(), rules.toString());
        refused("--output would overwrite " + rules, "export", "--to", "nftables", "-o", rules.toString(), rules.toString());
        refused("--junit-xml would overwrite " + rules, "test", "--junit-xml", rules.toString(), folder.toString());
        refused("--write would overwrite " + name, "read", "-w", name, name);

        assertThat(capture).hasBinaryContent(octets);
        assertThat(rules).hasBinaryContent(text);
    }

    @Test
    void knowsACaptureThroughLinks() throws IOException {
        byte[] octets = Command.octets("ping.pcap");
        Path capture = Files.write(folder.resolve("x.pcap"), octets);
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), capture);
        Path hard = Files.createLink(folder.resolve("hard"), capture);

        for (Path link : List.of(symbolic, hard, folder.resolve("../" + folder.getFileName() + "/x.pcap")))
            refused("--output would overwrite " + capture, "read", "-o", link.toString(), capture.toString());

        assertThat(capture).hasBinaryContent(octets);
    }

    @Test
    void writesOverNoCaptureInAFolder() throws IOException {
        byte[] octets = Command.octets("ping.pcap");
        Path capture = Files.write(folder.resolve("x.txt"), octets);

        refused("--output-dir would overwrite " + capture, "read", "--output-dir", folder.toString(), capture.toString());

        assertThat(capture).hasBinaryContent(octets);
    }

    @Test
    void writesOverNothingElseInAFolderThatItReads() throws IOException {
        String cases = Files.writeString(folder.resolve("cases.jsonl"), "{\"id\": \"1\", \"filter\": \"tcp\"}\n").toString();
        String names = Files.writeString(folder.resolve("ping.tsv"), "ip.src\n").toString();

        refused("--output-dir would overwrite " + cases, "read", "--cases", cases, "--output-dir", folder.toString());
        refused("--output-dir would overwrite " + names, "read", "--fields-from", names, "--output-dir", folder.toString(), Command.sample("ping.pcap"));
    }

    @Test
    void saysWhyAStreamCannotBeWritten() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("1-originator.bin"));

        Command streams = Command.call("connections", "--streams", folder.toString(), Command.sample("connection.pcap"));

        assertThat(streams.err()).startsWith("remora: " + inTheWay).doesNotContain("internal error");
        assertThat(streams.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void namesWhatCannotBeWrittenForWantOfRoom() throws IOException {
        assumeTrue(Files.exists(FULL), "a device that is always full");
        String ping = Command.sample("ping.pcap");
        String tcp = Command.sample("connection.pcap");
        String rules = "../samples/rules";
        Path full = Files.createSymbolicLink(folder.resolve("ping.txt"), FULL);
        Path stream = Files.createSymbolicLink(folder.resolve("1-originator.bin"), FULL);

        lacksRoom(FULL, "read", "-o", FULL.toString(), ping);
        lacksRoom(FULL, "connections", "-o", FULL.toString(), ping);
        lacksRoom(FULL, "run", "-o", FULL.toString(), rules, "--on", ping);
        lacksRoom(FULL, "run", "--format", "eve", "-o", FULL.toString(), rules, "--on", ping);
        lacksRoom(FULL, "test", "--junit-xml", FULL.toString(), rules + "/floods.remora");
        lacksRoom(FULL, "export", "--to", "nftables", "-o", FULL.toString(), rules);
        lacksRoom(full, "read", "--output-dir", folder.toString(), ping);
        lacksRoom(stream, "connections", "--streams", folder.toString(), tcp);
        Files.delete(full);
        Files.delete(stream);
    }

    @Test
    void replacesAFileInTheRoomThatItHas() throws IOException {
        assumeTrue(Files.exists(FULL), "a device that is always full");

        assertThatThrownBy(() -> OutputFiles.replace(FULL, new byte[1], new byte[2])).isInstanceOf(OutputFailure.class).hasMessageStartingWith(FULL + ": ");

        Path file = Files.writeString(folder.resolve("x"), "longer");
        OutputFiles.replace(file, Files.readAllBytes(file), new byte[]{'a', 'b'});
        assertThat(file).hasContent("ab");
        OutputFiles.replace(file, new byte[]{'a', 'b'}, new byte[]{'c', 'd', 'e'});
        assertThat(file).hasContent("cde");
    }

    /** Some of what is longer is written, and the rest is not. */
    @Test
    void leavesARuleFileAsItWasWhereThereIsRoomForAPart() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "a program that limits how long files may be");
        String before = "rule a {when udp}\n".repeat(20);
        Path file = Files.writeString(folder.resolve("x.remora"), before);
        int room = before.length() + 10;
        Process format = new ProcessBuilder("/usr/bin/prlimit", "--fsize=" + room, Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:-UsePerfData", "-p",
                System.getProperty("jdk.module.path"), "-m", "dev.remora.cli/dev.remora.cli.Remora", "format", file.toString()).start();

        String told = new String(format.getErrorStream().readAllBytes(), UTF_8);

        assertThat(format.waitFor()).isEqualTo(ExitStatus.FAILED);
        assertThat(told).startsWith("remora: " + file + ": it cannot be written: ");
        assertThat(file).hasContent(before);
    }

    private static void lacksRoom(Path file, String... words) {
        Command call = Command.call(words);

        assertThat(call.err()).startsWith("remora: " + file + ": it cannot be written: ").hasLineCount(1).doesNotContain("Exception");
        assertThat(call.status()).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void takesFilesForFilesAndFoldersForFolders() throws IOException {
        String file = Files.write(folder.resolve("x.pcap"), Command.octets("ping.pcap")).toString();
        String ping = Command.sample("ping.pcap");

        refused("--output cannot write " + folder, "read", "-o", folder.toString(), ping);
        refused("--output-dir takes a folder; " + file, "read", "--output-dir", file, ping);
        refused("--streams takes a folder; " + file, "connections", "--streams", file, ping);
        refused("name the same file", "live", "lo", "-o", folder + "/new", "-w", folder + "/./new");
    }

    @Test
    void takesNoFileOrFolderForStandardOutput() {
        String ping = Command.sample("ping.pcap");
        String rules = "../samples/rules";

        refused("--output takes the name of a file, not - for standard output; for a file named -, write ./-", "read", "-o", "-", ping);
        refused("--output takes the name of a file", "export", "--to", "nftables", rules, "-o", "-");
        refused("--write takes the name of a file", "synth", rules, "syn-fin", "-w", "-");
        refused("--junit-xml takes the name of a file", "test", rules, "--junit-xml", "-");
        refused("--output-dir takes the name of a folder, not - for standard output; for a folder named -, write ./-", "read", "--output-dir", "-", ping);
        refused("--streams takes the name of a folder, not -", "connections", "--streams", "-", ping);
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void writesEachCaptureIntoAFileOfItsOwn() throws IOException {
        Path one = Files.createDirectory(folder.resolve("a"));
        Files.write(one.resolve("x.pcap"), Command.octets("ping.pcap"));
        Files.write(one.resolve("x.pcapng"), Command.octets("connection.pcap"));

        Command read = Command.call("read", "-e", "frame.number", "--output-dir", folder.resolve("od").toString(), one.resolve("x.pcap").toString(),
                one.resolve("x.pcapng").toString());

        assertThat(read.status()).isZero();
        assertThat(folder.resolve("od/a-x.pcap.tsv")).hasContent(Command.call("read", "-e", "frame.number", Command.sample("ping.pcap")).out());
        assertThat(folder.resolve("od/a-x.pcapng.tsv")).hasContent(Command.call("read", "-e", "frame.number", Command.sample("connection.pcap")).out());
    }

    @Test
    void givesNoNameTwice() {
        assertThat(OutputNames.of(List.of("a/x.pcap", "b/y.pcap", "-"))).containsExactly("x", "y", "stdin");
        assertThat(OutputNames.of(List.of("a/x.pcap", "b/x.pcap"))).containsExactly("a-x", "b-x");
        assertThat(OutputNames.of(List.of("a/x.pcap", "b/x.pcap", "c/a-x.pcap"))).containsExactly("a-x.pcap", "b-x", "c-a-x");
        assertThat(OutputNames.of(List.of("a/x.pcap", "a/x.pcapng", "b/x.pcap"))).containsExactly("a-x.pcap", "a-x.pcapng", "b-x");
        assertThat(OutputNames.of(List.of("1/a/x.pcap", "2/a/x.pcap", "1/a/x.pcap"))).containsExactly("a-x.pcap", "a-x.pcap-2", "a-x.pcap-3");
        assertThat(OutputNames.of(List.of("/x.pcap", "/x.cap"))).doesNotHaveDuplicates();
    }

    private static void refused(String why, String... words) {
        Command call = Command.call(words);

        assertThat(call.err()).contains(why);
        assertThat(call.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(call.out()).isEmpty();
    }
}
