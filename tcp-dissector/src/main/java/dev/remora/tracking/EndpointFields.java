package dev.remora.tracking;

import dev.remora.field.Attr;
import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Listed;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules read of where one end of a packet's connection is: its address and its port. Immutable. */
public sealed class EndpointFields permits EndFields {
    public final Listed  address;
    public final Listed  address6;
    public final Derived port;

    private final Function<Tracked, @Nullable Side> which;

    /**
     * The fields of an end.
     *
     * @param name  what the names of the fields begin with
     * @param which the side that is spoken of; null: none
     */
    EndpointFields(Header h, String name, Function<Tracked, @Nullable Side> which, Attr... attributes) {
        this.which = which;
        String label = label(name);
        address = h.listed(Type.IPV4, name + ".address", label + "IPv4 address", (packet, layer, out) -> address(packet, out, false), attributes);
        address6 = h.listed(Type.IPV6, name + ".address6", label + "IPv6 address", (packet, layer, out) -> address(packet, out, true), attributes);
        port = h.derived(Type.U16, name + ".port", label + "port", ConnectionFields.note(this::port), attributes);
    }

    /** What the labels of the fields of an end begin with. */
    static String label(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1) + "'s ";
    }

    /** The side that sent the packet, or that it comes to; null where there is no packet. */
    static Function<Tracked, @Nullable Side> ofPacket(boolean isSender) {
        return tracked -> tracked.network == Packet.ABSENT ? null : isSender ? tracked.side() : tracked.side().other();
    }

    private long port(Tracked tracked) {
        Side side = which.apply(tracked);
        return side == null ? Derived.ABSENT : tracked.connection.port(side);
    }

    private void address(Packet packet, Values out, boolean isIpv6) {
        Tracked tracked = packet.note(Tracked.KIND);
        Side side = tracked.known && tracked.connection.isIpv6() == isIpv6 ? which.apply(tracked) : null;
        if (side == null)
            return;
        if (tracked.network == Packet.ABSENT) {
            shown(tracked.connection.endpoint(side), out);
            return;
        }
        int at = Endpoints.address(packet, tracked.network, tracked.source == side.index());
        if (isIpv6)
            out.addOctets(at, 16);
        else
            out.add(packet.frame().u32(at), at, 4);
    }

    // Of a connection that is shown without a packet of its own.
    private static void shown(Endpoint end, Values out) {
        if (end.isIpv6())
            out.addObject(end.address(), 0, 0);
        else
            out.add(end.low());
    }
}
