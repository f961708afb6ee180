package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
    @Test
    void takesNoByteOrderMarkForAPartOfTheFirstName(@TempDir Path folder) throws IOException {
        Path names = Files.writeString(folder.resolve("names"), "\uFEFFip.src\nip.dst\n");

        assertThat(Command.call("read", "--fields-from", names.toString(), Command.sample("ping.pcap")).lines()).startsWith("ip.src\tip.dst");
        assertThat(Lists.lines(Files.writeString(names, ""))).isEmpty();
    }

    @Test
    void saysThatAFolderIsNoList(@TempDir Path folder) {
        Command refused = new Command(ExitStatus.USAGE, "", "remora read: " + folder + ": this is a folder; expected a file\n");

        assertThat(Command.call("read", "--fields-from", folder.toString(), Command.sample("ping.pcap"))).isEqualTo(refused);
        assertThat(Command.call("read", "--cases", folder.toString())).isEqualTo(refused);
    }
}
