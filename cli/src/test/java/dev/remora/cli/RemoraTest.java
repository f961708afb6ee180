package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine;

class RemoraTest {
    @Test
    void listsItsCommands() {
        Command help = Command.call("--help");

        assertThat(help.status()).isZero();
        for (Subcommand command : Subcommand.values())
            assertThat(help.out()).contains("\n  " + command.word());
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandExplainsItself(Subcommand command) {
        Command help = Command.call(command.word(), "--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: remora " + command.word());
    }

    @ParameterizedTest
    @EnumSource
    void takesHelpForAWordToo(Subcommand command) {
        assertThat(Command.call("help", command.word())).isEqualTo(Command.call(command.word(), "--help"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "help help", "help --help"})
    void helpAloneIsThatOfAll(String words) {
        assertThat(Command.call(words.split(" "))).isEqualTo(Command.call("--help"));
    }

    @Test
    void knowsNoHelpForWhatIsNoCommand() {
        assertThat(Command.call("help", "raed")).isEqualTo(Command.call("raed"));
    }

    @Test
    void showsItsUsageWhereNothingIsAsked() {
        Command nothing = Command.call();

        assertThat(nothing.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).contains("Usage: remora");
    }

    @Test
    void asksWhatWasMeantByAnUnknownCommand() {
        Command wrong = Command.call("raed");

        assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(wrong.err()).contains("read").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void saysOfAWordThatNothingTakesWhatItIsNot() {
        assertThat(Command.call("import-rules").err()).startsWith("remora: there is no command import-rules\n");
        assertThat(Command.call("fields", "tcp", "udp").err()).startsWith("remora fields: unexpected argument udp\n");
    }

    @ParameterizedTest
    @EnumSource
    void explainsItselfWithoutBrokenLines(Subcommand command) {
        UsageMessageSpec usage = new CommandLine(command.create(Streams.ofProcess())).getCommandSpec().usageMessage();

        assertThat(usage.footer()).isNotEmpty().allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @EnumSource
    void explainsItselfOnNarrowTerminals(Subcommand command) {
        CommandLine line = new CommandLine(command.create(Streams.ofProcess())).setHelpFactory(FittingHelp::new);
        String whole = line.getUsageMessage();
        String narrow = line.setUsageHelpWidth(60).getUsageMessage();

        assertThat(narrow.lines()).allSatisfy(one -> assertThat(one).hasSizeLessThanOrEqualTo(60));
        assertThat(narrow.lines().dropWhile(one -> !one.equals("Examples:")).takeWhile(one -> !one.isEmpty()).filter(one -> one.matches("[a-z].*")))
                .as("examples and what they are for are indented").isEmpty();
        assertThat(narrow).isEqualToNormalizingWhitespace(whole);
    }

    @Test
    void refusesAnUnknownOption() {
        Command wrong = Command.call("read", "--feild", "ip.src");

        assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(wrong.err()).startsWith("remora read: there is no option").contains("--field");
    }

    @Test
    void takesNoWordForAFileOfWords(@TempDir Path folder) throws IOException {
        String name = "@" + Files.writeString(folder.resolve("words"), "--help\n");

        Command read = Command.call("read", name);

        assertThat(read.err()).contains(name + ": there is no such file");
        assertThat(read.status()).isEqualTo(ExitStatus.INPUT);
    }

    @Test
    void namesAPlugInThatCannotBeLoaded(@TempDir Path folder) throws IOException, InterruptedException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.remora.dissect.Provider"), "no.such.Protocols\n");
        Process remora = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-p", System.getProperty("jdk.module.path"),
                "-cp", folder.toString(), "-m", "dev.remora.cli/dev.remora.cli.Remora", "fields").start();

        String told = new String(remora.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(remora.waitFor()).isEqualTo(ExitStatus.FAILED);
        assertThat(told).contains("remora: a plug-in cannot be loaded: ").contains("no.such.Protocols").contains("REMORA_PLUGINS").doesNotContain("\tat ");
    }

    @Test
    void takesNoUnknownOptionForACapture() {
        Command wrong = Command.call("run", "rules", "--on", "trace.pcap", "--fromat", "json");

        assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(wrong.err()).startsWith("remora run: there is no option").contains("--format");
    }

    @Test
    void saysWhereRulesAndCapturesBelong() {
        String ping = Command.sample("ping.pcap");

        assertThat(Command.call("run", "--on", ping, "../samples/rules").err()).contains("../samples/rules has rules").contains("remora run ../samples/rules --on " + ping);
        assertThat(Command.call("run", "../samples/rules", ping).err()).contains(ping + " is a capture, not a rule file").contains("remora run ../samples/rules --on " + ping);
        assertThat(Command.call("run", ping, "--on", "../samples/rules").err()).contains("../samples/rules has rules").endsWith("remora run ../samples/rules --on " + ping + "\n");
        assertThat(Command.call("run", "../samples/rules", ping, ping, "--on", "../samples/rules").err()).endsWith("remora run ../samples/rules --on " + ping + "\n");
        assertThat(Command.call("check", ping).err()).contains("this is a capture, not a rule file");
        assertThat(Command.call("run", "../samples/rules").err()).contains("--on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read nowhere.pcap", "run ../samples/rules --on nowhere.pcap", "connections nowhere.pcap", "check nowhere.pcap", "import nowhere.pcap",
        "explain ../samples/rules syn-fin nowhere.pcap", "read -w nowhere.pcap nowhere.pcap"})
    void saysTheSameOfAFileThatIsNotThereWhateverReadsIt(String call) {
        Command wrong = Command.call(call.split(" "));

        assertThat(wrong.err()).contains("nowhere.pcap: there is no such file");
        assertThat(wrong.status()).isEqualTo(ExitStatus.INPUT);
        assertThat(Path.of("nowhere.pcap")).doesNotExist();
    }

    @Test
    void saysWhatIsMissingOfACall() {
        assertThat(Command.call("explain", "../samples/rules").err()).startsWith("remora explain: no RULE is given\n");
        assertThat(Command.call("synth").err()).startsWith("remora synth: no RULES are given\n");
    }
}
