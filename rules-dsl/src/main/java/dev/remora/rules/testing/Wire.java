package dev.remora.rules.testing;

import java.util.Arrays;

/** Octets under construction, in network order. */
final class Wire {
    private byte[] octets = new byte[128];
    private int    length;

    Wire u8(long value) {
        if (length == octets.length)
            octets = Arrays.copyOf(octets, length * 2);
        octets[length++] = (byte) value;
        return this;
    }

    Wire u16(long value) {
        return u8(value >> 8).u8(value);
    }

    Wire u32(long value) {
        return u16(value >> 16).u16(value);
    }

    Wire octets(byte... more) {
        for (byte octet : more)
            u8(octet);
        return this;
    }

    /** Fills up with this octet to a whole number of units. */
    Wire pad(int unit, int octet) {
        while (length % unit != 0)
            u8(octet);
        return this;
    }

    int length() {
        return length;
    }

    /** Overwrites two octets. */
    void set16(int at, long value) {
        octets[at] = (byte) (value >> 8);
        octets[at + 1] = (byte) value;
    }

    /** The internet checksum of these octets (RFC 1071), with what was summed before. */
    static int checksum(byte[] octets, long before) {
        long sum = before;
        for (int i = 0; i < octets.length; i++)
            sum += (octets[i] & 0xFFL) << (i % 2 == 0 ? 8 : 0);
        while (sum >>> 16 != 0)
            sum = (sum & 0xFFFF) + (sum >>> 16);
        return (int) ~sum & 0xFFFF;
    }

    byte[] toArray() {
        return Arrays.copyOf(octets, length);
    }
}
