package dev.remora.tracking;

/**
 * An address and port. Immutable. As text: {@code AddressText.of(endpoint.address(), endpoint.port())}.
 *
 * @param isIpv6 whether the address has 16 octets; it has 4 otherwise
 * @param high   the first 8 octets of an IPv6 address; 0 for IPv4
 * @param low    the other 8, or the 4 octets of an IPv4 address
 * @param port   0 to 65,535; see {@link Connection#port} for ICMP
 */
public record Endpoint(boolean isIpv6, long high, long low, int port) {
    /** The address: 4 or 16 octets, newly made. */
    public byte[] address() {
        byte[] octets = new byte[isIpv6 ? 16 : 4];
        for (int i = 0; i < octets.length; i++) {
            int behind = octets.length - 1 - i;
            octets[i] = (byte) ((behind < 8 ? low : high) >>> 8 * (behind % 8));
        }
        return octets;
    }
}
