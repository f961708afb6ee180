package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void listsNamesOnlyOneALine() {
        Command fields = Command.call("fields", "--names");

        assertThat(fields.status()).isZero();
        assertThat(fields.lines()).contains("frame.number", "ip.addr", "tcp", "tcp.flags.syn", "icmp.type").doesNotHaveDuplicates().allMatch(name -> !name.contains(" "));
    }

    @Test
    void groupsFieldsByProtocolWithTypeAndLabel() {
        Command fields = Command.call("fields", "tcp.flags.s");

        assertThat(fields.lines().getFirst()).startsWith("Transmission Control Protocol (RFC 9293");
        assertThat(fields.out()).containsPattern("tcp\\.flags\\.syn +flag +Syn\n").containsPattern("tcp\\.flags\\.str +text +TCP Flags\n");
    }

    @Test
    void takesWildcardsAndWordsOfLabels() {
        assertThat(Command.call("fields", "--names", "icmp.*_le").lines()).containsExactly("icmp.ident_le", "icmp.seq_le");
        assertThat(Command.call("fields", "--names", "source port").lines()).contains("tcp.srcport", "udp.srcport");
    }

    @Test
    void saysThatNothingIsCalledSo() {
        Command fields = Command.call("fields", "nosuchfield");

        assertThat(fields.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(fields.err()).contains("nosuchfield");
    }
}
