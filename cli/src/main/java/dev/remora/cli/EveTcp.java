package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What EVE JSON tells of the TCP of a flow: the flags that either end has sent, and one state for both ends, as Suricata names them. */
final class EveTcp {
    private static final List<String> FLAGS = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ecn", "cwr");    // from the lowest bit

    private EveTcp() {}

    static void write(Connection c, EveSeen packets, JsonWriter json) throws IOException {
        int toServer = packets.flags(Side.ORIGINATOR);
        int toClient = packets.flags(Side.RESPONDER);
        json.name("tcp").beginObject();
        json.name("tcp_flags").value(hex(toServer | toClient)).name("tcp_flags_ts").value(hex(toServer)).name("tcp_flags_tc").value(hex(toClient));
        for (int bit = 0; bit < FLAGS.size(); bit++)
            flag(json, FLAGS.get(bit), (toServer | toClient) >> bit & 1);
        json.name("state").value(state(c.state(Side.ORIGINATOR), c.state(Side.RESPONDER)));
        flag(json, "ts_gap", c.missed(Side.ORIGINATOR));
        flag(json, "tc_gap", c.missed(Side.RESPONDER));
        json.endObject();
    }

    private static String hex(int flags) {
        return String.format(Locale.ROOT, "%02x", flags);
    }

    // Like Suricata, says only what was seen.
    private static void flag(JsonWriter json, String name, long seen) throws IOException {
        if (seen != 0)
            json.name(name).value(true);
    }

    /** The state of the end that closes first, where one does; else the responder's, unless nothing was seen of it. */
    private static String state(TcpState originator, TcpState responder) {
        TcpState telling = isClosing(originator) || !isClosing(responder) && responder == TcpState.CLOSED ? originator : responder;
        return switch (telling) {
            case CLOSED -> "closed";
            case LISTEN -> "listen";
            case SYN_SENT -> "syn_sent";
            case SYN_RECEIVED -> "syn_recv";
            case ESTABLISHED -> "established";
            case FIN_WAIT_1 -> "fin_wait1";
            case FIN_WAIT_2 -> "fin_wait2";
            case CLOSE_WAIT -> "close_wait";
            case CLOSING -> "closing";
            case LAST_ACK -> "last_ack";
            case TIME_WAIT -> "time_wait";
        };
    }

    private static boolean isClosing(TcpState state) {
        return switch (state) {
            case FIN_WAIT_1, FIN_WAIT_2, CLOSING, TIME_WAIT -> true;
            case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT, LAST_ACK -> false;
        };
    }
}
