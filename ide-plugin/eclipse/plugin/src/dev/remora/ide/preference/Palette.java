package dev.remora.ide.preference;

import dev.remora.ide.model.Rows.Row;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;

/** Colours of packets, for a light and a dark background; the user may set others. */
public enum Palette {
    TCP("TCP", new RGB(0xE7, 0xF0, 0xFB), new RGB(0x1D, 0x2B, 0x3A)),
    UDP("UDP", new RGB(0xE6, 0xF6, 0xEE), new RGB(0x1B, 0x30, 0x27)),
    ICMP("ICMP", new RGB(0xF7, 0xEE, 0xFB), new RGB(0x30, 0x22, 0x38)),
    ARP("ARP", new RGB(0xFB, 0xF6, 0xE1), new RGB(0x35, 0x2F, 0x1A)),
    ANOMALY("Anomaly", new RGB(0xFB, 0xDD, 0xD6), new RGB(0x55, 0x22, 0x1C)),
    ALERT("Alert", new RGB(0xFF, 0xC9, 0x9E), new RGB(0x6B, 0x38, 0x10)),
    MARKED("Marked packet", new RGB(0xF3, 0xB6, 0xDD), new RGB(0x6E, 0x1F, 0x55)),
    REFERENCE("Time reference", new RGB(0xFF, 0xF3, 0xB0), new RGB(0x4A, 0x44, 0x12)),
    OCTETS("Marked octets", new RGB(0xFF, 0xE0, 0x82), new RGB(0x5E, 0x4B, 0x0B));

    private final String label;

    Palette(String label, RGB light, RGB dark) {
        this.label = label;
        IPreferenceStore store = Preferences.store();
        PreferenceConverter.setDefault(store, key(false), light);
        PreferenceConverter.setDefault(store, key(true), dark);
    }

    /** What has this colour, for the page where it is set. */
    public String label() {
        return label;
    }

    /** Where the colour for a light or a dark background is kept. */
    public String key(boolean dark) {
        return "colour." + name().toLowerCase(Locale.ROOT) + (dark ? ".dark" : ".light");
    }

    /** The colour for the background that the display has now. */
    public Color color(Display display) {
        return new Color(PreferenceConverter.getColor(Preferences.store(), key(Theme.isDark(display))));
    }

    /** The colour of a packet in the list; none where it has none, or the user wants none but that of the marks. */
    public static Optional<Palette> of(Row row, boolean isReference, boolean isMarked, boolean isAlert) {
        if (isMarked)
            return Optional.of(MARKED);
        if (!Preferences.store().getBoolean(Preferences.COLOURED))
            return Optional.empty();
        if (isReference)
            return Optional.of(REFERENCE);
        if (isAlert)
            return Optional.of(ALERT);
        return row.hasAnomaly() ? Optional.of(ANOMALY) : Optional.ofNullable(of(row.line().protocol()));
    }

    // Of a protocol as a packet line names it; null where it has none.
    private static Palette of(String protocol) {
        return switch (protocol) {
            case "TCP" -> TCP;
            case "UDP", "UDP-Lite" -> UDP;
            case "ICMP", "ICMPv6" -> ICMP;
            case "ARP" -> ARP;
            default -> null;
        };
    }
}
