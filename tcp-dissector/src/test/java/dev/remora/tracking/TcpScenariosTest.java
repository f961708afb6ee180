package dev.remora.tracking;

import static dev.remora.tracking.Scenario.HANDSHAKE;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways that a connection can go, see {@link Scenario}. */
class TcpScenariosTest {
    private static final String CLOSE = HANDSHAKE + """
            > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
            < A   501 102   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
            < FA  501 102   0   1 in-window      TIME-WAIT     LAST-ACK
            > A   102 502   0   1 in-window      TIME-WAIT     CLOSED
            """;

    static Stream<Arguments> scenarios() {
        return Stream.of(
                Arguments.of("a SYN that comes again", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        > S   100   0   0   1 retransmission SYN-SENT      SYN-RECEIVED?
                        < SA  500 101   0   1 opening        ESTABLISHED   SYN-RECEIVED
                        """),
                Arguments.of("Fast Open: octets in the SYN, and their answer before the handshake is over, RFC 7413", """
                        > S   100   0  10   1 opening        SYN-SENT      SYN-RECEIVED?
                        < SA  500 111   0   1 opening        ESTABLISHED   SYN-RECEIVED
                        < PA  501 111  20   1 in-window      ESTABLISHED   SYN-RECEIVED
                        > A   111 521   0   1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("Fast Open that is not granted: the SYN,ACK leaves the octets out, and they come again, RFC 7413 section 4.1.3.1", """
                        > S   100   0  10   1 opening        SYN-SENT      SYN-RECEIVED?
                        < SA  500 101   0   1 opening        ESTABLISHED   SYN-RECEIVED
                        > PA  101 501  10   1 in-window      ESTABLISHED   ESTABLISHED
                        < A   501 111   0   1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("octets from an end that waits for the acknowledgment of its FIN", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < PA  501 102  50   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        > A   102 551   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("a FIN that comes again", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        > FA  101 501   0   1 retransmission FIN-WAIT-1    CLOSE-WAIT
                        < A   501 102   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("a FIN before octets that are missing is taken when they come", HANDSHAKE + """
                        > FA  111 501   0   1 out-of-order   ~FIN-WAIT-1   ESTABLISHED
                        > PA  101 501  10   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < A   501 112   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("a FIN before octets that the capture lacks: its acknowledgment confirms it", HANDSHAKE + """
                        > FA  111 501   0   1 out-of-order   ~FIN-WAIT-1   ESTABLISHED
                        < A   501 112   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("a second SYN, forged before the first is answered: the answer tells which was meant", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        > S  7000   0   0   2 opening        SYN-SENT      SYN-RECEIVED?
                        < SA  500 101   0   3 opening        ~ESTABLISHED  ~SYN-RECEIVED
                        > A   101 501   0   3 no-history     ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("the last ACK is lost: the FIN comes again, and so does its ACK", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < FA  501 102   0   1 in-window      TIME-WAIT     LAST-ACK
                        < FA  501 102   0   1 retransmission TIME-WAIT     LAST-ACK
                        > A   102 502   0   1 in-window      TIME-WAIT     CLOSED
                        """),
                Arguments.of("SYNs that cross, of an end that is gone when the other's comes: it refuses that, whether its own arrived or not", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        < S   500   0   0   1 opening        SYN-RECEIVED  SYN-RECEIVED
                        > RA    0 501   0   1 reset          CLOSED        CLOSED
                        """),
                Arguments.of("once the other's SYN is answered, a reset has to be exact", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        < S   500   0   0   1 opening        SYN-RECEIVED  SYN-RECEIVED
                        < SA  500 101   0   1 opening        ESTABLISHED   SYN-RECEIVED
                        > RA    0 501   0   1 out-of-window  ESTABLISHED   SYN-RECEIVED
                        """),
                Arguments.of("simultaneous close", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < FA  501 101   0   1 in-window      CLOSING       CLOSING
                        > A   102 502   0   1 in-window      CLOSING       TIME-WAIT
                        < A   502 102   0   1 in-window      TIME-WAIT     TIME-WAIT
                        """),
                Arguments.of("port reuse in TIME-WAIT, with a later number: RFC 9293 section 3.10.7.4", CLOSE + """
                        > S  9000   0   0   2 opening        SYN-SENT      SYN-RECEIVED?
                        < SA 7000 9001  0   2 opening        ESTABLISHED   SYN-RECEIVED
                        """),
                Arguments.of("TIME-WAIT assassination: a reset with the right number ends it, RFC 1337", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        < FA  501 102   0   1 in-window      TIME-WAIT     LAST-ACK
                        < R   502   0   0   1 reset          CLOSED        CLOSED
                        """),
                Arguments.of("a hole in one direction: what lies beyond the window is believed once an end that stands where it stood acknowledges it twice", HANDSHAKE + """
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90111 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90121 0  1 resumed        ~ESTABLISHED  ~ESTABLISHED
                        > PA 90121 501 10  1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        > FA 90131 501  0  1 in-window      ~FIN-WAIT-1   ~CLOSE-WAIT
                        """),
                Arguments.of("a hole in one direction: the acknowledgment comes first", HANDSHAKE + """
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90111 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90121 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90121 501 10  1 resumed        ~ESTABLISHED  ~ESTABLISHED
                        < A   501 90131 0  1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a hole in one direction: acknowledgments lag behind", HANDSHAKE + """
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90091 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90111 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        > PA 90121 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 resumed        ~ESTABLISHED  ~ESTABLISHED
                        < A   501 90131 0  1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a run that stands where an end stood is forged: the segment that fits the old place takes the connection back", HANDSHAKE + """
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90111 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90121 0  1 resumed        ~ESTABLISHED  ~ESTABLISHED
                        > PA  101 501  10  1 returned       ~ESTABLISHED  ~ESTABLISHED
                        < PA  501 111  10  1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        > FA  111 511   0  1 in-window      ~FIN-WAIT-1   ~CLOSE-WAIT
                        """),
                Arguments.of("both ends have moved, and tell nothing that a forger had to guess: refused", HANDSHAKE + """
                        > PA 90101 70501 10 1 out-of-window ESTABLISHED   ESTABLISHED
                        < PA 70501 90111 20 1 out-of-window ESTABLISHED   ESTABLISHED
                        > PA 90111 70521 10 1 out-of-window ESTABLISHED   ESTABLISHED
                        < PA 70521 90121 20 1 out-of-window ESTABLISHED   ESTABLISHED
                        > PA 90121 70541 10 1 out-of-window ESTABLISHED   ESTABLISHED
                        < FA 70541 90131  0 1 out-of-window ESTABLISHED   ESTABLISHED
                        > PA  101 501  10  1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("the same segments again and again move nothing on", HANDSHAKE + """
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 90111 0  1 invalid-ack    ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("picked up midway, where no window is known: two segments that agree are not enough", """
                        > PA  101 501  10  1 no-history     ~ESTABLISHED  ~ESTABLISHED
                        < A   501 111   0  1 no-history     ~ESTABLISHED  ~ESTABLISHED
                        > A  1342177391 501 0 1 out-of-window ~ESTABLISHED ~ESTABLISHED
                        < A  536871413 1342177391 0 1 out-of-window ~ESTABLISHED ~ESTABLISHED
                        > A  1342177391 536871413 0 1 out-of-window ~ESTABLISHED ~ESTABLISHED
                        > PA  111 501  10  1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("forged segments beyond the window, in both directions, while the connection goes on", HANDSHAKE + """
                        > PA 90101 70501 10 1 out-of-window ESTABLISHED   ESTABLISHED
                        < PA 70501 90111 20 1 out-of-window ESTABLISHED   ESTABLISHED
                        > PA  101 501  10  1 in-window      ESTABLISHED   ESTABLISHED
                        > A  90111 70521 0  1 out-of-window ESTABLISHED   ESTABLISHED
                        < A   501 111   0  1 in-window      ESTABLISHED   ESTABLISHED
                        < PA 70521 90111 20 1 out-of-window ESTABLISHED   ESTABLISHED
                        > PA  111 501  10  1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("a forged segment beyond the window draws an acknowledgment of what was received, and that proves nothing", HANDSHAKE + """
                        > PA 90101 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 101   0  1 in-window      ESTABLISHED   ESTABLISHED
                        > PA 90111 501 10  1 out-of-window  ESTABLISHED   ESTABLISHED
                        > PA  101 501  10  1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("resets that are not believed", HANDSHAKE + """
                        < R 90000   0   0   1 out-of-window  ESTABLISHED   ESTABLISHED
                        < R   700   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        < RA  501 101   0   1 reset          ~CLOSED       ~CLOSED
                        """),
                Arguments.of("a SYN within a connection", HANDSHAKE + """
                        > S  2000   0   0   1 challenged-syn ESTABLISHED   ESTABLISHED
                        < A   501 101   0   1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("acknowledgments of what was never sent, and of long ago", HANDSHAKE + """
                        > A   101 -70000 0  1 old-ack        ESTABLISHED   ESTABLISHED
                        > 0   101   0   5   1 no-ack         ESTABLISHED   ESTABLISHED
                        > A   101 90000 0   1 invalid-ack    ESTABLISHED   ESTABLISHED
                        > A   101 900   0   1 invalid-ack    ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("octets beyond the window, and a keep-alive", HANDSHAKE + """
                        > PA 9000 501  10   1 out-of-window  ESTABLISHED   ESTABLISHED
                        < A   501 101   0   1 in-window      ESTABLISHED   ESTABLISHED
                        > A   100 501   0   1 keep-alive     ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("picked up midway", """
                        > PA  101 501  10   1 no-history     ~ESTABLISHED  ~ESTABLISHED
                        < A   501 111   0   1 no-history     ~ESTABLISHED  ~ESTABLISHED
                        > FA  111 501   0   1 in-window      ~FIN-WAIT-1   ~CLOSE-WAIT
                        < FA  501 112   0   1 in-window      ~TIME-WAIT    ~LAST-ACK
                        """),
                Arguments.of("only what the originator sends is there", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        > A   101 501   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        > FA  101 501   0   1 in-window      ~FIN-WAIT-1   ~CLOSE-WAIT
                        """),
                Arguments.of("only what the responder sends is there: what it goes on with says that its SYN was acknowledged", """
                        < SA  500 101   0   1 opening        ~ESTABLISHED  ~SYN-RECEIVED
                        < SA  500 101   0   1 retransmission ~ESTABLISHED  ~SYN-RECEIVED
                        < A   501 101   0   1 in-window      ~ESTABLISHED  ~SYN-RECEIVED
                        < A   501 111   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        < PA  501 111  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        < FA  511 111   0   1 in-window      ~CLOSE-WAIT   ~FIN-WAIT-1
                        """),
                Arguments.of("octets that begin before the first and reach into the window: the rest is taken, RFC 9293 section 3.10.7.4", HANDSHAKE + """
                        > PA   91 501  10   1 out-of-window  ESTABLISHED   ESTABLISHED
                        > PA   91 501  20   1 in-window      ESTABLISHED   ESTABLISHED
                        < A   501 111   0   1 in-window      ESTABLISHED   ESTABLISHED
                        """),
                Arguments.of("a blind ACK ahead in the window moves nothing, so that neither a reset nor octets are judged by it, RFC 5961 section 3.2", HANDSHAKE + """
                        > A  5000 501   0   1 out-of-order   ESTABLISHED   ESTABLISHED
                        > PA  101 501  10   1 in-window      ESTABLISHED   ESTABLISHED
                        > R  5000   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        > PA  111 501  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a reset behind an octet ahead is not exact where no SACK was agreed", HANDSHAKE + """
                        > PA 5000 501   1   1 out-of-order   ESTABLISHED   ESTABLISHED
                        > R  5001   0   0   1 challenged-reset ~ESTABLISHED ~ESTABLISHED
                        """),
                Arguments.of("the FIN is not in the capture: its acknowledgment tells of it", HANDSHAKE + """
                        > A   101 502   0   1 in-window      ~CLOSE-WAIT   ~FIN-WAIT-2
                        > FA  101 502   0   1 in-window      ~LAST-ACK     ~TIME-WAIT
                        < A   502 102   0   1 in-window      ~CLOSED       ~TIME-WAIT
                        """),
                Arguments.of("what was taken for a FIN was an octet: the end goes on", HANDSHAKE + """
                        > A   101 502   0   1 in-window      ~CLOSE-WAIT   ~FIN-WAIT-2
                        < PA  502 101  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        > A   101 512   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("the end of the answer is not in the capture, and a FIN acknowledges it", HANDSHAKE + """
                        > FA  101 900   0   1 in-window      ~FIN-WAIT-1   ~CLOSE-WAIT
                        < A   900 102   0   1 in-window      ~FIN-WAIT-2   ~CLOSE-WAIT
                        """),
                Arguments.of("both ends agree that octets were sent that are not in the capture", HANDSHAKE + """
                        < A   900 101   0   1 out-of-order   ESTABLISHED   ESTABLISHED
                        > A   101 900   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        < PA  900 101  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a FIN ahead that the octets do not lead to gives way to the one that they do lead to", HANDSHAKE + """
                        > FA 5000 501   0   1 out-of-order   ~FIN-WAIT-1   ESTABLISHED
                        > PA  101 501  10   1 in-window      ~FIN-WAIT-1   ESTABLISHED
                        > FA  111 501   0   1 in-window      ~FIN-WAIT-1   CLOSE-WAIT
                        < A   501 112   0   1 in-window      ~FIN-WAIT-2   CLOSE-WAIT
                        """),
                Arguments.of("a SYN,ACK that comes again with another acknowledgment", HANDSHAKE + """
                        < SA  500 8000  0   1 invalid-ack    ~ESTABLISHED  ~ESTABLISHED
                        > PA  101 501  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("a SYN,FIN that nobody answers", """
                        > SF  100   0   0   1 opening        SYN-SENT      CLOSE-WAIT?
                        """),
                Arguments.of("octets behind a FIN", HANDSHAKE + """
                        > FA  101 501   0   1 in-window      FIN-WAIT-1    CLOSE-WAIT
                        > PA  102 501  10   1 after-fin      FIN-WAIT-1    CLOSE-WAIT
                        < A   501 102   0   1 in-window      FIN-WAIT-2    CLOSE-WAIT
                        """),
                Arguments.of("only what the originator sends is there, and a SYN within it", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        > A   101 501   0   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        > S  9000   0   0   1 challenged-syn ~ESTABLISHED  ~ESTABLISHED
                        > PA  101 501  10   1 in-window      ~ESTABLISHED  ~ESTABLISHED
                        """),
                Arguments.of("nobody listens", """
                        > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
                        < RA    0 101   0   1 reset          CLOSED        CLOSED
                        > A   101   1   0   1 after-close    CLOSED        CLOSED
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void goesAsTheStandardSays(String name, String script) {
        Scenario.check(name, script);
    }
}
