package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files and texts of rules that would tell a terminal to do something. */
@DisabledOnOs(OS.WINDOWS)
class HostileNamesTest {
    private static final String HOSTILE = "a\u001B]0;b\u0007\u009B2J\u007F\u202Ec\u2066</script>";
    private static final String NAME    = nameable("x\n\r\t" + HOSTILE.replace('/', '_'));

    private static final String RULES = """
            rule r1 "title ?" {
                when     tcp.flags.syn and tcp.flags.fin and not tcp.payload contains "?"
                message  "message ? {ip.src}"
                because  "because ?"
            }
            policy p1 "title ?" {
                applies  tcp
                deny     c1 when tcp.flags.syn and tcp.flags.fin "note ?"
                allow    otherwise
            }
            suppress r1 when ip.src == 10.0.0.9 until 2020-01-01 because "why ?"
            test "title ?" {
                packets {
                    10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]
                }
                expect r1 at 1
            }
            test "there is none" {
                capture "?.pcap"
                expect nothing
            }
            """;

    @TempDir
    Path folder;

    private Path rules;
    private Path wrong;
    private Path capture;
    private Path missing;

    @BeforeEach
    void write() throws IOException {
        rules = Files.writeString(folder.resolve(NAME + ".remora"), RULES.replace("?", HOSTILE));
        wrong = Files.writeString(folder.resolve(NAME + ".wrong.remora"), RULES.replace("?", HOSTILE).replace("tcp.flags", "tcp.flugs" + HOSTILE));
        capture = Files.copy(Path.of(Command.sample("syn-fin-scan.pcap")), folder.resolve(NAME + ".pcap"));
        missing = folder.resolve(NAME + ".missing");
    }

    private Command call(String words) {
        return Command.call(Stream.of(words.split(" ")).map(word -> switch (word) {
            case "RULES" -> rules.toString();
            case "WRONG" -> wrong.toString();
            case "CAPTURE" -> capture.toString();
            case "MISSING" -> missing.toString();
            case "FOLDER" -> folder.toString();
            default -> word;
        }).toArray(String[]::new));
    }

    // What a name of a file can have here: in the locale C that is ASCII.
    private static String nameable(String text) {
        CharsetEncoder names = Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder();
        return text.chars().filter(c -> names.canEncode((char) c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    // Nothing but what ends lines and what parts cells of TSV.
    private static void assertHarmless(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && (Character.isISOControl(c) || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069))
                .mapToObj(Integer::toHexString).distinct()).as(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --verdicts=all --stats RULES --on CAPTURE CAPTURE", "run --verdicts=all --format json RULES --on CAPTURE",
        "run --format eve RULES --on CAPTURE", "run WRONG --on CAPTURE", "run RULES --on MISSING", "run MISSING --on CAPTURE", "read CAPTURE CAPTURE",
        "read --format tree -c 1 CAPTURE CAPTURE", "read --format json CAPTURE", "read RULES", "read MISSING", "connections CAPTURE CAPTURE",
        "connections --format json CAPTURE", "check FOLDER", "check --format line FOLDER", "check --format json FOLDER", "check --format sarif FOLDER",
        "test -v RULES", "explain RULES r1 CAPTURE", "explain RULES r1 CAPTURE -p 1", "explain --format json RULES r1 CAPTURE -p 1", "explain RULES p1 CAPTURE -p 1",
        "format --check RULES", "import RULES", "synth RULES r1", "export --to nftables RULES"})
    void reachNoTerminal(String words) {
        Command called = call(words);

        assertThat(called.out() + called.err()).isNotBlank().doesNotContain("internal error");
        assertHarmless(called.out());
        assertHarmless(called.err());
    }

    @Test
    void forgeNoLineOfAMessage() {
        assertThat(call("read RULES").err().lines()).hasSize(1);
        assertThat(call("run MISSING --on CAPTURE").err().lines()).hasSize(1);
        assertThat(call("check --format line WRONG").out().lines()).allMatch(line -> line.matches(".*\\.remora:\\d+:\\d+: \\w+ R\\d{4} .*"));
    }

    @Test
    void areTheSameInJson() {
        List<String> lines = call("run --format json RULES --on CAPTURE").lines();

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(JsonParser.parseString(line).getAsJsonObject().get("capture").getAsString()).isEqualTo(capture.toString());
            assertThat(JsonParser.parseString(line).getAsJsonObject().get("message").getAsString()).startsWith("message " + HOSTILE);
        });
    }

    @Test
    void areUrisInSarif() {
        String uri = JsonParser.parseString(call("check --format sarif WRONG").out()).getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject().getAsJsonArray("results")
                .get(0).getAsJsonObject().getAsJsonArray("locations").get(0).getAsJsonObject().getAsJsonObject("physicalLocation").getAsJsonObject("artifactLocation").get("uri")
                .getAsString();

        assertThat(uri).matches("file:///[\\x21-\\x7E]+");
        assertThat(Path.of(URI.create(uri))).isEqualTo(wrong);
    }

    @Test
    void leaveXmlWellFormed() throws Exception {
        Path xml = folder.resolve("results.xml");

        assertThat(Command.call("test", "--junit-xml", xml.toString(), rules.toString()).status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile()).getElementsByTagName("testcase").getLength()).isEqualTo(2);
    }
}
