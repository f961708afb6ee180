package dev.remora.tracking;

import static dev.remora.field.Attr.byName;
import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.names;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Protocol;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What rules read of a packet's connection; there only where a {@link Tracker} has seen the packet. States are those after the packet. */
public final class ConnectionFields {
    private static final Header H = Header.of("connection", "Connection", "");

    private static final Attr CERTAINTIES = namesOf(Certainty.values(), Certainty::label);
    private static final Attr CONN_STATES = namesOf(ConnState.values(), ConnState::name);
    private static final Attr DIRECTIONS  = names(0, "to-responder", 1, "to-originator");
    private static final Attr REASONS     = namesOf(EndReason.values(), EndReason::label);

    public static final Derived UNKNOWN     = H.derived(Type.BOOL, "unknown", "Belongs to no connection", ConnectionFields::unknown,
            doc("True if no earlier packet opened the connection of this one. Also true for the first packet of a connection picked up midway."));
    public static final Derived ID          = H.derived(Type.U64, "id", "Number of the connection", of(Connection::id), doc("Counted from 1, by first packet."));
    public static final Derived DIRECTION   = H.derived(Type.U8, "direction", "Direction", note(t -> t.network == Packet.ABSENT ? Derived.ABSENT : t.side), DIRECTIONS, byName(),
            doc("The direction of the packet; absent where there is no packet."));
    public static final Derived COMPLETED   = H.derived(Type.BOOL, "completed", "Completed the handshake", note(t -> t.completed ? 1 : 0),
            doc("This packet completed the handshake; of datagrams, it is the first answer."));
    public static final Derived ESTABLISHED = H.derived(Type.BOOL, "established", "Established", of(c -> c.isEstablished() ? 1 : 0));
    public static final Derived MIDSTREAM   = H.derived(Type.BOOL, "midstream", "Picked up midway", of(c -> c.isMidstream() ? 1 : 0));
    public static final Derived RELATED     = H.derived(Type.BOOL, "related", "ICMP error about a connection", ConnectionFields::related,
            doc("An ICMP error that quotes a packet in flight: the quoted sequence number is in the window. A forged error has to guess it."));
    public static final Derived ICMP_ERROR  = H.derived(Type.BOOL, "icmp_error", "Quoted by an ICMP error", of(c -> c.hasIcmpError() ? 1 : 0));
    public static final Derived CERTAINTY   = H.derived(Type.U8, "certainty", "Certainty", of(c -> c.certainty().index()), CERTAINTIES, byName(),
            doc("observed: its start was seen; inferred: concluded from packets that imply others missing from the capture."));
    public static final Derived AGE         = H.derived(Type.RELATIVE_TIME, "age", "Age", ConnectionFields::age, unit("seconds"));
    public static final Derived RTT         = H.derived(Type.RELATIVE_TIME, "handshake.rtt", "Time of the handshake", ConnectionFields::rtt, unit("seconds"));
    public static final Derived CONN_STATE  = H.derived(Type.U8, "conn_state", "Course of the connection", of(c -> c.connState().ordinal()), CONN_STATES, byName(),
            doc("The conn_state of Zeek's conn.log."));
    public static final Derived END_REASON  = H.derived(Type.U8, "end_reason", "Reason of its end", of(c -> c.endReason().index()), REASONS, byName());
    public static final Listed  HISTORY     = H.listed(Type.STRING, "history", "History", ConnectionFields::history, doc("The history of Zeek's conn.log."));

    public static final EndFields ORIGINATOR = new EndFields(H, Side.ORIGINATOR);
    public static final EndFields RESPONDER  = new EndFields(H, Side.RESPONDER);

    /** The end that sent the packet, as {@link #DIRECTION} has it: of an ICMP error, the one to which the packet was sent that the error quotes. */
    public static final EndpointFields SENDER   = new EndpointFields(H, "sender", EndpointFields.ofPacket(true),
            doc("Of the end that sent the packet; for an ICMP error, of the end that the quoted packet was sent to. Absent where there is no packet."));
    /** The end that the packet comes to: of an ICMP error, the one that sent the packet that the error quotes. */
    public static final EndpointFields RECEIVER = new EndpointFields(H, "receiver", EndpointFields.ofPacket(false),
            doc("Of the end that receives the packet; for an ICMP error, of the end that sent the quoted packet. Absent where there is no packet."));

    public static final Protocol PROTOCOL = H.end(0);

    private ConnectionFields() {}

    /** A number of the packet's connection; absent where it has none. */
    static Derived.Value of(ToLongFunction<Connection> value) {
        return note(tracked -> value.applyAsLong(tracked.connection));
    }

    /** A number of what tracking says of the packet; absent where it has no connection. */
    static Derived.Value note(ToLongFunction<Tracked> value) {
        return (packet, layer) -> {
            Tracked tracked = packet.note(Tracked.KIND);
            return tracked.known ? value.applyAsLong(tracked) : Derived.ABSENT;
        };
    }

    /** Names of an enum's values by their numbers. */
    static <E extends Enum<E>> Attr namesOf(E[] values, Function<E, String> name) {
        Map<Integer, String> names = new TreeMap<>();
        Arrays.stream(values).forEach(value -> names.put(value.ordinal(), name.apply(value)));
        return names(names);
    }

    private static long unknown(Packet packet, int layer) {
        Tracked tracked = packet.note(Tracked.KIND);
        if (!tracked.known)
            return tracked.stray ? 1 : Derived.ABSENT;
        return tracked.opened && tracked.connection.isMidstream() ? 1 : 0;
    }

    private static long related(Packet packet, int layer) {
        Tracked tracked = packet.note(Tracked.KIND);
        return tracked.known || tracked.stray || tracked.icmpError ? tracked.related ? 1 : 0 : Derived.ABSENT;
    }

    private static long age(Packet packet, int layer) {
        Tracked tracked = packet.note(Tracked.KIND);
        return tracked.known ? packet.frame().timeNanos() - tracked.connection.start() : Derived.ABSENT;
    }

    private static long rtt(Packet packet, int layer) {
        Tracked tracked = packet.note(Tracked.KIND);
        return tracked.known && tracked.connection.handshakeRtt() >= 0 ? tracked.connection.handshakeRtt() : Derived.ABSENT;
    }

    private static void history(Packet packet, int layer, Values out) {
        Tracked tracked = packet.note(Tracked.KIND);
        if (tracked.known)
            out.addObject(tracked.connection.history(), 0, 0);
    }
}
