package dev.remora.benchmarks;

import dev.remora.capture.Capture;
import dev.remora.packet.Frame;
import io.pkts.Pcap;
import io.pkts.packet.TransportPacket;
import io.pkts.protocol.Protocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.TcpPacket;

/**
 * Measures two other Java libraries as {@link Passes} measures this one: decodes the first packets of a capture down to their transport headers, on one thread.
 *
 * <p>Arguments: {@code pcap4j} or {@code pkts}, a capture, how many passes count. pcap4j decodes frames that our reader reads, so that no native code is needed;
 * pkts.io reads the file by itself.
 */
public final class PeerPasses {
    private static final int WARM_UP = 3;
    private static final int PACKETS = 300_000;

    /** Where values go, so that reading them is not optimised away. */
    private static long read;

    private PeerPasses() {}

    /** Prints nanoseconds of processor time a packet, the median of the passes that count. */
    public static void main(String[] arguments) throws IOException {
        Path capture = Path.of(arguments[1]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] nanos = new double[Integer.parseInt(arguments[2])];
        for (int pass = -WARM_UP; pass < nanos.length; pass++) {
            long start = threads.getCurrentThreadCpuTime();
            long packets = "pkts".equals(arguments[0]) ? pkts(capture) : pcap4j(capture);
            if (pass >= 0)
                nanos[pass] = (double) (threads.getCurrentThreadCpuTime() - start) / packets;
        }
        Arrays.sort(nanos);
        System.out.printf("%.2f%n", nanos[nanos.length / 2]);
    }

    private static long pcap4j(Path path) throws IOException {
        Frame frame = new Frame();
        long packets = 0;
        try (Capture capture = Capture.open(path)) {
            while (packets < PACKETS && capture.next(frame)) {
                TcpPacket tcp = EthernetPacket.newPacket(frame.array(), frame.start(), frame.length()).get(TcpPacket.class);
                if (tcp != null)
                    read += tcp.getHeader().getSequenceNumber();
                packets++;
            }
        } catch (IllegalRawDataException e) {
            throw new IOException(e);
        }
        return packets;
    }

    private static long pkts(Path path) throws IOException {
        long[] packets = new long[1];
        Pcap.openStream(path.toFile()).loop(packet -> {
            packets[0]++;
            if (packet.hasProtocol(Protocol.TCP))
                read += ((TransportPacket) packet.getPacket(Protocol.TCP)).getDestinationPort();
            else if (packet.hasProtocol(Protocol.UDP))
                read += ((TransportPacket) packet.getPacket(Protocol.UDP)).getDestinationPort();
            return packets[0] < PACKETS;
        });
        return packets[0];
    }
}
