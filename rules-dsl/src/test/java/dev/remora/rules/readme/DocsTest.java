package dev.remora.rules.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.Checker;
import dev.remora.rules.check.Importer;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import dev.remora.rules.syntax.MessageName;
import dev.remora.rules.syntax.PacketKey;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.testing.TestResult;
import dev.remora.rules.testing.TestRunner;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.RuleFile;
import dev.remora.tracking.Cue;
import dev.remora.tracking.TcpState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that the README and the guide to the language show of it is right: rule files, their tests, filters, tables; {@code -Dgolden.update} writes the tables. */
class DocsTest {
    private static final Path       README     = Path.of("../README.md");
    private static final Path       GUIDE      = Path.of("../docs/rules.md");
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final Pattern    BLOCK      = Pattern.compile("```remora\n(.*?)```", Pattern.DOTALL);
    private static final Pattern    CODE       = Pattern.compile("`([^`]+)`");

    static Stream<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(README) + Files.readString(GUIDE)).results().map(found -> found.group(1));
    }

    // What stands in the second column of the table of predicates.
    static Stream<String> filters() throws IOException {
        String table = between(Files.readString(GUIDE), "| to ask | write |\n|---|---|\n", "\n\n");
        return table.lines().map(row -> row.split("(?<!\\\\)\\| ", 3)[2].replace("\\|", "|")).flatMap(cell -> CODE.matcher(cell).results().map(found -> found.group(1)))
                .filter(code -> !code.matches("and|or|xor|not"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aRuleFileIsRightAndItsTestsPass(String text) {
        Source source = Source.of("rules.md", text);
        Checked<RuleFile> checked = new Checker(DISSECTORS.catalogue()).check(Parser.parseFile(source), Importer.NONE);

        assertThat(checked.report()).isEmpty();
        assertThat(Format.format(source).text()).isEqualTo(text);
        for (TestResult result : new TestRunner(DISSECTORS, RuleFolder::capture).run(checked.result().orElseThrow()))
            assertThat(result.failures()).as(result.test().title().value()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterIsRight(String filter) {
        assertThat(new Filters(DISSECTORS.catalogue()).compile(filter).report()).isEmpty();
    }

    @Test
    void theTablesAreThoseOfTheProgram() throws IOException {
        String guide = Files.readString(GUIDE);
        String named = table(guide, "| of | messages by name |\n|---|---|\n", messages());
        String told = table(named, "| function | result |\n|---|---|\n", functions());
        String current = table(table(told, "| from | to |\n|---|---|\n", arrows()), "| key | value | of | meaning |\n|---|---|---|---|\n", keys());
        if (Boolean.getBoolean("golden.update")) Files.writeString(GUIDE, current);

        assertThat(Files.readString(GUIDE)).isEqualTo(current);
    }

    private static String table(String guide, String head, String rows) {
        return guide.replace(head + between(guide, head, "\n\n") + "\n", head + rows);
    }

    private static String between(String text, String from, String to) {
        Matcher found = Pattern.compile(Pattern.quote(from) + "(.*?)" + Pattern.quote(to), Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as(from).isTrue();
        return found.group(1);
    }

    private static String arrows() {
        return Arrays.stream(TcpState.values()).map(from -> "| " + from + " | " + Arrays.stream(Cue.values()).flatMap(cue -> from.on(cue).stream())
                .map(arrow -> arrow.to().name()).distinct().collect(Collectors.joining(", ")) + " |\n").collect(Collectors.joining());
    }

    private static String messages() {
        return Stream.of("icmp", "icmpv6", "arp").map(of -> "| `" + of + "` | " + MessageName.spellings(of).stream().collect(Collectors.joining("`, `", "`", "`")) + " |\n")
                .collect(Collectors.joining());
    }

    // What hover says in a sentence, as tables say it.
    private static String functions() {
        return Arrays.stream(Function.values()).map(function -> "| `" + function.usage() + "` | " + function.sentence().substring(0, 1).toLowerCase(Locale.ROOT)
                + function.sentence().substring(1, function.sentence().length() - 1) + " |\n").collect(Collectors.joining());
    }

    private static String keys() {
        return Arrays.stream(PacketKey.values()).map(key -> "| `" + key.spelling() + "` | " + String.join(" ", key.takes()) + " | "
                + Arrays.stream(PacketKey.Of.values()).filter(key::isOf).map(of -> of.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                + " | " + key.meaning() + " |\n").collect(Collectors.joining());
    }
}
