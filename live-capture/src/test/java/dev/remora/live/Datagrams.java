package dev.remora.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Datagrams of IPv4 on the loopback interface, to a port that nobody else has while this is open. */
final class Datagrams implements AutoCloseable {
    private static final int AT_ONCE         = 100;                    // so few that the queues of the loopback interface and of the socket hold them all
    private static final int PATIENCE_MILLIS = 120_000;

    private final InetAddress    loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1}); // also where Java prefers ::1
    private final DatagramSocket sink     = new DatagramSocket(0, loopback);
    private final DatagramSocket source   = new DatagramSocket(0, loopback);

    Datagrams() throws IOException {
        sink.setSoTimeout(PATIENCE_MILLIS);
    }

    int port() {
        return sink.getLocalPort();
    }

    /** The capture filter that takes them and no others. */
    String filter() {
        return "udp dst port " + port();
    }

    /** Sends {@code datagram 0}, {@code datagram 1}, …; each has arrived then. */
    void send(int count) throws IOException {
        DatagramPacket arrived = new DatagramPacket(new byte[32], 32);
        for (int sent = 0; sent < count;) {
            int first = sent;
            for (; sent < Math.min(count, first + AT_ONCE); sent++)
                source.send(packet(sent));
            for (int i = first; i < sent; i++) {
                sink.receive(arrived);
                assertThat(new String(arrived.getData(), 0, arrived.getLength(), StandardCharsets.US_ASCII)).isEqualTo("datagram " + i);
                arrived.setLength(32);
            }
        }
    }

    private DatagramPacket packet(int number) {
        byte[] text = ("datagram " + number).getBytes(StandardCharsets.US_ASCII);
        return new DatagramPacket(text, text.length, loopback, port());
    }

    @Override
    public void close() {
        sink.close();
        source.close();
    }
}
