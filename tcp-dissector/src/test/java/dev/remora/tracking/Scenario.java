package dev.remora.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A way that a connection goes. A line a packet: direction, flags, sequence and acknowledgment number, octets; then the connection it belongs to,
 * what the receiver makes of it, and the states of both ends after it, each as reports write them.
 */
final class Scenario {
    static final String HANDSHAKE = """
            > S   100   0   0   1 opening        SYN-SENT      SYN-RECEIVED?
            < SA  500 101   0   1 opening        ESTABLISHED   SYN-RECEIVED
            > A   101 501   0   1 in-window      ESTABLISHED   ESTABLISHED
            """;

    private Scenario() {}

    /** Plays a script, and holds what is said of each packet against what it says. */
    static void check(String name, String script) {
        Wire wire = new Wire();
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        List<String> expected = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        long time = Wire.START;
        for (String line : script.lines().toList()) {
            String[] words = line.strip().split(" +");
            Tracked tracked = tracker.track(wire.packet(datagram(words), time += Wire.MILLI));
            expected.add(String.join(" ", words));
            seen.add(String.join(" ", List.of(words).subList(0, 5)) + " " + tracked.connection().id() + " " + tracked.reason().label() + " "
                    + state(tracked.connection(), Side.ORIGINATOR) + " " + state(tracked.connection(), Side.RESPONDER));
        }

        assertThat(seen).as(name).isEqualTo(expected);
    }

    /** Plays a script that says nothing of what is expected; how the connection of its last packet went. */
    static ConnState course(String script) {
        Wire wire = new Wire();
        Tracker tracker = new Tracker(Settings.STANDARD, TrackerListener.NOBODY);
        long time = Wire.START;
        Connection connection = Connection.NOBODY;
        for (String line : script.lines().toList())
            connection = tracker.track(wire.packet(datagram(line.strip().split(" +")), time += Wire.MILLI)).connection();
        return connection.connState();
    }

    private static String state(Connection c, Side side) {
        String label = c.state(side).label();
        return switch (c.certainty(side)) {
            case OBSERVED -> label;
            case INFERRED -> "~" + label;
            case UNKNOWN -> label + "?";
        };
    }

    private static byte[] datagram(String[] words) {
        int flags = 0;
        for (char letter : words[1].toCharArray())
            flags |= switch (letter) {
                case 'S' -> Wire.SYN;
                case 'A' -> Wire.ACK;
                case 'F' -> Wire.FIN;
                case 'R' -> Wire.RST;
                case 'P' -> Wire.PSH;
                default -> 0;
            };
        int seq = Integer.parseInt(words[2]);
        int ack = Integer.parseInt(words[3]);
        byte[] payload = new byte[Integer.parseInt(words[4])];
        return words[0].equals(">") ? Wire.tcp(1, 1024, 2, 80, flags, seq, ack, payload) : Wire.tcp(2, 80, 1, 1024, flags, seq, ack, payload);
    }
}
