package dev.remora.cli;

import com.google.gson.stream.JsonWriter;
import dev.remora.tracking.Connection;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.io.IOException;
import java.util.Locale;

/** What EVE JSON tells of the TCP of a flow: the flags that either end has sent, and one state for both ends, as Suricata names them. */
final class EveTcp {
    private EveTcp() {}

    static void write(Connection c, JsonWriter json) throws IOException {
        String history = c.history().toUpperCase(Locale.ROOT);          // of both directions
        json.name("tcp").beginObject();
        if (!c.isMidstream())
            json.name("syn").value(true);
        flag(json, "fin", history, "F");
        flag(json, "rst", history, "R");
        flag(json, "ack", history, "AHD");
        json.name("state").value(state(c.state(Side.ORIGINATOR), c.state(Side.RESPONDER)));
        json.endObject();
    }

    // Like Suricata, says only what was seen.
    private static void flag(JsonWriter json, String name, String history, String letters) throws IOException {
        if (history.chars().anyMatch(letter -> letters.indexOf(letter) >= 0))
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
