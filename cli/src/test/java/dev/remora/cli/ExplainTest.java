package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.type.RuleSet;
import dev.remora.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code remora explain} says. A case is a call; -Dgolden.update makes the rest. */
class ExplainTest {
    private static final Path FOLDER = Path.of("src", "test", "explain");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".call")).map(name -> name.replace(".call", "")).sorted().toList()
                    .stream();
        }
    }

    private static Command call(String words) {
        Stream<String> paths = Arrays.stream(words.trim().split(" ")).map(word -> word.startsWith("samples/") ? "../" + word : word);
        return Command.call(Stream.concat(Stream.of("explain"), paths).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhy(String name) throws IOException {
        Command outcome = call(Files.readString(FOLDER.resolve(name + ".call")));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        Golden.compare(FOLDER.resolve(name + ".txt"), outcome.out());
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesJsonByItsSchema(String name) throws IOException {
        String words = Files.readString(FOLDER.resolve(name + ".call")).replace(" --format json", "").trim() + " --format json";
        JsonElement schema = JsonParser.parseString(Files.readString(Path.of("..", "docs", "schemas", "explanation.schema.json")));

        List<String> lines = call(words).lines();

        assertThat(lines).hasSize(1);
        assertThat(new Schema(schema.getAsJsonObject()).violations(JsonParser.parseString(lines.getFirst()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            samples/rules syn-fon samples/captures/ping.pcap             | no rule or policy syn-fon; did you mean syn-fin?
            samples/rules/state.remora stray samples/captures/ping.pcap  | no rule or policy stray; there are state/stray-ack
            samples/rules half-open-scan samples/captures/ping.pcap      | no rule or policy half-open-scan; there are state/half-open,
            samples/rules syn-fin samples/captures/ping.pcap --packet 0  | --packet counts from 1
            samples/rules syn-fin samples/captures/ping.pcap -p 99999    | there is no packet 99999
            samples/rules syn-fin samples/captures/none.pcap -p 1        | none.pcap
            samples/nowhere syn-fin samples/captures/ping.pcap -p 1      | there is no such file or folder
            """)
    void refuses(String words, String message) {
        Command outcome = call(words);

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.status()).isBetween(ExitStatus.USAGE, ExitStatus.INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp-legality/null-flags null-scan.pcap", "icmp-policy/icmpv6-inbound ping-ipv6.pcap", "state/half-open half-open.pcap"})
    void noLineOfASummaryIsWiderThanTheTerminal(String call) throws IOException {
        String[] words = call.split(" ");
        String broken = summary(48, words[0], words[1]);

        assertThat(broken.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(48));
        assertThat(broken).isEqualToNormalizingWhitespace(summary(0, words[0], words[1]));
    }

    private static String summary(int columns, String rule, String capture) throws IOException {
        Dissectors dissectors = Dissectors.load();
        RuleSet subject = RuleFolder.load(List.of(Path.of("../samples/rules")), dissectors.catalogue()).rules().only(rule).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Streams streams = new Streams(InputStream.nullInputStream(), out, System.err);
        ExplanationTree view = new ExplanationTree(Command.sample(capture), Colours.PLAIN, columns, streams);
        new NearMisses(subject, dissectors, Settings.STANDARD, view).read(new Replay(dissectors, streams, false, Settings.STANDARD), Command.sample(capture));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatTheDamageComesBeforeThePacket() throws IOException {
        byte[] octets = Command.octets("ping.pcap");

        Command outcome = Command.call(Arrays.copyOf(octets, octets.length / 2), "explain", "../samples/rules", "syn-fin", "-", "--packet", "9999");

        assertThat(outcome.err()).contains("the damage is before packet 9999");
        assertThat(outcome.status()).isEqualTo(ExitStatus.INPUT);
    }

    @Test
    void explainsAPacketBeforeTheDamage() throws IOException {
        byte[] octets = Command.octets("connection.pcap");

        Command outcome = Command.call(Arrays.copyOf(octets, octets.length - 9), "explain", "../samples/rules", "syn-fin", "-", "--packet", "17");

        assertThat(outcome.out()).contains("at packet 17");
        assertThat(outcome.status()).isEqualTo(ExitStatus.DONE);
    }
}
