package dev.remora.ide.connection;

import dev.remora.ide.preference.Theme;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;

/** Colours of TCP states: opening, open, closing, closed. */
final class StatePalette {
    private StatePalette() {}

    /** The colour of what one end says and does. */
    static Color of(Side side, Display display) {
        boolean dark = Theme.isDark(display);
        return side == Side.ORIGINATOR ? dark ? new Color(0x6C, 0xB0, 0xFF) : new Color(0x1E, 0x6F, 0xD9) : dark ? new Color(0xFF, 0x96, 0x6B) : new Color(0xC4, 0x48, 0x12);
    }

    /** The colour of a state. */
    static Color of(TcpState state, Display display) {
        boolean dark = Theme.isDark(display);
        return switch (state) {
            case LISTEN, SYN_SENT, SYN_RECEIVED -> new Color(dark ? 0x5E : 0xFF, dark ? 0x4B : 0xEC, dark ? 0x0B : 0xB3);
            case ESTABLISHED -> new Color(dark ? 0x1F : 0xCF, dark ? 0x4D : 0xF0, dark ? 0x2B : 0xD6);
            case FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK -> new Color(dark ? 0x2A : 0xD6, dark ? 0x3F : 0xE6, dark ? 0x5F : 0xFA);
            case TIME_WAIT, CLOSED -> new Color(dark ? 0x44 : 0xE4, dark ? 0x44 : 0xE4, dark ? 0x44 : 0xE4);
        };
    }
}
