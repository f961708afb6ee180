package dev.remora.rules.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.rules.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hover, signature and hints. */
class KnowledgeTest {
    @Test
    void tellsOfAField() {
        assertThat(Cursor.in("rule a { when ip.t‸tl < 5 }").hover()).contains("Time to Live").contains("0 to 255").contains("RFC 791");
    }

    @Test
    void tellsOfAGroupWhatIsInIt() {
        assertThat(Cursor.in("rule a { when ip.ad‸dr == 10.0.0.1 }").hover()).contains(" or ").contains("IPv4 address");
    }

    @Test
    void unfoldsANamedPredicate() {
        String hover = Cursor.in("let syn = tcp.flags.syn\nlet opening = syn and not tcp.flags.ack\nrule a { when ope‸ning }").hover();

        assertThat(hover).contains("let opening = syn and not tcp.flags.ack").contains("tcp.flags.syn and not tcp.flags.ack");
    }

    @Test
    void groupsWhatItUnfolds() {
        assertThat(Cursor.in("let a1 = tcp or udp\nlet b1 = a1 and ip\nrule r { when b‸1 }").hover()).contains("(tcp or udp) and ip");
    }

    @Test
    void endsWhereDefinitionsGoInACircle() {
        assertThat(Cursor.in("let a1 = b1 and tcp\nlet b1 = a1 or udp\nrule r { when a‸1 }").hover()).contains("let a1");
    }

    @Test
    void tellsOfAnImportedNameWhereItIsFrom() {
        assertThat(Cursor.in("import \"common.remora\"\nrule r { when qui‸et }").hover()).contains("not tcp.flags.push").contains("from common.remora");
    }

    @Test
    void tellsOfKeywordsOperatorsFunctionsAndPacketKeys() {
        assertThat(Cursor.in("rule a { wh‸en tcp }").hover()).contains("predicate");
        assertThat(Cursor.in("rule a { when tcp.port !‸= 80 }").hover()).contains("Every value on the left differs");
        assertThat(Cursor.in("rule a { when le‸n(tcp.payload) > 3 }").hover()).contains("octets");
        assertThat(Cursor.in("test \"t\" { packets {\n10.0.0.1:1 > 10.0.0.2:2 tcp [SYN] ms‸s 1460\n} expect nothing }").hover()).contains("option 2");
        assertThat(Cursor.in("test \"t\" { packets {\n10.0.0.1 > 10.0.0.2 gre carr‸ying (10.1.0.1 > 10.1.0.2 ip)\n} expect nothing }").hover()).contains("inside a tunnel");
    }

    @Test
    void tellsOfARuleWhereATestExpectsIt() {
        assertThat(Cursor.in("rule scan \"Many ports\" { when tcp }\ntest \"t\" { expect sc‸an }").hover()).contains("Many ports").contains("when tcp");
    }

    @Test
    void saysWhichArgumentTheCursorIsIn() {
        assertThat(Cursor.in("rule a { when max(tcp.srcport, ‸) > 3 }").document().signature(31)).hasValueSatisfying(signature -> {
            assertThat(signature.label()).isEqualTo("max(a, …)");
            assertThat(signature.active()).isEqualTo(1);
        });
        assertThat(Cursor.open("rule a { when (tcp) }").signature(16)).isEmpty();
    }

    @Test
    void writesFlagsBesideTheirWord() {
        assertThat(hints("rule a { when tcp.flags == 0x12 }")).containsExactly("= SYN ACK");
        assertThat(hints("rule a { when tcp.flags & 0x05 == 4 }")).containsExactlyInAnyOrder("= FIN RST", "= RST");
    }

    @Test
    void writesNamesBesideTheirNumbers() {
        assertThat(hints("rule a { when icmp.type == 8 }")).containsExactly("= Echo (ping) request");
        assertThat(hints("rule a { when icmp.type in { 0, 8 } }")).containsExactly("= Echo (ping) reply", "= Echo (ping) request");
        assertThat(hints("rule a { when tcp.srcport == 70000 and ip.ttl == 3 }")).isEmpty();
    }

    private static List<String> hints(String text) {
        return Cursor.open(text).hints(new Span(0, text.length())).stream().map(Hint::text).toList();
    }
}
