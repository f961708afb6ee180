package dev.remora.ide.capture;

import dev.remora.ide.model.Protocols;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import dev.remora.tree.PacketLine;
import dev.remora.tree.PacketLines;
import dev.remora.tree.PacketTree;
import java.util.List;

/**
 * One packet, taken apart: its fields, and its octets with those of the datagram that it completed behind them.
 *
 * @param says    the packet on one line
 * @param length  of the frame as captured; the octet at this position is none, if there are more
 * @param link    LINKTYPE_ number of its outermost header
 * @param comment what people say of it in the capture, on one line; empty where they say nothing
 */
record Detail(int number, String says, List<Node> layers, byte[] octets, int length, int link, String comment) {
    /** That of no packet. */
    static final Detail NONE = new Detail(0, "", List.of(), new byte[0], 0, 0, "");

    /** The detail of a packet; nothing of it is kept. */
    static Detail of(int number, Packet packet) {
        Frame frame = packet.frame();
        byte[] octets = new byte[frame.extent()];
        for (int at = 0; at < octets.length; at++)
            if (at != frame.length())
                octets[at] = (byte) frame.u8(at);
        PacketLine line = new PacketLines(Protocols.all()).line(packet);
        String says = line.source() + " > " + line.destination() + " " + line.protocol() + " " + line.info();
        String comments = String.join("; ", frame.comments()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String comment = comments.isEmpty() ? "" : "comment: " + comments;
        return new Detail(number, says, new PacketTree(Protocols.all().catalogue()).layers(packet), octets, frame.length(), frame.linkType(), comment);
    }

    /** Whether there is an octet at a position. */
    boolean has(int position) {
        return position >= 0 && position < octets.length && position != length;
    }
}
