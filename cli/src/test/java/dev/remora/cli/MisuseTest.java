package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MisuseTest {
    private static final int COLUMNS = 80;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"connections -c x ping.pcap | remora connections: --connection takes a whole number, not x",
        "read --format x ping.pcap | remora read: --format takes text, tsv, tree or json, not x",
        "run --threads many r | remora run: --threads takes a whole number, not many", "run --format TEXT r | remora run: --format takes text, json or eve, not TEXT",
        "live lo --count 99999999999999999999 | remora live: --count takes a whole number, not 99999999999999999999",
        "export --to x r | remora export: --to takes nftables, not x", "read -c 0 ping.pcap | remora read: --count takes a number of at least 1, not 0",
        "read -c 3 --cases x | remora read: --cases cannot be combined with --count: it tries each filter on a whole capture, with the default timeouts",
        "read --cases x y.pcap | remora read: --cases takes no capture: its file names them",
        "read -w x.pcap -o y y.pcap | remora read: --write cannot be combined with --output: it writes whole packets and shows nothing of them",
        "read -w x.pcap -e ip.src y.pcap | remora read: --write cannot be combined with --field: it writes whole packets and shows nothing of them",
        "connections --ladder 3 ping.pcap | remora connections: --ladder takes no number, and there is no capture 3; to choose a connection, use -c 3",
        "read --format | remora read: --format takes a FORMAT, and none is given",
        "read - - | remora read: - is standard input, which can be read only once; it is named more than once",
        "run --format json --stats r | remora run: --stats is part of text output; it cannot be combined with --format json"})
    void tellsWhatIsWrongInItsOwnWords(String words, String told) {
        Command call = Command.call(words.split(" "));

        assertThat(call.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines().toList().getFirst()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"format,RULES", "check,RULES", "read,CAPTURE", "import,FILE", "read -w,--write", "run rules --on,--on", "connections x.pcap --output-dir,--output-dir",
        "synth rules,RULE", "read x.pcap -e,--field"})
    void refusesTheEmptyWordOfAVariableThatIsNotSet(String words, String named) {
        Command call = Command.call(Stream.concat(Stream.of(words.split(" ")), Stream.of("")).toArray(String[]::new));

        assertThat(call.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(call.err()).contains(": " + named + " is an empty word, which names nothing; is a variable not set?\n");
    }

    @Test
    void helpsAlsoBesideAnEmptyWord() {
        assertThat(Command.call("format", "--help", "")).isEqualTo(Command.call("format", "--help"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"read -r x.pcap | Captures need no option; name them last.",
        "run -r x.pcap | Captures go after --on: remora run RULES --on CAPTURE", "live -i lo | The interface needs no option: remora live INTERFACE",
        "follow x.pcap | remora connections --follow ID CAPTURE shows what the two ends of a connection send.", "bogus x.pcap | Try: remora --help",
        "read -k x.pcap | Try: remora read --help", "read --filtr x x.pcap | Did you mean --filter?"})
    void namesWhatStandsForAWordOfAnotherTool(String words, String told) {
        assertThat(Command.call(words.split(" ")).err().lines().toList().get(1)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource
    void aWordOfAnotherToolIsNoneOfOurs(ForeignWord row) {
        for (String command : row.commands())
            for (String word : row.words())
                assertThat(Command.call(command.isEmpty() ? new String[]{word} : new String[]{command, word}).err()).contains(row.advice());
    }

    @Test
    void whatIsWrongWithAFilterEndsWithItsCount() {
        assertThat(Command.call("read", "-Y", "tcp.srcprt == 1", Command.sample("ping.pcap")).err()).endsWith("\n\nfilter: 1 error\n");
    }

    @Test
    void refusesAnUnknownCommandWhateverIsBehindIt() {
        assertThat(Command.call("bogus", "--help")).isEqualTo(Command.call("bogus"));
        assertThat(Command.call("bogus", "--help").status()).isEqualTo(ExitStatus.USAGE);
    }

    @ParameterizedTest
    @EnumSource
    void keepsExamplesOnTheirLines(Subcommand command) {
        String help = Command.call(command.word(), "--help").out();

        assertThat(help.lines()).allMatch(line -> line.length() < COLUMNS + 1);
        assertThat(help.lines().dropWhile(line -> !line.equals("Examples:")).skip(1)).noneMatch(line -> line.matches("[^ A-Z`].*") && !line.startsWith("Examples"));
    }
}
