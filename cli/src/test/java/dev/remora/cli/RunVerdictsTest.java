package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunVerdictsTest {
    private static final String POLICY     = "../samples/rules/icmp-policy.remora";
    private static final String CONNECTION = Command.sample("connection.pcap");

    @Test
    void saysThatNoPolicyWasAboutAnyPacket() {
        assertThat(Command.call("run", POLICY, "--verdicts", "--on", CONNECTION).out()).startsWith("no rule had anything to report\nno policy was about any packet\n\n");
        assertThat(Command.call("run", POLICY, "--verdicts=all", "--on", CONNECTION).out()).contains("no policy was about any packet\n");
    }

    @Test
    void saysThatThereIsNoPolicy() {
        String alerts = Command.call("run", "../samples/rules/scans.remora", "--verdicts", "--on", Command.sample("null-scan.pcap")).out();

        assertThat(alerts).contains("these rules have no policy\n").containsPattern("\nrule +alerts\n(scans/[^\n]+\n)+\nthese");
    }

    @Test
    void saysNothingOfPoliciesThatNobodyAskedFor() {
        assertThat(Command.call("run", POLICY, "--on", CONNECTION).out()).doesNotContain("policy");
        assertThat(Command.call("run", POLICY, "--verdicts", "--on", Command.sample("ping-ipv6.pcap")).out()).doesNotContain("no policy").contains("\nverdict ");
    }
}
