package dev.remora.internet;

import dev.remora.packet.Frame;

/** The checksum that IP, TCP, UDP and ICMP share: the ones' complement sum of 16-bit words, RFC 1071. Allocates nothing. */
public final class InternetChecksum {
    private static final int WORD = Long.BYTES;

    private InternetChecksum() {}

    /** The sum of these octets, not yet folded, so that sums can be added; the octets before must be even in number. */
    public static long sum(Frame frame, int at, int length) {
        if (length < 2 * WORD)
            return few(frame, at, length);
        int last = at + length - WORD;
        long sum = halves(frame.u64(at)) + halves(frame.u64(at + WORD));
        for (int i = at + 2 * WORD; i <= last; i += WORD)
            sum += halves(frame.u64(i));
        int gone = 32 - (length & WORD - 1) * 4;                         // half the bits of the last eight octets that are in the sum: shifted out, without a branch
        return sum + halves(frame.u64(last) << gone << gone);
    }

    private static long halves(long eight) {
        return (eight >>> 32) + (eight & 0xFFFF_FFFFL);                  // 2^16 is 1 in ones' complement, so words of four octets do
    }

    private static long few(Frame frame, int at, int length) {
        long sum = 0;
        int end = at + length;
        for (int i = at; i < end; i++)
            sum += (long) frame.u8(i) << ((i - at & 1) == 0 ? 8 : 0);
        return sum;
    }

    /** The sum in 16 bits; 0 to 65,535. */
    public static int fold(long sum) {
        long folded = (sum & 0xFFFF_FFFFL) + (sum >>> 32);
        folded = (folded & 0xFFFF) + (folded >>> 16);                    // 18 bits at most
        folded = (folded & 0xFFFF) + (folded >>> 16);
        return (int) ((folded & 0xFFFF) + (folded >>> 16));
    }

    /** Whether the sum of octets that include their checksum says that they are unharmed. */
    public static boolean isGood(long sum) {
        return fold(sum) == 0xFFFF;
    }

    /** The checksum that would have made this sum right, where {@code checksum} was in it. */
    public static int calculated(long sum, int checksum) {
        return fold(checksum + (~fold(sum) & 0xFFFFL));
    }
}
