package dev.remora.tracking;

import static dev.remora.field.Attr.byName;
import static dev.remora.field.Attr.doc;
import static dev.remora.field.Attr.unit;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Type;
import java.util.function.ToLongFunction;

/** What rules read of one end of a packet's connection. Immutable. */
public final class EndFields extends EndpointFields {
    private static final Attr STATES = ConnectionFields.namesOf(TcpState.values(), TcpState::name);

    public final Derived state;
    public final Derived before;
    public final Derived stateAge;
    public final Derived certainty;
    public final Derived packets;
    public final Derived octets;

    EndFields(Header h, Side side) {
        super(h, side.label(), tracked -> side);
        String name = side.label() + ".";
        String label = label(side.label());
        state = h.derived(Type.U8, name + "state", label + "TCP state", tcp(t -> t.connection.state(side).index()), STATES, byName(),
                doc("The state of RFC 9293 after this packet."));
        before = h.derived(Type.U8, name + "state.before", label + "TCP state before", tcp(t -> t.before(side).index()), STATES, byName());
        stateAge = h.derived(Type.RELATIVE_TIME, name + "state.age", "Age of the state", tcp(t -> t.time - t.connection.since(side)), unit("seconds"));
        certainty = h.derived(Type.U8, name + "certainty", label + "certainty", tcp(t -> t.connection.certainty(side).index()),
                ConnectionFields.namesOf(Certainty.values(), Certainty::label), byName());
        packets = h.derived(Type.U64, name + "packets", label + "packets", ConnectionFields.of(c -> c.packets(side)));
        octets = h.derived(Type.U64, name + "octets", label + "payload", ConnectionFields.of(c -> c.octets(side)), unit("octets"),
                doc("In all of its packets so far; octets that are retransmitted count each time."));
    }

    private static Derived.Value tcp(ToLongFunction<Tracked> value) {
        return ConnectionFields.note(t -> t.connection.transport() == Transport.TCP ? value.applyAsLong(t) : Derived.ABSENT);
    }
}
