package dev.remora.rules.run;

import dev.remora.internet.Icmp;
import dev.remora.internet.Icmpv6;
import dev.remora.internet.Ipv4;
import dev.remora.internet.Ipv6;
import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.tracking.Tracked;
import dev.remora.tracking.Transport;
import dev.remora.tree.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says of its packet, kept as octets until somebody wants text: those of its message, or those of the packet, where a {@link Teller} can tell all the rest of
 * them. Reused. Confined to one thread. Allocates nothing once it is large enough.
 */
final class Facts {
    /** Octets of a packet that are worth being kept in place of what is said of it. */
    static final int MOST = 128;

    long    packet;
    long    timeNanos;
    long    connection;
    int     place;
    boolean silenced;                                       // a suppression silences the alert

    private @Nullable Frame  frame;                         // of these octets
    private @Nullable Teller teller;                        // null: they are the message
    private int              rule;
    private byte[]           octets = new byte[64];
    private int              length;

    private final byte[] source      = new byte[16];
    private final byte[] destination = new byte[16];
    private int          addressLength;
    private int          sourcePort;
    private int          destinationPort;
    private int          protocol    = -1;

    /** Takes over what others say. */
    void copy(Facts from) {
        packet = from.packet;
        timeNanos = from.timeNanos;
        connection = from.connection;
        place = from.place;
        silenced = from.silenced;
        if (from.teller != null) {
            keep(from.frame(), from.teller, from.rule);
            return;
        }
        teller = null;
        take(from.octets, from.length);
        System.arraycopy(from.source, 0, source, 0, 16);
        System.arraycopy(from.destination, 0, destination, 0, 16);
        addressLength = from.addressLength;
        sourcePort = from.sourcePort;
        destinationPort = from.destinationPort;
        protocol = from.protocol;
    }

    /** Takes a message. */
    void say(TextBuffer text) {
        reserve(text.length());
        text.copyTo(octets, 0);
        length = text.length();
        teller = null;
    }

    /** Takes number, time and connection of a packet, and its octets, of which all else is worked out once it is wanted. */
    void keep(Packet of, Teller newTeller, int newRule) {
        number(of);
        keep(of.frame(), newTeller, newRule);
    }

    private void keep(Frame of, Teller newTeller, int newRule) {
        teller = newTeller;
        rule = newRule;
        reserve(of.length());
        of.copyTo(octets, 0, 0, of.length());
        length = of.length();
        frame().wrap(octets, 0, length, of.originalLength()).describe(of);
    }

    private Frame frame() {
        Frame own = frame;
        if (own == null)
            frame = own = new Frame();
        return own;
    }

    private void take(byte[] from, int count) {
        reserve(count);
        System.arraycopy(from, 0, octets, 0, count);
        length = count;
    }

    private void reserve(int count) {
        if (octets.length < count)
            octets = Arrays.copyOf(octets, Math.max(count, octets.length * 2));
    }

    /** Takes number, time, ends and connection of a packet. */
    void describe(Packet of) {
        number(of);
        addressLength = 0;
        sourcePort = -1;
        destinationPort = -1;
        protocol = -1;
        for (int layer = 0; layer < of.layers() && !of.isQuoted(layer); layer++)
            ends(of, layer);
    }

    private void number(Packet of) {
        packet = of.frame().number();
        timeNanos = of.frame().timeNanos();
        Tracked tracked = of.note(Tracked.KIND);
        connection = tracked.isKnown() ? Math.max(0, tracked.connection().id()) : 0;
        place = tracked.isKnown() ? tracked.connection().place() : 0;
    }

    // The innermost layers count: those of the connection.
    private void ends(Packet of, int layer) {
        LayerType type = of.type(layer);
        if (type == Ipv4.PROTOCOL)
            addresses(of, of.at(layer) + 12, 4, of.limit(layer));
        else if (type == Ipv6.PROTOCOL)
            addresses(of, of.at(layer) + 8, 16, of.limit(layer));
        else if (Transport.withPorts(type) != null && of.at(layer) + 4 <= of.limit(layer)) {
            sourcePort = of.frame().u16(of.at(layer));
            destinationPort = of.frame().u16(of.at(layer) + 2);
        }
        protocol = protocol(type, protocol);
    }

    private static int protocol(LayerType type, int outer) {
        Transport transport = Transport.withPorts(type);
        if (transport != null)
            return transport.number();
        if (type == Icmp.PROTOCOL)
            return Transport.ICMP.number();
        return type == Icmpv6.PROTOCOL ? Transport.ICMPV6.number() : outer;
    }

    private void addresses(Packet of, int at, int length, int limit) {
        if (at + 2 * length > limit)
            return;
        addressLength = length;
        of.frame().copyTo(source, 0, at, length);
        of.frame().copyTo(destination, 0, at + length, length);
        sourcePort = -1;
        destinationPort = -1;
        protocol = -1;
    }

    /** What an alert says, to be kept by it. */
    Account account() {
        return teller == null ? said() : new Account.Evidence(teller, rule, frame().copy());
    }

    /** What an alert says, where that is worked out. */
    Account.Said said() {
        return new Account.Said(new String(octets, 0, length, StandardCharsets.UTF_8), source(), destination(), protocol);
    }

    Peer source() {
        return Peer.of(source, addressLength, sourcePort);
    }

    /** Number of the IP protocol that the two ends speak; -1 where it is none that is tracked. */
    int protocol() {
        return protocol;
    }

    Peer destination() {
        return Peer.of(destination, addressLength, destinationPort);
    }
}
