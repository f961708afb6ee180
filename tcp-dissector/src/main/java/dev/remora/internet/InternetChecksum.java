package dev.remora.internet;

import dev.remora.packet.Frame;

/** The checksum that IP, TCP, UDP and ICMP share: the ones' complement sum of 16-bit words, RFC 1071. Allocates nothing. */
public final class InternetChecksum {
    private InternetChecksum() {}

    /** The sum of these octets, not yet folded, so that sums can be added; the octets before must be even in number. */
    public static long sum(Frame frame, int at, int length) {
        long sum = 0;
        int end = at + length;
        int i = at;
        for (; i + 8 <= end; i += 8) {
            long eight = frame.u64(i);
            sum += (eight >>> 32) + (eight & 0xFFFF_FFFFL);              // 2^16 is 1 in ones' complement, so words of four octets do
        }
        if (i + 4 <= end) {
            sum += frame.u32(i);
            i += 4;
        }
        if (i + 2 <= end) {
            sum += frame.u16(i);
            i += 2;
        }
        return i < end ? sum + ((long) frame.u8(i) << 8) : sum;
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
