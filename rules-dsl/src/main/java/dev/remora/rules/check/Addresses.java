package dev.remora.rules.check;

import dev.remora.rules.type.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as they are written; null where a text is none. */
final class Addresses {
    private Addresses() {}

    /** {@code 10.0.0.1} or {@code 10.0.0.0/8}. */
    static @Nullable Value ipv4(String text) {
        int slash = text.indexOf('/');
        byte[] address = dotted(slash < 0 ? text : text.substring(0, slash));
        if (address == null)
            return null;
        return slash < 0 ? new Value.Scalar(number(address)) : prefix(address, text.substring(slash + 1));
    }

    /** {@code 2001:db8::1}, {@code ::ffff:10.0.0.1} or {@code 2001:db8::/32}, RFC 4291 section 2.2. */
    static @Nullable Value ipv6(String text) {
        int slash = text.indexOf('/');
        byte[] address = groups(slash < 0 ? text : text.substring(0, slash));
        if (address == null)
            return null;
        return slash < 0 ? new Value.Octets(address) : prefix(address, text.substring(slash + 1));
    }

    /** Six octets: {@code aa:bb:cc:dd:ee:ff}, {@code aa-bb-…}, {@code aabb.ccdd.eeff}, {@code aabbccddeeff}. */
    static @Nullable Value mac(String text) {
        byte[] octets = OctetText.parse(text);
        return octets != null && octets.length == 6 && !text.startsWith(":") ? new Value.Octets(octets) : null;
    }

    /** A network whose mask is written out, {@code 10.0.0.0/255.0.0.0}, with the length of its prefix instead; empty where a text is none. */
    static Optional<String> withLength(String text) {
        int slash = text.indexOf('/');
        byte[] mask = slash < 0 || ipv4(text.substring(0, slash)) == null ? null : dotted(text.substring(slash + 1));
        if (mask == null)
            return Optional.empty();
        int bits = (int) number(mask);
        int length = Integer.numberOfLeadingZeros(~bits);
        return length + Integer.numberOfTrailingZeros(bits) < 32 && bits != 0 ? Optional.empty() : Optional.of(text.substring(0, slash + 1) + length);
    }

    private static long number(byte[] address) {
        long number = 0;
        for (byte octet : address)
            number = number << 8 | octet & 0xFF;
        return number;
    }

    private static @Nullable Value prefix(byte[] address, String length) {
        if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(c -> c >= '0' && c <= '9'))
            return null;
        int bits = Integer.parseInt(length);
        if (bits > address.length * 8)
            return null;
        byte[] mask = new byte[address.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) (0xFF00 >> Math.clamp(bits - i * 8, 0, 8));
            address[i] &= mask[i];
        }
        return new Value.Prefix(new Value.Octets(address), new Value.Octets(mask));
    }

    private static byte @Nullable [] dotted(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] address = new byte[4];
        if (parts.length != 4)
            return null;
        for (int i = 0; i < 4; i++) {
            int octet = decimal(parts[i]);
            if (octet > 255)
                return null;
            address[i] = (byte) octet;
        }
        return address;
    }

    private static int decimal(String text) {
        boolean fits = !text.isEmpty() && text.length() <= 3 && (text.length() == 1 || text.charAt(0) != '0') && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return fits ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }

    private static byte @Nullable [] groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0)
            return list(text, 8);
        if (text.indexOf("::", gap + 1) >= 0)
            return null;
        byte[] front = list(text.substring(0, gap), -1);
        byte[] back = list(text.substring(gap + 2), -1);
        if (front == null || back == null || front.length + back.length > 14)
            return null;
        byte[] address = new byte[16];
        System.arraycopy(front, 0, address, 0, front.length);
        System.arraycopy(back, 0, address, 16 - back.length, back.length);
        return address;
    }

    // Groups of 16 bits, the last two perhaps as an IPv4 address; so many of them, or any number for -1.
    private static byte @Nullable [] list(String text, int wanted) {
        if (text.isEmpty())
            return wanted > 0 ? null : new byte[0];
        String[] parts = text.split(":", -1);
        byte @Nullable [] tail = parts[parts.length - 1].indexOf('.') > 0 ? dotted(parts[parts.length - 1]) : null;
        int groups = parts.length - (tail == null ? 0 : 1);
        byte[] octets = new byte[groups * 2 + (tail == null ? 0 : 4)];
        if (octets.length > 16 || wanted > 0 && octets.length != wanted * 2)
            return null;
        for (int i = 0; i < groups; i++) {
            int group = hexadecimal(parts[i]);
            if (group < 0)
                return null;
            octets[i * 2] = (byte) (group >> 8);
            octets[i * 2 + 1] = (byte) group;
        }
        if (tail != null)
            System.arraycopy(tail, 0, octets, groups * 2, 4);
        return octets;
    }

    private static int hexadecimal(String text) {
        boolean fits = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
        return fits ? Integer.parseInt(text, 16) : -1;
    }
}
