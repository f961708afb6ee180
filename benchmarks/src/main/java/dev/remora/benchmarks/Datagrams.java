package dev.remora.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Sends small datagrams over the loopback interface at an even rate: {@code Datagrams PORT RATE SECONDS}. Prints how many it sent, and how many a second. */
final class Datagrams {
    private static final int OCTETS = 22;                                // 64 with the headers of UDP, IPv4 and Ethernet
    private static final int BATCH  = 16;

    private Datagrams() {}

    public static void main(String... arguments) throws IOException {
        InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        long rate = Long.parseLong(arguments[1]);
        long count = rate * Long.parseLong(arguments[2]);
        ByteBuffer datagram = ByteBuffer.allocateDirect(OCTETS);
        try (DatagramChannel sink = DatagramChannel.open().bind(to); DatagramChannel source = DatagramChannel.open().connect(sink.getLocalAddress())) {
            long begun = System.nanoTime();
            for (long sent = 0; sent < count; sent++) {
                if (sent % BATCH == 0)
                    await(begun + sent * 1_000_000_000L / rate);
                source.write(datagram.clear());
            }
            long elapsed = System.nanoTime() - begun;
            System.out.println(count + " " + count * 1_000_000_000L / elapsed);
        }
    }

    private static void await(long due) {
        while (System.nanoTime() < due)
            Thread.onSpinWait();
    }
}
