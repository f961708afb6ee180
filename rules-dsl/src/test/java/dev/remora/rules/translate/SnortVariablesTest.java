package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of Snort and Suricata, and the sets that they become. */
class SnortVariablesTest {
    @Test
    void takesVariablesFromItsCallerBeforeThoseOfTheFile() {
        String rule = "ipvar HOME_NET 192.0.2.1\nalert tcp any any -> $HOME_NET any (flags:S; sid:1;)\n";

        assertThat(Translated.of(rule).text()).contains("let HOME_NET = { 192.0.2.1 }\n").contains("ip.dst in HOME_NET");
        assertThat(SnortImport.translate("pack", rule, Map.of("HOME_NET", "198.51.100.0/24"), Dissectors.load().catalogue()).text()).contains("{ 198.51.100.0/24 }");
    }

    /** As in Snort, which says so and takes the last: in a snort.conf with the rules of a site behind it. */
    @Test
    void takesTheLastOfSeveralDefinitions() {
        String rules = """
                ipvar HOME_NET any
                alert tcp $HOME_NET any -> any any (sid:1;)
                ipvar HOME_NET 192.0.2.0/24
                alert tcp $HOME_NET any -> any 80 (sid:2;)
                """;

        assertThat(Translated.of(rules).text()).contains("{ 192.0.2.0/24 }").containsOnlyOnce("let HOME_NET").contains("ip.src in HOME_NET");
        assertThat(SnortImport.translate("pack", rules, Map.of("HOME_NET", "198.51.100.0/24"), Dissectors.load().catalogue()).text()).contains("{ 198.51.100.0/24 }");
    }

    @Test
    void takesWhatADefinitionAddsToTheOneBefore() {
        String more = "ipvar HOME_NET 192.0.2.0/24\nipvar HOME_NET [$HOME_NET,198.51.100.0/24]\n";
        String rule = "alert tcp $HOME_NET any -> any any (sid:1;)\n";

        assertThat(Translated.of(more + rule).text()).contains("{ 192.0.2.0/24, 198.51.100.0/24 }");
        assertThat(Translated.of(more + "ipvar HOME_NET [$HOME_NET,$HOME_NET]\n".repeat(60) + rule).refusals()).hasSize(1);
    }

    @Test
    void aHeaderMayNameManyVariables() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 40; i++)
            rules.append("ipvar NET").append(i).append(" 10.0.").append(i).append(".0/24\n");
        String list = IntStream.range(0, 40).mapToObj(i -> "$NET" + i).collect(Collectors.joining(",", "[", "]"));

        SnortImport.Result result = Translated.of(rules + "alert tcp " + list + " any -> any any (sid:1;)\n");

        assertThat(result.refusals()).isEmpty();
        assertThat(result.text()).contains("10.0.0.0/24").contains("10.0.39.0/24");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"A $A | this variable is defined by itself", "A [$B,10.0.0.1];B $A | this variable is defined by itself",
        "A $B | this variable is not defined; define it in the file, or with --define",
        "A 10.0.0.$ | a name must follow the dollar sign"})
    void saysWhatIsWrongWithAVariable(String variables, String reason) {
        assertThat(refused(variables.replace(";", "\nipvar "))).isEqualTo(reason);
    }

    /** Each of them stands for the one before twice: a quarter of a million addresses, of the first. */
    @Test
    void refusesVariablesThatGrowWithoutBound() {
        String variables = IntStream.range(1, 19).mapToObj(i -> "V" + i + " [$V" + (i - 1) + ",$V" + (i - 1) + "]").collect(Collectors.joining("\nipvar "));

        assertThat(refused("V0 10.0.0.1\nipvar " + variables + "\nipvar A $V18")).contains("more than 65536 characters");
    }

    private static String refused(String variables) {
        String rules = "ipvar " + variables + "\nalert tcp $A any -> any any (sid:1;)\n";
        return Translated.of(rules).refusals().getFirst().reason();
    }
}
