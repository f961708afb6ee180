package dev.remora.tracking;

import dev.remora.packet.LayerType;
import dev.remora.transport.Tcp;
import dev.remora.transport.Udp;
import dev.remora.transport.UdpLite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The protocols whose exchanges are connections, with their IP protocol numbers. */
public enum Transport {
    ICMP(1), TCP(6), UDP(17), ICMPV6(58), UDPLITE(136);

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
        return this == TCP || this == UDP || this == UDPLITE;
    }

    /** The one with ports that a layer is of; null for others. */
    public static @Nullable Transport withPorts(LayerType type) {
        if (type == Tcp.PROTOCOL)
            return TCP;
        if (type == Udp.PROTOCOL)
            return UDP;
        return type == UdpLite.PROTOCOL ? UDPLITE : null;
    }

    static Transport of(int number) {
        return BY_NUMBER[number];
    }

    /** As reports spell it: {@code tcp}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
