package dev.remora.tracking.zeek;

import dev.remora.tracking.Endpoint;

/**
 * A row of conn.log. Immutable.
 *
 * @param number   place in the order in which connections began, from 1
 * @param start    time of the first packet, nanoseconds since 1970
 * @param duration nanoseconds; 0 where there was only one moment, and octets are then not logged
 * @param ipProto  protocol number of IP
 * @param history  empty where there is none
 * @param missed   octets in content gaps
 */
public record ConnLogRow(long number, long start, Endpoint originator, Endpoint responder, Proto proto, int ipProto, long duration, String connState, String history,
        long missed, Traffic sent, Traffic answered) {
    /** What Zeek tells apart. */
    public enum Proto {
        TCP("tcp"), UDP("udp"), ICMP("icmp"), UNKNOWN("unknown_transport");

        private final String label;

        Proto(String label) {
            this.label = label;
        }

        /** As conn.log has it. */
        public String label() {
            return label;
        }
    }

    /**
     * What one side sent.
     *
     * @param octets   of payload; for TCP, as sequence numbers tell
     * @param ipOctets of datagrams
     */
    public record Traffic(long octets, long packets, long ipOctets) {}
}
