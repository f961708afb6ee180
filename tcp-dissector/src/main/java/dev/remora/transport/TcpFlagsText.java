package dev.remora.transport;

import dev.remora.field.Values;
import dev.remora.packet.Packet;

/** The flags as twelve characters, a dot for each that is not set: {@code ·······A··S·}. */
final class TcpFlagsText {
    private static final String   LETTERS = "RRRACEUAPRSF";
    private static final String[] TEXTS   = new String[1 << LETTERS.length()];

    static {
        for (int flags = 0; flags < TEXTS.length; flags++)
            TEXTS[flags] = text(flags);
    }

    private TcpFlagsText() {}

    static void read(Packet packet, int layer, Values out) {
        if (Tcp.FLAGS.isIn(packet, layer))
            out.addObject(TEXTS[Tcp.FLAGS.get(packet, layer)], packet.at(layer) + 12, 2);
    }

    private static String text(int flags) {
        char[] text = new char[LETTERS.length()];
        for (int i = 0; i < text.length; i++)
            text[i] = (flags & 0x800 >> i) == 0 ? '·' : LETTERS.charAt(i);
        return new String(text);
    }
}
