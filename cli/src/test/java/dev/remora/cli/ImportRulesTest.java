package dev.remora.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportRulesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../samples/rules/state.remora", "../samples/rules/icmp-policy.remora"})
    void saysThatAFileNeedsNoTranslation(String file) {
        Path written = folder.resolve("x.remora");

        Command refused = Command.call("import", file, "-o", written.toString());

        assertThat(refused).isEqualTo(new Command(ExitStatus.USAGE, "", "remora import: " + file + ": this is already a rule file of Remora; use it with `check` and `run`\n"));
        assertThat(written).doesNotExist();
    }

    @Test
    void knowsRuleFilesByTheirNameOrTheirText() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.remora"), "rule x { when }\n");
        Path plain = Files.writeString(folder.resolve("plain.txt"), """
                policy x "X" {
                    applies tcp
                    alert bad when (tcp.flags.syn and tcp.flags.fin)
                    allow otherwise
                }
                """);

        assertThat(Command.call("import", wrong.toString()).err()).contains("a rule file of Remora");
        assertThat(Command.call("import", plain.toString()).err()).contains("a rule file of Remora");
        assertThat(Command.call("rule x { when tcp }".getBytes(UTF_8), "import", "-").err()).startsWith("remora import: standard input: this is already a rule file of Remora");
    }

    @ParameterizedTest
    @CsvSource({"all.rules, all-rules", "not.rules, not-rules", "in.rules, in-rules", "emerging-dns.rules, emerging-dns", "3.rules, imported"})
    void namesThePackAfterTheFileWhereItMayBeCalledSo(String file, String pack) throws IOException {
        Path rules = Files.writeString(folder.resolve(file), "alert tcp any any -> any 80 (msg:\"web\"; sid:1;)\n");
        Path written = folder.resolve("x.remora");

        Command.call("import", rules.toString(), "-o", written.toString());

        assertThat(written).content().contains("pack " + pack + " ");
        assertThat(Command.call("check", written.toString()).status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void namesInItsHelpEachKeywordThatTheGuideDoes() throws IOException {
        String guide = Files.readString(Path.of("../docs/rules.md"));
        String table = guide.substring(guide.indexOf("| translated | keywords |"), guide.indexOf("A rule may span several lines"));
        List<String> keywords = Pattern.compile("`([a-z0-9_.-]{2,})`").matcher(table).results().map(found -> found.group(1)).toList();

        String help = Command.call("import", "--help").out();

        assertThat(keywords).contains("pkt_data").allSatisfy(keyword -> assertThat(help).containsPattern("\\b" + Pattern.quote(keyword) + "\\b"));
    }

    @Test
    void saysOnceThatAFileHasNoRules() {
        Command refused = Command.call("import", "../README.md");

        assertThat(refused.err()).startsWith("remora import: ../README.md: this has no Snort or Suricata rule").hasLineCount(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Command.call("import", Command.sample("ping.pcap")).err()).contains("this is a capture, not a rule file").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | 0 rules translated, 0 not", "# all of it is off | 0 rules translated, 0 not", "ipvar HOME_NET any | 0 rules translated, 0 not",
        "alert tcp any any -> any 80 (sid:1;) | 1 rule translated, 0 not", "alert tcp any any -> any 80 | 0 rules translated, 1 not",
        "alert http (sid:2;) | 0 rules translated, 1 not",
        "config a: b, include c.rules, alert tcp any any -> any 80 (sid:1;) | 1 rule translated, 0 not; 2 settings left out",
        "prose, alert tcp any any -> any 80 (sid:1;) | 1 rule translated, 1 not"})
    void triesWhatIsMeantAsRules(String text, String told) {
        Command outcome = Command.call(text.replace(", ", "\n").getBytes(UTF_8), "import", "-");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).endsWith(told + "\n");
    }

    @Test
    void saysWhatToDoWithAFolder() {
        assertThat(Command.call("import", folder.toString())).isEqualTo(new Command(ExitStatus.USAGE, "",
                "remora import: " + folder + ": this is a folder; name a file of rules, or join several: cat " + folder + "/*.rules | remora import -\n"));
    }

    @Test
    void readsNoMoreThanAnyFileOfRulesHas() throws IOException {
        Path file = folder.resolve("endless.rules");
        try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
            hole.setLength(20L << 30);
        }

        assertThat(Command.call("import", file.toString())).isEqualTo(new Command(ExitStatus.USAGE, "", "remora import: " + file + ": this is longer than 128 MiB; split it\n"));
    }
}
