package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of captures and of rules, and what is in them. */
class FoldersTest {
    private static final String CONNECTION = Command.sample("connection.pcap");

    @TempDir
    private Path folder;

    @Test
    void readsAFolderThatASymbolicLinkLeadsTo() throws IOException {
        Path folderOfCaptures = Files.createDirectories(folder.resolve("captures"));
        Files.copy(Path.of(CONNECTION), folderOfCaptures.resolve("x.pcap"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folderOfCaptures);
        Files.createSymbolicLink(folderOfCaptures.resolve("loop"), folderOfCaptures);

        assertThat(Command.call("read", link.toString()).out()).isEqualTo(Command.call("read", folderOfCaptures.resolve("x.pcap").toString()).out());
    }

    @Test
    void readsWhatIsFurtherDownInAFolder() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("b/c"));
        Files.copy(Path.of(CONNECTION), deeper.resolve("x.pcap"));
        Files.copy(Path.of(CONNECTION), folder.resolve("a.pcap"));
        Files.writeString(deeper.resolve("notes.txt"), "no capture");

        assertThat(Command.call("read", folder.toString()).lines().stream().filter(line -> line.startsWith("== "))).hasSize(2)
                .satisfiesExactly(first -> assertThat(first).endsWith("a.pcap"), second -> assertThat(second).endsWith(Path.of("b", "c", "x.pcap").toString()));
    }

    @Test
    void knowsAFolderOfCapturesByWhatIsFurtherDown() throws IOException {
        Path deeper = Files.createDirectories(folder.resolve("b/c"));
        Files.copy(Path.of(CONNECTION), deeper.resolve("x.pcap"));
        assertThat(Command.call("run", folder.toString()).err()).contains("go after --on").contains("remora run RULES --on " + folder);

        Files.writeString(folder.resolve("mine.remora"), "rule r { when tcp }\n");
        assertThat(Command.call("run", folder.toString(), "--on", folder.toString()).status()).isZero();
    }

    @Test
    void readsTheOthersWhereAFolderBelowCannotBeRead() throws IOException {
        Files.copy(Path.of(CONNECTION), folder.resolve("a.pcap"));
        Path closed = Files.createDirectory(folder.resolve("closed"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
        assumeThat(Files.isReadable(closed)).as("who may read everything has no such folder").isFalse();

        Command read = Command.call("read", folder.toString());

        assertThat(read.err()).contains("closed");
        assertThat(read.out()).contains("10.77.1.7");
    }

    @Test
    void checksAFolderOfRulesThatASymbolicLinkLeadsTo() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("mine.remora"), "rule r { when tcp }\n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), rules);

        assertThat(Command.call("check", link.toString()).status()).isZero();
    }
}
