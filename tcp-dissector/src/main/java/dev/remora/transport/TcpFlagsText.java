package dev.remora.transport;

import dev.remora.field.Values;
import dev.remora.packet.Packet;

/** The flags as twelve characters, a dot for each that is not set: {@code ·······A··S·}; {@code ···-5-·A····} where three of them are the counter ACE. */
final class TcpFlagsText {
    private static final String   LETTERS = "RRRACEUAPRSF";
    private static final String[] TEXTS   = new String[1 << LETTERS.length()];
    private static final String[] COUNTED = new String[TEXTS.length];
    private static final int      ACE_AT  = 3;

    static {
        for (int flags = 0; flags < TEXTS.length; flags++)
            TEXTS[flags] = text(flags);
        for (int flags = 0; flags < TEXTS.length; flags++)
            COUNTED[flags] = counted(TEXTS[flags], flags >> 6 & 7);
    }

    private TcpFlagsText() {}

    static void read(Packet packet, int layer, Values out) {
        if (Tcp.FLAGS.isIn(packet, layer))
            out.addObject((AccurateEcn.counts(packet, layer) ? COUNTED : TEXTS)[Tcp.FLAGS.get(packet, layer)], packet.at(layer) + 12, 2);
    }

    private static String counted(String text, int ace) {
        return text.substring(0, ACE_AT) + '-' + ace + '-' + text.substring(ACE_AT + 3);
    }

    private static String text(int flags) {
        char[] text = new char[LETTERS.length()];
        for (int i = 0; i < text.length; i++)
            text[i] = (flags & 0x800 >> i) == 0 ? '·' : LETTERS.charAt(i);
        return new String(text);
    }
}
