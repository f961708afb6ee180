package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remora.capture.Capture;
import dev.remora.capture.CaptureWriter;
import dev.remora.packet.Frame;
import dev.remora.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
    private static final String TEXTBOOK = "../samples/textbook/";
    private static final String SCRIPT   = "src/test/resources/connections/";
    private static final Path   SCHEMAS  = Path.of("../docs/schemas");

    private static Path capture(String script, Path folder) throws IOException {
        Path capture = folder.resolve(script + ".pcap");
        Exchange.write(Path.of(SCRIPT + script + ".exchange"), capture);
        return capture;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--digests", "--ladder --transitions", "--ladder --digests", "--follow 1 --digests", "--follow 1 --transitions", "--ladder --follow 1",
        "--format zeek --streams DIR", "--ladder --streams DIR", "--ignore-checksums"})
    void refusesWhatNothingWouldBeMadeOf(String options, @TempDir Path folder) {
        List<String> words = new ArrayList<>(List.of("connections"));
        words.addAll(List.of(options.replace("DIR", folder.toString()).split(" ")));
        words.add(TEXTBOOK + "data.pcap");
        Command outcome = Command.call(words.toArray(String[]::new));

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.out()).isEmpty();
    }

    // JSON

    @Test
    void aConnectionNamesItsCapture() {
        Command outcome = Command.call("connections", "--format", "json", TEXTBOOK + "data.pcap", TEXTBOOK + "handshake.pcap");

        assertThat(outcome.lines()).extracting(line -> JsonParser.parseString(line).getAsJsonObject().get("capture").getAsString())
                .containsExactly(TEXTBOOK + "data.pcap", TEXTBOOK + "handshake.pcap");
    }

    @Test
    void everyMemberIsInTheSchema(@TempDir Path folder) throws IOException {
        Command outcome = Command.call("connections", "--format", "json", "--transitions", "--digests", "--findings", capture("gap", folder).toString(),
                TEXTBOOK + "udp-closed-port.pcap", TEXTBOOK + "stray-reset.pcap");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines()).hasSize(4);
        for (String line : outcome.lines()) {
            JsonObject object = JsonParser.parseString(line).getAsJsonObject();
            assertThat(new Schema(schema(object.has("finding") ? "finding" : "connection")).violations(object)).as(line).isEmpty();
        }
    }

    private static JsonObject schema(String name) throws IOException {
        return JsonParser.parseString(Files.readString(SCHEMAS.resolve(name + ".schema.json"))).getAsJsonObject();
    }

    // Text

    @Test
    void theListAndTheRunCountAlike() {
        Pattern counts = Pattern.compile("(?m)\\d+ connections?(; packets of \\d+ pairs? of endpoints belong to no connection)?(?=;|$)");
        for (String sample : List.of("captures/connection", "captures/ping", "captures/null-scan", "captures/illegal-flags", "textbook/stray-reset", "textbook/udp-closed-port")) {
            Command list = Command.call("connections", "../samples/" + sample + ".pcap");
            Command run = Command.call("run", "../samples/rules", "--on", "../samples/" + sample + ".pcap");

            assertThat(found(counts, run.out())).as(sample).isEqualTo(found(counts, list.out())).isNotEmpty();
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String last = "";
        while (matcher.find())
            last = matcher.group();
        return last;
    }

    @Test
    void tellsWhatIsWrongWithTheCapture(@TempDir Path folder) throws IOException {
        String capture = capture("gap", folder).toString();
        String finding = "about the capture, not its traffic:\n  1 connection with acknowledged octets that the capture lacks: 4 octets are missing";

        assertThat(Command.call("connections", capture).out()).contains(finding);
        assertThat(Command.call("run", "../samples/rules", "--on", capture).out()).contains(finding);
    }

    // Following

    @ParameterizedTest
    @ValueSource(strings = {"text", "hex"})
    void followsAConnection(String form, @TempDir Path folder) throws IOException {
        Command outcome = Command.call("connections", "--follow", "1", "--as", form, capture("talk", folder).toString());

        assertThat(outcome.status()).isZero();
        Golden.compare(Path.of(SCRIPT + "talk." + form), outcome.out());
    }

    @Test
    void saysWhatIsMissingBetweenOctets(@TempDir Path folder) throws IOException {
        Command outcome = Command.call("connections", "--follow", "1", capture("gap", folder).toString());

        Golden.compare(Path.of(SCRIPT + "gap.text"), outcome.out());
    }

    @Test
    void writesTheOctetsOfOneEndAndNothingElse(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("octets");
        Command outcome = Command.call("connections", "--follow", "1", "--as", "raw", "--from", "responder", "-o", out.toString(), capture("talk", folder).toString());

        assertThat(outcome.status()).isZero();
        assertThat(Files.readString(out, StandardCharsets.US_ASCII)).isEqualTo("220 ready\r\n250 hello\r\n");
    }

    @Test
    void saysThatThereIsNoSuchConnection() {
        Command outcome = Command.call("connections", "--follow", "9", TEXTBOOK + "data.pcap");

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("remora connections: there is no connection 9; this capture has one, number 1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ladder", "--transitions"})
    void cutsTimesToAMicrosecondAsTheListDoes(String option, @TempDir Path folder) throws IOException {
        String sample = Command.sample("connection.pcap");
        Path later = folder.resolve("connection.pcapng");
        try (Capture capture = Capture.open(Path.of(sample)); CaptureWriter writer = CaptureWriter.open(later)) {
            Frame frame = new Frame();
            while (capture.next(frame))
                writer.write(frame.describe(frame.number(), frame.timeNanos() + (frame.number() > 3 ? 999 : 0), frame.linkType(), 0));
        }

        assertThat(Command.call("connections", option, later.toString()).out()).contains("0.000049").isEqualTo(Command.call("connections", option, sample).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format json", "--format text", "--ladder", "--format json --digests"})
    void saysThatAConnectionToShowIsMissing(String options) {
        List<String> words = new ArrayList<>(List.of("connections", "-c", "7", "-c", "1", "-c", "9"));
        words.addAll(List.of(options.split(" ")));
        words.add("../samples/captures/ping.pcap");
        Command outcome = Command.call(words.toArray(String[]::new));

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.out()).as("what is there is shown").isNotEmpty();
        assertThat(outcome.err()).isEqualTo("remora connections: there is no connection 7, 9; this capture has one, number 1\n");
    }

    @Test
    void aConnectionMayBeMissingInOneCaptureOfSeveral() {
        Command outcome = Command.call("connections", "-c", "2", TEXTBOOK + "data.pcap", "../samples/captures/null-scan.pcap");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void inSeveralCapturesSaysHowManyTheOneWithTheMostHas() {
        Command outcome = Command.call("connections", "-c", "99999", TEXTBOOK + "data.pcap", "../samples/captures/null-scan.pcap");

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.err()).contains("there is no connection 99999; no capture has more than ", ", numbered from 1");
    }

    @Test
    void followsInOneCaptureOnly() {
        Command outcome = Command.call("connections", "--follow", "1", TEXTBOOK + "data.pcap", TEXTBOOK + "handshake.pcap");

        assertThat(outcome.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(outcome.err()).contains("--follow takes one capture");
    }

    @Test
    void aLogOfSeveralCapturesNamesNoTwoConnectionsAlike(@TempDir Path folder) throws IOException {
        String[] call = {"connections", "--format", "zeek", Command.sample("connection.pcap"), Command.sample("half-open.pcap")};
        List<String> names = uids(Command.call(call).lines());
        Path apart = folder.resolve("half-open.tsv");

        assertThat(names).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(Command.call(Stream.concat(Stream.of(call), Stream.of("--output-dir", folder.toString())).toArray(String[]::new)).status()).isZero();
        assertThat(uids(Files.readAllLines(apart))).isEqualTo(uids(Command.call("connections", "--format", "zeek", call[4]).lines()));
    }

    private static List<String> uids(List<String> log) {
        return log.stream().filter(line -> !line.startsWith("#")).map(line -> line.split("\t")[1]).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format zeek --transitions", "--format zeek --digests", "--format zeek -c 1", "--format zeek --ladder", "--format json --ladder",
        "--format json --follow 1"})
    void refusesWhatAFormatHasNoPlaceFor(String options) {
        List<String> arguments = new ArrayList<>(List.of("connections"));
        arguments.addAll(List.of(options.split(" ")));
        arguments.add(Command.sample("connection.pcap"));
        Command command = Command.call(arguments.toArray(String[]::new));

        assertThat(command.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(command.err()).contains("--format");
        assertThat(command.out()).isEmpty();
    }
}
