package dev.remora.rules.type;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What makes a rule look. */
public enum Occasion {
    /** Each packet. */
    PACKET,
    /** Each change of an endpoint's TCP state. */
    STATE,
    /** The first packet of a connection. */
    OPEN,
    /** The packet that completes a handshake; for datagrams, the first answer. */
    ESTABLISHED,
    /** The end of a connection, with its whole summary; also when the capture ends. */
    CLOSE;

    /** The occasion of this name. */
    public static Optional<Occasion> of(String word) {
        return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst();
    }

    /** As rules spell it: {@code state}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
