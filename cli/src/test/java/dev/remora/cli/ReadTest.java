package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReadTest {
    private static final String CONNECTION = Command.sample("connection.pcap");

    @TempDir
    private Path folder;

    @Test
    void printsFieldsWithAHeaderAndSeveralValuesJoined() {
        Command read = Command.call("read", "-Y", "tcp", "-e", "frame.number", "-e", "tcp.flags.syn", "-e", "tcp.port", "-e", "udp.port", CONNECTION);

        assertThat(read.status()).isZero();
        assertThat(read.err()).isEmpty();
        assertThat(read.lines().getFirst()).isEqualTo("frame.number\ttcp.flags.syn\ttcp.port\tudp.port");
        assertThat(read.lines().get(1)).matches("\\d+\\t1\\t\\d+,\\d+\t");
    }

    @Test
    void countsTheTimeSinceThePacketDisplayedBefore() {
        Command read = Command.call("read", "-Y", "tcp.len > 0", "-e", "frame.time_relative", "-e", "frame.time_delta_displayed", "--no-header", CONNECTION);

        BigDecimal before = null;
        for (String line : read.lines()) {
            BigDecimal time = new BigDecimal(line.split("\t")[0]);
            assertThat(new BigDecimal(line.split("\t")[1])).isEqualByComparingTo(before == null ? BigDecimal.ZERO : time.subtract(before));
            before = time;
        }
        assertThat(before).isNotNull();
    }

    @Test
    void tellsTimesThatGoBackApartFromTheNumber() throws IOException {
        byte[] capture = Files.readAllBytes(Path.of(CONNECTION));
        int second = 24 + 16 + ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).getInt(24 + 8);
        int seconds = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).getInt(24);
        int micros = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
        ByteBuffer back = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).putInt(second, 1).putInt(second + 4, micros);
        Path far = Files.write(folder.resolve("far.pcap"), back.array());
        assertThat(Command.call("read", far.toString()).lines().get(1)).startsWith("      2 -" + (seconds - 1) + ".000000  ");

        Path near = Files.write(folder.resolve("near.pcap"), back.putInt(second, seconds - 1).putInt(second + 4, micros + 700_000).array());
        assertThat(Command.call("read", near.toString()).lines().get(1)).startsWith("      2    -0.300000  ");
    }

    @Test
    void tellsThePayloadOfADatagram() {
        assertThat(Command.call("read", "-Y", "udp", "../samples/captures/udp-scan.pcap").lines().getFirst()).endsWith("34623 → 30728 Len=20");
    }

    @Test
    void namesHostsByTheirAddresses() {
        Command read = Command.call("read", "-Y", "ip.src_host == ip.src and icmp", "-e", "ip.dst_host", "-e", "ip.dst", "--no-header", "../samples/captures/ping.pcap");

        assertThat(read.lines()).isNotEmpty().allMatch(line -> line.matches("(.+)\t\\1"));
    }

    @Test
    void leavesTheHeaderOutWhenAsked() {
        assertThat(Command.call("read", "-e", "frame.number", "--no-header", CONNECTION).lines()).startsWith("1", "2", "3");
    }

    @Test
    void takesNamesOfFieldsFromAFile() throws IOException {
        Path names = Files.writeString(folder.resolve("names"), "tcp.flags\n\n ip.proto \n");

        assertThat(Command.call("read", "-Y", "tcp.flags.syn", "--fields-from", names.toString(), CONNECTION).lines()).startsWith("tcp.flags\tip.proto", "0x0002\t6");
    }

    @Test
    void selectsPackets() {
        Command read = Command.call("read", "-Y", "tcp.flags.syn == 1 and tcp.flags.ack == 0", "-e", "tcp.flags", "--no-header", CONNECTION);

        assertThat(read.lines()).containsExactly("0x0002");
        assertThat(Command.call("read", "-Y", " ", CONNECTION)).as("an empty filter takes all").isEqualTo(Command.call("read", CONNECTION));
    }

    @Test
    void tellsWhatIsDoubtfulAboutAFilterBesideTheResults() {
        Command never = Command.call("read", "-Y", "tcp and ip.ttl < 0", CONNECTION);
        Command octet = Command.call("read", "-Y", "eth.src[0] == 10", CONNECTION);

        assertThat(never.status()).isZero();
        assertThat(never.lines()).isEmpty();
        assertThat(never.err()).contains("warning[R0430]: `ip.ttl < 0` never holds").contains("--> filter:1:9").doesNotContain("error");
        assertThat(octet.err()).as("a hint about style").isEmpty();
    }

    @Test
    void readsStandardInput() throws IOException {
        Command read = Command.call(Command.octets("connection.pcap"), "read", "-2", "-e", "frame.number", "--no-header", "-");

        assertThat(read.lines()).isEqualTo(Command.call("read", "-e", "frame.number", "--no-header", CONNECTION).lines());
    }

    @Test
    @Timeout(60)
    void readsAPipeTwice() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        byte[] octets = Command.octets("connection.pcap");
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            try {
                Files.write(pipe, octets, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        Command read = Command.call("read", "-2", "-e", "frame.number", "--no-header", pipe.toString());

        writer.join();
        assertThat(read.err()).isEmpty();
        assertThat(read.lines()).isEqualTo(Command.call("read", "-e", "frame.number", "--no-header", CONNECTION).lines());
    }

    @Test
    void writesAFileForEachCaptureAndTellsThoseOfOneNameApart() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one")).resolve("same.pcap");
        Path other = Files.createDirectory(folder.resolve("other")).resolve("same.pcap");
        Files.write(one, Command.octets("connection.pcap"));
        Files.write(other, Command.octets("ping.pcap"));
        Path out = folder.resolve("out");

        Command read = Command.call("read", "-e", "frame.number", "--output-dir", out.toString(), one.toString(), other.toString(), CONNECTION);

        assertThat(read.status()).isZero();
        assertThat(out).isDirectoryContaining("glob:**/one-same.tsv").isDirectoryContaining("glob:**/other-same.tsv")
                .isDirectoryContaining("glob:**/connection.tsv");
        assertThat(out.resolve("one-same.tsv")).hasSameTextualContentAs(out.resolve("connection.tsv"));
    }

    @Test
    void tellsALineAPacket() {
        assertThat(Command.call("read", "-Y", "tcp", CONNECTION).lines().getFirst()).contains("TCP").contains("→");
    }

    @Test
    void showsTreesWithOctetsOnRequest() {
        assertThat(Command.call("read", "-Y", "tcp", "--format", "tree", CONNECTION).out()).contains("  Source Port: ").doesNotContain(" 34..36");
        assertThat(Command.call("read", "-Y", "tcp", "--format", "tree", "--ranges", CONNECTION).out()).containsPattern("tcp\\.srcport +34\\.\\.36");
    }

    @Test
    void givesAnObjectALine() {
        Command read = Command.call("read", "--format", "json", CONNECTION);

        assertThat(read.lines()).allSatisfy(line -> assertThat(JsonParser.parseString(line).getAsJsonObject().keySet()).contains("number", "layers"));
    }

    @Test
    void writesSelectedPacketsAsACapture() {
        String written = folder.resolve("syn.pcapng").toString();

        Command write = Command.call("read", "-Y", "tcp.flags.syn", "-w", written, CONNECTION);

        assertThat(write).isEqualTo(new Command(ExitStatus.DONE, "", ""));
        assertThat(Command.call("read", "-e", "tcp.flags", "--no-header", written).lines()).containsExactly("0x0002", "0x0012");
    }

    @Test
    void doesNotWriteOverWhatItReads() throws IOException {
        Path capture = Files.write(folder.resolve("x.pcap"), Command.octets("ping.pcap"));

        assertThat(Command.call("read", "-w", capture.toString(), capture.toString()).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(capture).hasBinaryContent(Command.octets("ping.pcap"));
    }

    @Test
    void printsWhatIsBeforeTheDamageAndSaysWhereItIs() throws IOException {
        byte[] whole = Command.octets("connection.pcap");
        byte[] cut = Arrays.copyOf(whole, whole.length - 5);
        int packets = Command.call("read", "-e", "frame.number", "--no-header", CONNECTION).lines().size();

        Command read = Command.call(cut, "read", "-e", "frame.number", "--no-header", "-");

        assertThat(read.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(read.lines()).hasSize(packets - 1);
        assertThat(read.err()).startsWith("remora: standard input").contains("octet").doesNotContain("\tat ");
    }

    @Test
    void readsOnAfterACaptureThatIsNone() {
        Command read = Command.call("read", "-e", "frame.number", "--no-header", "pom.xml", CONNECTION);

        assertThat(read.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(read.err()).contains("pom.xml");
        assertThat(read.lines()).startsWith("1", "2");
    }

    @Test
    void asksWhatWasMeantByAnUnknownField() {
        Command read = Command.call("read", "-e", "tcp.srcprt", CONNECTION);

        assertThat(read.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(read.out()).isEmpty();
        assertThat(read.err()).contains("did you mean tcp.srcport?");
    }

    @Test
    void showsWhereAFilterIsWrong() {
        Command read = Command.call("read", "-Y", "tcp.srcport == \"http\"", CONNECTION);

        assertThat(read.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(read.err()).contains("^");
    }

    @Test
    void wantsACapture() {
        Command read = Command.call("read");

        assertThat(read.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(read.err()).contains("CAPTURE");
    }

    @Test
    void givesChosenFieldsAsObjects() {
        Command read = Command.call("read", "-Y", "tcp", "-e", "tcp.port", "-e", "udp.port", "--format", "json", CONNECTION);

        JsonObject first = JsonParser.parseString(read.lines().getFirst()).getAsJsonObject();
        assertThat(first.get("capture").getAsString()).isEqualTo(CONNECTION);
        assertThat(first.getAsJsonObject("fields").keySet()).containsExactly("tcp.port");
        assertThat(first.getAsJsonObject("fields").getAsJsonArray("tcp.port")).hasSize(2);
    }

    @Test
    void refusesFieldsWhereNobodyShowsThem() {
        assertThat(Command.call("read", "--format", "tsv", CONNECTION).err()).contains("-e ip.src");
        assertThat(Command.call("read", "--format", "tree", "-e", "ip.src", CONNECTION).err()).contains("tsv or json");
        assertThat(Command.call("read", "--fields-from", "no-such-file", CONNECTION).status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void startsAnewWithEachCapture() {
        String ping = Command.sample("ping.pcap");
        Command both = Command.call("read", CONNECTION, ping);

        assertThat(both.out()).isEqualTo("== " + CONNECTION + "\n" + Command.call("read", CONNECTION).out() + "== " + ping + "\n" + Command.call("read", ping).out());
    }

    @Test
    void writesACaptureToStandardOutput() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Remora.execute(new Streams(InputStream.nullInputStream(), out, System.err), "read", "-Y", "tcp.flags.syn", "-w", "-", CONNECTION);

        assertThat(Command.call(out.toByteArray(), "read", "-e", "tcp.flags", "--no-header", "-").lines()).containsExactly("0x0002", "0x0012");
    }

    @Test
    void saysWhyACaptureCannotBeWritten() {
        assertThat(Command.call("read", "-w", folder.resolve("missing/x.pcap").toString(), CONNECTION).err()).contains("there is no folder");
        assertThat(Command.call("read", "-w", folder.toString(), CONNECTION).err()).contains("it is a folder");
    }

    /** A capture that stalls: what came is to be seen while the rest is waited for. */
    @Test
    void showsWhatCameBeforeItWaitsForMore() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> seen = new ArrayList<>();
        InputStream stalling = new ByteArrayInputStream(Command.octets("connection.pcap")) {
            @Override
            public synchronized int read(byte[] octets, int from, int count) {
                if (available() == 0)
                    seen.add(out.toString(StandardCharsets.UTF_8).lines().toList().size());
                return super.read(octets, from, count);
            }
        };

        Remora.execute(new Streams(stalling, out, System.err), "read", "-");

        assertThat(seen).first().isEqualTo(19);
    }
}
