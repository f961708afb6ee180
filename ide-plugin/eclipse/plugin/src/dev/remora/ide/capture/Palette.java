package dev.remora.ide.capture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/** Colours of packets, for a light and a dark background. */
public enum Palette {
    TCP(new RGB(0xE7, 0xF0, 0xFB), new RGB(0x1D, 0x2B, 0x3A)),
    UDP(new RGB(0xE6, 0xF6, 0xEE), new RGB(0x1B, 0x30, 0x27)),
    ICMP(new RGB(0xF7, 0xEE, 0xFB), new RGB(0x30, 0x22, 0x38)),
    ARP(new RGB(0xFB, 0xF6, 0xE1), new RGB(0x35, 0x2F, 0x1A)),
    ANOMALY(new RGB(0xFB, 0xDD, 0xD6), new RGB(0x55, 0x22, 0x1C)),
    ALERT(new RGB(0xFF, 0xC9, 0x9E), new RGB(0x6B, 0x38, 0x10)),
    OCTETS(new RGB(0xFF, 0xE0, 0x82), new RGB(0x5E, 0x4B, 0x0B));

    private final RGB light;
    private final RGB dark;

    Palette(RGB light, RGB dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colour for the background that the display has now. */
    public Color color(Display display) {
        return new Color(isDark(display) ? dark : light);
    }

    /** Whether lists are light text on a dark background. */
    public static boolean isDark(Display display) {
        RGB background = display.getSystemColor(SWT.COLOR_LIST_BACKGROUND).getRGB();
        return background.red + background.green + background.blue < 3 * 128;
    }

    /** The colour of a protocol as a packet line names it; null where it has none. */
    static Palette of(String protocol) {
        return switch (protocol) {
            case "TCP" -> TCP;
            case "UDP" -> UDP;
            case "ICMP", "ICMPv6" -> ICMP;
            case "ARP" -> ARP;
            default -> null;
        };
    }
}
