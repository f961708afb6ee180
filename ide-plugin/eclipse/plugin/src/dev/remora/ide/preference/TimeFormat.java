package dev.remora.ide.preference;

import dev.remora.tree.TextBuffer;
import dev.remora.tree.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How the list of packets writes times. */
public enum TimeFormat {
    /** Seconds since the first packet, or since the time reference. */
    SINCE_FIRST("Seconds since the first packet"),
    /** Seconds since the packet before it in the list. */
    SINCE_PREVIOUS("Seconds since the previous displayed packet"),
    /** Date and time of day. */
    UTC("UTC date and time"),
    /** Date and time of day where the user is. */
    LOCAL("Local date and time");

    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final String label;

    TimeFormat(String label) {
        this.label = label;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /** The format of this name; seconds since the first packet where there is none. */
    static TimeFormat of(String name) {
        for (TimeFormat format : values())
            if (format.name().equals(name))
                return format;
        return SINCE_FIRST;
    }

    /**
     * A time as text.
     *
     * @param nanos     since 1970
     * @param reference of the first packet, or the one that times are counted from
     * @param previous  of the packet shown before
     */
    public String text(long nanos, long reference, long previous) {
        TextBuffer text = new TextBuffer();
        switch (this) {
            case SINCE_FIRST -> TimeText.micros(nanos - reference, text);
            case SINCE_PREVIOUS -> TimeText.micros(nanos - previous, text);
            case UTC -> TimeText.utc(nanos, text);
            case LOCAL -> text.text(DATE_AND_TIME.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                    .atZone(ZoneId.systemDefault())));
        }
        return text.toString();
    }
}
