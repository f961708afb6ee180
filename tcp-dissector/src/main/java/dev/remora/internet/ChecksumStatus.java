package dev.remora.internet;

import java.util.Map;

/** Values of the fields {@code *.checksum.status}. */
public final class ChecksumStatus {
    public static final int BAD         = 0;
    public static final int GOOD        = 1;
    /** Not all octets it covers were captured, or they are a fragment, or quoted. */
    public static final int UNVERIFIED  = 2;
    /** The sender left it out. */
    public static final int NOT_PRESENT = 3;

    /** The sender left it out where it must not. */
    public static final int ILLEGAL = 4;

    public static final Map<Integer, String> NAMES = Map.of(BAD, "Bad", GOOD, "Good", UNVERIFIED, "Unverified", NOT_PRESENT, "Not present",
            ILLEGAL, "Illegal");

    private ChecksumStatus() {}
}
