package dev.remora.tracking.zeek;

import java.util.BitSet;

/** Ports that Zeek takes for those of servers, when it did not see who opened a connection: {@code likely_server_ports} of its standard scripts. */
final class ServerPorts {
    private static final BitSet TCP = ports(21, 22, 25, 53, 80, 81, 88, 110, 135, 139, 143, 389, 443, 445, 502, 563, 585, 587, 614, 631, 636, 989, 990, 992, 993, 995,
            1080, 1434, 1883, 2811, 3128, 3268, 3306, 3389, 5060, 5223, 5432, 6379, 6666, 6667, 6668, 6669, 8000, 8080, 8888, 20000);
    private static final BitSet UDP = ports(53, 67, 68, 88, 123, 137, 161, 162, 389, 443, 514, 1812, 2123, 2152, 3389, 3544, 4011, 4789, 5060, 5072, 5353, 5355, 6081,
            20000);

    private ServerPorts() {}

    private static BitSet ports(int... numbers) {
        BitSet ports = new BitSet();
        for (int number : numbers)
            ports.set(number);
        return ports;
    }

    /** Whether a server is likely to be behind a TCP port. */
    static boolean tcp(int port) {
        return TCP.get(port);
    }

    /** Whether a server is likely to be behind a UDP port. */
    static boolean udp(int port) {
        return UDP.get(port);
    }
}
