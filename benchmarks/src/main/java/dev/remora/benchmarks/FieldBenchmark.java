package dev.remora.benchmarks;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.field.Catalogue;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.transport.Tcp;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read fields: through their constants, through the catalogue, and with the dissection included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FieldBenchmark {
    private final Frame frame = Frame.of(HexFormat.of().parseHex("000102030405060708090a0b08004500002c1234400040060cab0a0000010a000002"
            + "c0de01bb01234567000000006002faf0beef0000020405b4"));

    private final Dissectors      dissectors = Dissectors.load();
    private final Dissection      dissection = dissectors.open();
    private final Packet          packet     = dissection.dissect(frame);
    private final int             tcp        = packet.find(Tcp.PROTOCOL);
    private final Catalogue.Entry port       = dissectors.catalogue().find("tcp.dstport").orElseThrow();
    private final Values          values     = new Values();

    /** Four fields through their constants. */
    @Benchmark
    public long constants() {
        return Tcp.SRC_PORT.get(packet, tcp) + Tcp.DST_PORT.get(packet, tcp) + Tcp.SEQ.get(packet, tcp) + (Tcp.SYN.get(packet, tcp) ? 1 : 0);
    }

    /** One field through the catalogue. */
    @Benchmark
    public long catalogue() {
        port.read(packet, values);
        return values.number(0);
    }

    /** The layers of a segment. */
    @Benchmark
    public int dissect() {
        return dissection.dissect(frame).layers();
    }
}
