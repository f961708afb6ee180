package dev.remora.tracking;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Resets that the receiver may have taken, because octets are missing, until it shows that it did not: RFC 5961 section 3.2. */
class ChallengedResetTest {
    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of("a reset that may have been taken, until the challenge shows that it was not; what its sender is in, nobody knows", Scenario.HANDSHAKE + """
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        > R  6000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ESTABLISHED
                        > FA  101 501   0   1 in-window      ~FIN-WAIT-1   CLOSE-WAIT
                        """),
                Arguments.of("octets that the end had sent before a reset came to it are no challenge", Scenario.HANDSHAKE + """
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        < PA  501 101  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        < A   511 101   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("nor is an end's offer of more room that crosses the reset", Scenario.HANDSHAKE + """
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED 9000
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED 9000
                        """),
                Arguments.of("nor what follows another segment, which may have left a doubt of its own", Scenario.HANDSHAKE + """
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        > FA  201 501   0   1 out-of-order   ~FIN-WAIT-1   ~ESTABLISHED
                        > PA  201 501  10   1 out-of-order   ~ESTABLISHED  ~ESTABLISHED
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a challenge clears up no other doubt", Scenario.HANDSHAKE + """
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        > A   101 900   0   1 invalid-ack    ~ESTABLISHED  ~ESTABLISHED
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void staysInDoubtUntilItIsAnswered(String name, String script) {
        Scenario.play(name, script);
    }
}
