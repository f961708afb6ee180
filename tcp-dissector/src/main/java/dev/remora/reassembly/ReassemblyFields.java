package dev.remora.reassembly;

import static dev.remora.field.Attr.unit;

import dev.remora.field.Derived;
import dev.remora.field.Header;
import dev.remora.field.Type;
import dev.remora.field.Values;
import dev.remora.packet.Packet;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The fields that tell of reassembly, which IPv4 and IPv6 share but for their prefix. */
public final class ReassemblyFields {
    private static final int ODD = Datagram.CONFLICTS | Datagram.MULTIPLE_TAILS | Datagram.TOO_LONG;

    private ReassemblyFields() {}

    /**
     * Adds the fields to a header with the right prefix.
     *
     * @param fragments    type of the field for all fragments, which differs in Wireshark
     * @param reassembled  name of the field that points from a fragment to the frame that completes its datagram
     */
    public static void define(Header h, Type fragments, String reassembled) {
        h.listed(fragments, "fragments", "Fragments", ReassemblyFields::all);
        h.listed(Type.FRAME_NUMBER, "fragment", "Fragment", (packet, layer, out) -> frames(packet, layer, false, out));
        h.listed(Type.FRAME_NUMBER, "fragment.error", "Defragmentation error", (packet, layer, out) -> frames(packet, layer, true, out));
        flag(h, "fragment.overlap", "Fragment overlap", Datagram.OVERLAPS);
        flag(h, "fragment.overlap.conflict", "Conflicting data in fragment overlap", Datagram.CONFLICTS);
        flag(h, "fragment.multipletails", "Multiple tail fragments found", Datagram.MULTIPLE_TAILS);
        flag(h, "fragment.toolongfragment", "Fragment too long", Datagram.TOO_LONG);
        h.derived(Type.U32, "fragment.count", "Fragment count", ReassemblyFields::count);
        h.derived(Type.FRAME_NUMBER, reassembled, "Reassembled in frame", ReassemblyFields::completedIn);
        h.derived(Type.U32, "reassembled.length", "Reassembled length", ReassemblyFields::length, unit("octets"));
        h.listed(Type.BYTES, "reassembled.data", "Reassembled data", ReassemblyFields::all);
        h.listed(Type.STRING, "reassembled.digest", "SHA-256 of the reassembled payload", ReassemblyFields::digest);
        ReassemblyAnomaly.define(h);
    }

    private static void flag(Header h, String name, String label, int flag) {
        h.listed(Type.BOOL, name, label, (packet, layer, out) -> flags(packet, layer, flag, out));
    }

    private static @Nullable Datagram datagram(Packet packet, int layer) {
        return packet.note(Reassemblies.KIND).datagram(layer);
    }

    private static void frames(Packet packet, int layer, boolean odd, Values out) {
        Datagram datagram = datagram(packet, layer);
        for (int i = 0; datagram != null && i < datagram.count(); i++)
            if ((datagram.flags(i) & ODD) != 0 == odd)
                add(packet, layer, datagram, i, datagram.frame(i), out);
    }

    private static void flags(Packet packet, int layer, int flag, Values out) {
        Datagram datagram = datagram(packet, layer);
        for (int i = 0; datagram != null && i < datagram.count(); i++)
            if ((datagram.flags(i) & flag) != 0)
                add(packet, layer, datagram, i, 1, out);
    }

    /** With the octets of the datagram that the fragment brought, or might have brought; those of all of it where the fragment lies behind its end. */
    private static void add(Packet packet, int layer, Datagram datagram, int index, long number, Values out) {
        int position = packet.note(Reassemblies.KIND).position(layer);
        int from = Math.min(datagram.offset(index), datagram.length());
        int to = Math.min(datagram.end(index), datagram.length());
        if (from < to)
            out.add(number, position + from, to - from);
        else
            out.add(number, position, datagram.length());
    }

    private static long count(Packet packet, int layer) {
        Datagram datagram = datagram(packet, layer);
        return datagram == null ? Derived.ABSENT : datagram.count();
    }

    private static long length(Packet packet, int layer) {
        Datagram datagram = datagram(packet, layer);
        return datagram == null ? Derived.ABSENT : datagram.length();
    }

    private static long completedIn(Packet packet, int layer) {
        long frame = packet.note(Reassemblies.KIND).completedIn(layer);
        return frame == Reassemblies.UNKNOWN ? Derived.ABSENT : frame;
    }

    /** All octets that were put together, in the appended part of the frame. */
    private static void all(Packet packet, int layer, Values out) {
        Datagram datagram = datagram(packet, layer);
        if (datagram != null)
            out.addOctets(packet.note(Reassemblies.KIND).position(layer), datagram.length());
    }

    private static void digest(Packet packet, int layer, Values out) {
        Datagram datagram = datagram(packet, layer);
        if (datagram == null)
            return;
        MessageDigest sha256 = sha256();
        sha256.update(datagram.whole(), 0, datagram.length());
        out.addObject(HexFormat.of().formatHex(sha256.digest()), packet.note(Reassemblies.KIND).position(layer), datagram.length());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
