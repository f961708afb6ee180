package dev.remora.tracking;

import static dev.remora.tracking.Scenario.HANDSHAKE;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is at, before or behind the FIN of its sender, or acknowledges what was before the first number; a kernel says the same, see {@link Scenario}. */
class TcpFinTest {
    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of("a FIN at a number that was acknowledged long ago closes nothing", HANDSHAKE + """
                        > PA  101 501  10   1 in-window      ESTABLISHED   ESTABLISHED
                        < A   501 111   0   1 in-window      ESTABLISHED   ESTABLISHED
                        > FA  110 501   0   1 retransmission ESTABLISHED   ESTABLISHED
                        > PA  111 501   5   1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("once what was missing before a FIN has come, octets behind it are none", HANDSHAKE + """
                        > FA  111 501   0   1 out-of-order   ~FIN-WAIT-1   ESTABLISHED
                        > PA  101 501  10   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < A   501 112   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        > PA  112 501   4   1 after-fin      FIN-WAIT-2    CLOSE-WAIT
                        < PA  501 112   9   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("nor is a second FIN behind it, so that the number of a reset is what it was", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < A   501 102   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        > FA  102 501   0   1 after-fin      FIN-WAIT-2    CLOSE-WAIT
                        > R   103   0   0   1 challenged-reset ~FIN-WAIT-2 ~CLOSE-WAIT
                        > R   102   0   0   1 reset          ~CLOSED       ~CLOSED
                        """),
                Arguments.of("what octets behind a FIN acknowledge holds all the same, RFC 9293 section 3.10.7.4", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < FA  501 102   0   1 in-window      TIME-WAIT     LAST-ACK
                        > PA  102 502   4   1 after-fin      TIME-WAIT     CLOSED
                        """),
                Arguments.of("a FIN that comes again, with all that its receiver has taken before, acknowledges the other's", HANDSHAKE + """
                        < FA  501 101   0   1 in-window      CLOSE-WAIT    FIN-WAIT-1
                        > FA  101 501   0   1 in-window      CLOSING       CLOSING
                        < A   502 102   0   1 in-window      TIME-WAIT     CLOSING
                        > FA  101 502   0   1 retransmission TIME-WAIT     TIME-WAIT
                        """),
                Arguments.of("nothing is behind a FIN, so that nobody acknowledges it", HANDSHAKE + """
                        < FA  501 101   0   1 in-window      CLOSE-WAIT    FIN-WAIT-1
                        > A   101 502   0   1 in-window      CLOSE-WAIT    FIN-WAIT-2
                        > FA  101 1502  0   1 invalid-ack    CLOSE-WAIT    FIN-WAIT-2
                        > FA  101 502   0   1 in-window      LAST-ACK      TIME-WAIT
                        """),
                Arguments.of("octets with an acknowledgment of what was before the first number", HANDSHAKE + """
                        > PA  101 501  10   1 in-window      ESTABLISHED   ESTABLISHED
                        > PA  111 500  10   1 old-ack        ESTABLISHED   ESTABLISHED
                        > PA  111 501   5   1 in-window      ESTABLISHED   ESTABLISHED
                        < A   501 116   0   1 in-window      ESTABLISHED   ESTABLISHED
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void goesAsTheStandardSays(String name, String script) {
        Scenario.check(name, script);
    }
}
