package dev.remora.tree;

/** Addresses as text. What writes to a buffer allocates nothing. */
public final class AddressText {
    private AddressText() {}

    /** An IPv4 address of 4 octets or an IPv6 address of 16, as text of its own. */
    public static String of(byte[] octets) {
        TextBuffer out = new TextBuffer(48);
        if (octets.length == 4)
            ipv4((octets[0] & 0xFFL) << 24 | (octets[1] & 0xFF) << 16 | (octets[2] & 0xFF) << 8 | octets[3] & 0xFF, out);
        else
            ipv6(octets, 0, out);
        return out.toString();
    }

    /** The same with a port, as {@code 10.0.0.1:80} or {@code [2001:db8::1]:80} (RFC 5952 section 6). */
    public static String of(byte[] octets, int port) {
        return withPort(of(octets), port);
    }

    /** An address that is text already, with a port. */
    public static String withPort(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }

    /** An IPv4 address, a number of 32 bits, as {@code 10.0.0.1}. */
    public static void ipv4(long address, TextBuffer out) {
        out.unsigned(address >>> 24 & 0xFF).octet('.').unsigned(address >>> 16 & 0xFF).octet('.').unsigned(address >>> 8 & 0xFF).octet('.')
                .unsigned(address & 0xFF);
    }

    /** Six octets as {@code 00:1b:21:aa:bb:cc}. */
    public static void mac(byte[] octets, int at, TextBuffer out) {
        for (int i = 0; i < 6; i++) {
            if (i > 0)
                out.octet(':');
            out.hex(octets[at + i], 2);
        }
    }

    /** Sixteen octets as RFC 5952 section 4 writes them: the longest run of zero groups, the first of equals, becomes {@code ::}. */
    public static void ipv6(byte[] octets, int at, TextBuffer out) {
        long run = longestZeros(octets, at);
        int first = (int) (run >> 32);
        int behind = (int) run;
        int groups = endsWithIpv4(octets, at, first, behind) ? 6 : 8;
        for (int i = 0; i < groups; i++)
            if (i == first) {
                out.octet(':').octet(':');
                i = behind - 1;
            } else {
                group(group(octets, at, i), i == 0 || i == behind, out);
            }
        if (groups == 6) {
            if (behind != 6)
                out.octet(':');
            ipv4((long) group(octets, at, 6) << 16 | group(octets, at, 7), out);
        }
    }

    private static void group(int group, boolean isFirst, TextBuffer out) {
        if (!isFirst)
            out.octet(':');
        out.hex(group, group > 0xFFF ? 4 : group > 0xFF ? 3 : group > 0xF ? 2 : 1);
    }

    private static int group(byte[] octets, int at, int index) {
        return (octets[at + index * 2] & 0xFF) << 8 | octets[at + index * 2 + 1] & 0xFF;
    }

    /** First group of the longest run of at least two zero groups, and the group behind it, as two halves; -1 for both where there is none. */
    private static long longestZeros(byte[] octets, int at) {
        int first = -1;
        int behind = -1;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && group(octets, at, to) == 0)
                to++;
            if (to - from > Math.max(1, behind - first)) {
                first = from;
                behind = to;
            }
            from = Math.max(from, to - 1);
        }
        return (long) first << 32 | behind & 0xFFFF_FFFFL;
    }

    /** Whether the last 32 bits are an IPv4 address: IPv4-mapped (RFC 4291 section 2.5.5.2) and, now deprecated, IPv4-compatible (2.5.5.1). */
    private static boolean endsWithIpv4(byte[] octets, int at, int first, int behind) {
        return first == 0 && (behind == 6 || behind == 5 && group(octets, at, 5) == 0xFFFF);
    }
}
