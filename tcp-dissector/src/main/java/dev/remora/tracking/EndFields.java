package dev.remora.tracking;

import static dev.remora.field.Attr.byName;
import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.function.ToLongFunction;

/** What rules read of one end of a packet's connection. Immutable. */
public final class EndFields {
    private static final Attr STATES = ConnectionFields.namesOf(TcpState.values(), TcpState::name);

    public final Listed  address;
    public final Listed  address6;
    public final Derived port;
    public final Derived state;
    public final Derived before;
    public final Derived stateAge;
    public final Derived certainty;
    public final Derived packets;
    public final Derived octets;

    private final Side side;

    EndFields(Header h, Side side) {
        this.side = side;
        String name = side.label() + ".";
        String label = side == Side.ORIGINATOR ? "Originator's " : "Responder's ";
        address = h.listed(Type.IPV4, name + "address", label + "IPv4 address", (packet, layer, out) -> address(packet, out, false));
        address6 = h.listed(Type.IPV6, name + "address6", label + "IPv6 address", (packet, layer, out) -> address(packet, out, true));
        port = h.derived(Type.U16, name + "port", label + "port", ConnectionFields.of(c -> c.port(side)));
        state = h.derived(Type.U8, name + "state", label + "TCP state", tcp(t -> t.connection.state(side).index()), STATES, byName(),
                doc("The state of RFC 9293 after this packet."));
        before = h.derived(Type.U8, name + "state.before", label + "TCP state before", tcp(t -> t.before(side).index()), STATES, byName());
        stateAge = h.derived(Type.RELATIVE_TIME, name + "state.age", "How long the state lasts", tcp(t -> t.time - t.connection.since(side)), unit("seconds"));
        certainty = h.derived(Type.U8, name + "certainty", label + "certainty", tcp(t -> t.connection.certainty(side).index()),
                ConnectionFields.namesOf(Certainty.values(), Certainty::label), byName());
        packets = h.derived(Type.U64, name + "packets", label + "packets", ConnectionFields.of(c -> c.packets(side)));
        octets = h.derived(Type.U64, name + "octets", label + "octets of payload", ConnectionFields.of(c -> c.octets(side)), unit("octets"));
    }

    private static Derived.Value tcp(ToLongFunction<Tracked> value) {
        return ConnectionFields.note(t -> t.connection.transport() == Transport.TCP ? value.applyAsLong(t) : Derived.ABSENT);
    }

    private void address(Packet packet, Values out, boolean isIpv6) {
        Tracked tracked = packet.note(Tracked.KIND);
        if (!tracked.known || tracked.connection.isIpv6() != isIpv6)
            return;
        if (tracked.network == Packet.ABSENT) {
            shown(tracked.connection, out);
            return;
        }
        int at = Endpoints.address(packet, tracked.network, tracked.source == side.index());
        if (isIpv6)
            out.addOctets(at, 16);
        else
            out.add(packet.frame().u32(at), at, 4);
    }

    // Of a connection that is shown without a packet of its own.
    private void shown(Connection connection, Values out) {
        Endpoint end = connection.endpoint(side);
        if (end.isIpv6())
            out.addObject(end.address(), 0, 0);
        else
            out.add(end.low());
    }
}
