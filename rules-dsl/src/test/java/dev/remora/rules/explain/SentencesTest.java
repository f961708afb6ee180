package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import dev.remora.rules.run.Inquiry;
import dev.remora.rules.run.Told;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.testing.PacketBuilder;
import dev.remora.rules.type.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the last of some packets. */
class SentencesTest {
    private static Explanation last(String rule, String... packets) {
        RuleSet rules = Told.rules("rule r { " + rule + " }\ntest \"\" {\n packets {\n" + String.join("\n", packets) + "\n }\n expect nothing\n}");
        TestClause.Packets block = (TestClause.Packets) rules.files().getFirst().tests().getFirst().clauses().getFirst();
        Inquiry inquiry = new Inquiry(rules, Told.DISSECTORS, Settings.STANDARD, packets.length);
        PacketBuilder.build(block.packets()).forEach(inquiry::offer);
        inquiry.finish();
        return inquiry.answers().getFirst();
    }

    /** Of many values only the first are shown, and the one that was looked for. */
    @ParameterizedTest
    @CsvSource({"==, reports this packet", "!=, does not match"})
    void namesTheValueThatDecides(String operator, String outcome) {
        String packet = "10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] options " + "01:".repeat(36) + "1e:04:00:00";

        Explanation explanation = last("when tcp.option_kind " + operator + " 30", packet);

        assertThat(explanation.sentence()).startsWith(outcome + " because one of the 37 values of tcp.option_kind is 30 ").endsWith(" (octet 90, 0x1e)");
        assertThat(ExplanationText.of(explanation)).contains("octet 90: 1e");
    }

    /** A late packet counts at the time already reached, and so does one after which the clock was set back. */
    @ParameterizedTest
    @CsvSource({"17s, '', 10.000 s", "5s, '', 10.000 s", "5s, 10.0.0.3:1 > 10.0.0.2:99 udp at 4s, 11.000 s"})
    void tellsAgesAsTheRuleCountsThem(String late, String before, String age) {
        String elsewhere = "10.0.0.3:1 > 10.0.0.2:99 udp at 20s";
        String[] packets = {"10.0.0.1:1 > 10.0.0.2:9 udp at 10s", elsewhere, before.isEmpty() ? elsewhere : before, "10.0.0.1:1 > 10.0.0.2:7 udp at " + late};

        String seen = last("when udp.dstport == 7 without udp.dstport == 9 by ip.src within 1h", packets).sentence();
        String waits = last("sequence by ip.src { udp.dstport == 9 then udp.dstport == 7 then no icmp within 60s }", packets).sentence();

        assertThat(seen).endsWith("; nothing is reported: `udp.dstport == 9` came " + age + " before, and counts for 1h");
        assertThat(waits).endsWith("; it is reported only if no `icmp` comes for another 60.000 s");
    }

    @Test
    void saysOfAPacketThatKeepsQuietThatItDoesNotCount() {
        String rule = "when udp.dstport == 7 count distinct udp.srcport by ip.dst within 10s >= 5 unless count udp.dstport == 9 by ip.dst within 10s >= 3";

        assertThat(last(rule, "10.0.0.1:1 > 10.0.0.2:7 udp", "10.0.0.1:1 > 10.0.0.2:9 udp").sentence())
                .endsWith("; it counts only for unless, which has counted 1 of 3 packets within 10s");
        assertThat(last(rule, "10.0.0.1:1 > 10.0.0.2:7 udp", "10.0.0.1:1 > 10.0.0.2:7 udp").sentence()).endsWith("within 10s; this one is already among them");
    }

    /** While an absence is waited for, its key begins no other wait. */
    @Test
    void saysOfAStepThatComesAgainThatItIsNotTaken() {
        Explanation again = last("sequence by ip.src { udp then no icmp within 60s }", "10.0.0.1:1 > 10.0.0.2:7 udp", "10.0.0.1:1 > 10.0.0.2:7 udp +10s");

        assertThat(again.sentence()).endsWith("; nothing is reported of this packet: since the steps before, it waits for another 50.000 s whether `icmp` comes");
        assertThat(ExplanationText.of(again)).contains("step 1, taken 10.000 s ago: udp").doesNotContain("taken by this packet");
    }
}
