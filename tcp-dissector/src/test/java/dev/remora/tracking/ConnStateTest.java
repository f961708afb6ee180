package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnStateTest {
    private static final String HANDSHAKE = """
            > S   100   0   0
            < SA  500 101   0
            > A   101 501   0
            """;
    private static final String CLOSE     = """
            > FA  101 501   0
            < FA  501 102   0
            > A   102 502   0
            """;

    @Test
    void aResetAfterBothHaveClosedAbortsNothing() {
        assertThat(Scenario.course(HANDSHAKE + CLOSE)).isEqualTo(ConnState.SF);
        assertThat(Scenario.course(HANDSHAKE + CLOSE + "< R 502 0 0")).isEqualTo(ConnState.SF);    // into TIME-WAIT, as answer to an acknowledgment that came late
        assertThat(Scenario.course(HANDSHAKE + CLOSE + "> R 102 0 0")).isEqualTo(ConnState.SF);
    }

    @Test
    void aResetBeforeThatAborts() {
        assertThat(Scenario.course(HANDSHAKE + "> RA 101 501 0")).isEqualTo(ConnState.RSTO);
        assertThat(Scenario.course(HANDSHAKE + "> FA 101 501 0\n< RA 501 102 0")).isEqualTo(ConnState.RSTR);
        assertThat(Scenario.course(HANDSHAKE + "> FA 101 501 0\n< FA 501 101 0\n> R 102 0 0")).as("the FINs are not acknowledged").isEqualTo(ConnState.RSTO);
    }

    @Test
    void aSimultaneousOpenNeedsNoSynWithAcknowledgmentFromBoth() {
        String opening = """
                > S   100   0   0
                < S   500   0   0
                > SA  100 501   0
                """;

        assertThat(Scenario.course(opening)).isEqualTo(ConnState.OTH);
        assertThat(Scenario.course(opening + "< A 501 101 0")).isEqualTo(ConnState.S1);
        assertThat(Scenario.course(opening + "< A 501 101 0\n" + CLOSE)).isEqualTo(ConnState.SF);
    }
}
