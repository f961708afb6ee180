package dev.remora.live;

/**
 * How to capture. Immutable.
 *
 * @param filter       capture filter in BPF syntax (pcap-filter(7)), applied in the kernel; empty for every packet
 * @param snapLength   octets kept of each frame; 1 to 262,144
 * @param promiscuous  whether frames for other stations are taken too
 * @param immediate    whether a packet is given as soon as it arrives; false waits a little and gives many at once, which costs less
 * @param bufferOctets room in the kernel for packets not yet fetched; a burst that it holds is not lost
 * @param ringPackets  packets fetched from the kernel and not yet asked for, at most; what comes when they are many is counted as dropped
 * @param ringOctets   octets of these packets, at most
 */
public record LiveSettings(String filter, int snapLength, boolean promiscuous, boolean immediate, int bufferOctets, int ringPackets,
        long ringOctets) {
    /**
     * Every packet, whole, with room for bursts: 64 MiB in the kernel, where libpcap's own default is 2 MiB, and 128 MiB in the ring.
     */
    public static final LiveSettings STANDARD = new LiveSettings("", 262_144, true, false, 64 << 20, 1 << 17, 128L << 20);

    /** Checks the ranges. */
    public LiveSettings {
        if (snapLength < 1 || snapLength > 262_144)
            throw new IllegalArgumentException("snap length " + snapLength + " is not in 1 to 262144");
        if (bufferOctets < 1 << 16)
            throw new IllegalArgumentException("a buffer of " + bufferOctets + " octets holds no frame; 65536 is the least");
        if (ringPackets < 1 || ringOctets < snapLength)
            throw new IllegalArgumentException("a ring of " + ringPackets + " packets and " + ringOctets + " octets holds no frame");
    }

    /** The same with another capture filter. */
    public LiveSettings withFilter(String other) {
        return new LiveSettings(other, snapLength, promiscuous, immediate, bufferOctets, ringPackets, ringOctets);
    }

    /** The same with another snap length. */
    public LiveSettings withSnapLength(int octets) {
        return new LiveSettings(filter, octets, promiscuous, immediate, bufferOctets, ringPackets, ringOctets);
    }

    /** The same, promiscuous or not. */
    public LiveSettings withPromiscuous(boolean on) {
        return new LiveSettings(filter, snapLength, on, immediate, bufferOctets, ringPackets, ringOctets);
    }

    /** The same, immediate or not. */
    public LiveSettings withImmediate(boolean on) {
        return new LiveSettings(filter, snapLength, promiscuous, on, bufferOctets, ringPackets, ringOctets);
    }

    /** The same with another buffer in the kernel. */
    public LiveSettings withBuffer(int octets) {
        return new LiveSettings(filter, snapLength, promiscuous, immediate, octets, ringPackets, ringOctets);
    }

    /** The same with another ring. */
    public LiveSettings withRing(int packets, long octets) {
        return new LiveSettings(filter, snapLength, promiscuous, immediate, bufferOctets, packets, octets);
    }
}
