package dev.remora.tracking;

import java.util.Locale;

/** The protocols whose exchanges are connections, with their IP protocol numbers. */
public enum Transport {
    ICMP(1), TCP(6), UDP(17), ICMPV6(58);

    private static final Transport[] BY_NUMBER = new Transport[256];

    static {
        for (Transport transport : values())
            BY_NUMBER[transport.number] = transport;
    }

    private final int number;

    Transport(int number) {
        this.number = number;
    }

    /** The IP protocol number. */
    public int number() {
        return number;
    }

    /** Whether its ends have ports; those of ICMP have none. */
    public boolean hasPorts() {
        return this == TCP || this == UDP;
    }

    static Transport of(int number) {
        return BY_NUMBER[number];
    }

    /** As reports spell it: {@code tcp}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
