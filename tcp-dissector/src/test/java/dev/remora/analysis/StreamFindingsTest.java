package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Foresight;
import dev.remora.dissect.Settings;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the analysis says of streams that are not as they should be; each answer is tshark's.
 *
 * <p>A segment is {@code END.FLAGS.SEQ.ACK.OCTETS}, the end {@code a} or {@code b}, and optionally {@code .HEADER} with the length that its header claims in words of 32
 * bits, {@code .OPTIONS} in hexadecimal, {@code .WINDOW} instead of 8192. What is expected is one value a segment, {@code -} for none.
 */
class StreamFindingsTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final String     LETTERS    = "FSRPAU";             // from the lowest bit on
    private static final int        FIXED      = 20;
    private static final long       MILLI      = 1_000_000;

    // @formatter:off
    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource({
        "octets of the SYN that opens count,            completeness, a.S.1000.0.5 b.SA.5000.1006.0 a.A.1006.5001.0,      15 15 15",
        "those of a SYN that comes again do not,        completeness, a.S.1000.0.0 a.S.1000.0.5 b.SA.5000.1006.0,         3 3 3",
        "nor those of one that takes the ports anew,    completeness, a.S.1000.0.0 a.S.2000.0.5 a.A.2006.0.0,             1 5 5",
        "a header too short says nothing,               completeness, a.S.1000.0.0.4 a.A.1001.0.0 a.S.1000.0.0,           4 4 4",
        "and a header too long does,                    completeness, a.S.1000.0.0.9 b.SA.5000.1001.0.10 a.A.1001.5001.0, 7 7 7",
        "a handshake takes its time all the same,       analysis.initial_rtt, a.S.1000.0.0.9 b.SA.5000.1001.0 a.A.1001.5001.8, - - 2000000",
        "what is short counts as octets sent,           analysis.ack_lost_segment, a.S.1000.0.0 b.SA.5000.1001.0 a.PA.1001.5001.20.4 b.A.5001.1021.0, - - - -",
        "a SYN that answers may start anew unanalysed,  ack, a.S.1000.0.0 b.SA.5000.1001.0.10 a.A.1001.5501.0, 0 1001 501",
        "no more than all is acknowledged once,         analysis.ack_lost_segment, b.PA.5000.1000.100 a.A.1000.6000.0 a.A.1000.6100.0, - 1 -",
        "not at all by one that repeats itself,         analysis.ack_lost_segment, b.PA.5000.1000.100 b.A.5100.1000.0 a.A.1000.6000.0, - - -",
        "and then repetitions count from one,           analysis.duplicate_ack_num, b.PA.5000.1000.100 b.A.5100.1000.0 a.A.1000.6000.0 b.A.5100.1000.0, - 1 - 1",
        "octets under way count from the first number,  analysis.bytes_in_flight, a.S.1000.0.0 b.SA.5000.1001.0 a.PA.1001.5001.8 a.PA.900.5001.8, - - 8 -",
        "a record without a finding is one,             analysis, b.PA.5000.1000.100 a.A.1000.6000.0 a.A.1000.6100.0, 1 1 1",
        "both SYNs must scale,                          window_size_scalefactor, a.S.1000.0.0..03030701 b.SA.5000.1001.0 a.A.1001.5001.0, - - -2",
        "unless options were cut off,                   window_size_scalefactor, a.S.1000.0.0..03030701 b.SA.5000.1001.0.7 a.A.1001.5001.0, - - 128",
        "a later answer without the option is late,     window_size_scalefactor, a.S.1000.0.0..03030701 b.SA.5000.1001.0..03030601 b.SA.5000.1001.0 b.A.5001.1001.0, - - - 64",
        "an option of Accurate ECN speaks for all,      flags.ace, a.S.1000.0.0 b.SA.5000.1001.0 a.A.1001.5001.0 b.A.5001.1001.0..AC020101, - - 0 0",
        "that of its experiment too,                    flags.ace, a.A.1001.5001.0..FD04ACC0, 0",
        "but not one of another length,                 flags.ace, a.A.1001.5001.0..FD06ACC000000101, -",
        "and one ahead of a broken one scales,          window_size_scalefactor, a.S.1000.0.0..0303070104000000 b.SA.5000.1001.0..03030601 a.A.1001.5001.0, - - 128",
        "crossing SYNs must scale too,                  window_size_scalefactor, a.S.1000.0.0..03030701 b.S.5000.0.0 a.A.1001.5001.0, - - -2",
        "a first number of 0 may be repeated too,      analysis.duplicate_ack_num, a.S.100.0.0 a.A.101.0.0 a.A.101.0.0, - 1 2",
        "an answer to a keep-alive may outrun it,       analysis.ack_lost_segment, a.PA.100.900.5 b.A.900.105.0 b.A.900.500.0 a.A.104.901.0 b.A.900.500.0, - - 1 1 1",
        "a probe of what was acknowledged is needless,  analysis.spurious_retransmission, a.A.100.900.5 b.A.900.105.0...0 a.A.105.900.1 b.A.900.106.0...0 a.A.105.900.1, - - - - 1",
        "and a probe all the same,                      analysis.zero_window_probe, a.A.100.900.5 b.A.900.105.0...0 a.A.105.900.1 b.A.900.106.0...0 a.A.105.900.1, - - 1 - 1",
        "a reset that acknowledges nothing fills none,  analysis.bytes_in_flight, a.A.100.900.5 a.A.200.900.50 b.R.900.0.0 a.A.250.900.10 b.A.900.260.0 a.A.260.900.7, 5 - - - - 7",
        "a new attempt forgets what came from behind,   analysis.retransmission, a.S.99.0.0 a.R.500.0.0 a.S.99.0.0 a.A.100.900.5, - - 1 -",
        "the window of a SYN is full unscaled,          analysis.window_full, a.S.99.0.0..03030200 b.SA.899.100.0..03030200.100 a.A.100.900.100 b.A.900.200.0...100 a.A.200.900.100, - - 1 - -",
        "an acknowledgment before the SYN goes back,    analysis.initial_rtt, b.SA.5000.1001.0 a.PA.1001.5001.8 a.S.1000.0.0, - -1000000 -1000000",
        "data of a SYN without a cookie may be taken,   analysis.tfo_ack, a.S.1000.0.5 b.SA.5000.1006.0 b.SA.5000.1001.0 b.A.5001.1006.0, - 1 - -",
        "with a cookie it is ignored until it is taken, analysis.tfo_ignored, a.S.1000.0.5..2204AABB b.SA.5000.1001.0 b.SA.5000.1006.0 b.A.5001.1001.0, - 1 - -",
        "so does an answer that acknowledges no SYN,     analysis.tfo_ignored, a.S.1000.0.5..2204AABB b.SA.5000.1001.0 a.SA.1001.5000.0, - 1 1",
        "also where the SYN comes again without,        analysis.tfo_ignored, a.S.1000.0.5..FE06F989AABB0101 a.S.1000.0.0 b.SA.5000.1001.0, - - 1",
        "a cookie without data has none to ignore,      analysis.tfo_ignored, a.S.1000.0.0..2204AABB b.SA.5000.1001.0, - -",
        "nor has a request for a cookie,                analysis.tfo_ignored, a.S.1000.0.5..22020101 b.SA.5000.1001.0, - -",
        "a header too long has its window as sent,      window_size, a.S.1000.0.0..03030701 b.SA.5000.1001.0..03030601 a.A.1001.5001.0.9 a.A.1001.5001.0, 8192 8192 8192 1048576"})
    // @formatter:on
    void says(String what, String field, String segments, String expected) {
        assertThat(twoPasses(segments.split(" "), "tcp." + field)).isEqualTo(expected);
    }

    private static String twoPasses(String[] segments, String field) {
        Foresight foresight = new Foresight();
        Settings settings = Settings.STANDARD.with(Foresight.SETTING, foresight);
        List<Frame> frames = new ArrayList<>();
        for (String segment : segments)
            frames.add(frame(segment, frames.size() + 1));
        pass(settings, frames, field);
        foresight.seal();
        return pass(settings, frames, field);
    }

    private static String pass(Settings settings, List<Frame> frames, String field) {
        Dissection dissection = DISSECTORS.open(settings);
        Analysis analysis = new Analysis(settings);
        StringJoiner found = new StringJoiner(" ");
        for (Frame frame : frames) {
            Packet packet = dissection.dissect(frame);
            analysis.analyse(packet);
            Values values = new Values();
            DISSECTORS.catalogue().find(field).orElseThrow().read(packet, values);
            found.add(values.isEmpty() ? "-" : Long.toString(values.number(0)));
        }
        return found.toString();
    }

    private static Frame frame(String segment, int number) {
        String[] parts = segment.split("\\.");
        boolean first = parts[0].equals("a");
        byte[] options = HexFormat.of().parseHex(parts.length > 6 ? parts[6] : "");
        int window = parts.length > 7 ? Integer.parseInt(parts[7]) : 8192;
        int payload = Integer.parseInt(parts[4]);
        int words = parts.length > 5 && !parts[5].isEmpty() ? Integer.parseInt(parts[5]) : 5 + options.length / 4;
        int total = 2 * FIXED + options.length + payload;
        ByteBuffer b = ByteBuffer.allocate(total).putShort((short) 0x4500).putShort((short) total).putInt(0x4000).putInt(0x4006_0000);
        b.putInt(first ? 0x0A00_0001 : 0x0A00_0002).putInt(first ? 0x0A00_0002 : 0x0A00_0001);
        b.putInt(first ? 1024 << 16 | 9999 : 9999 << 16 | 1024).putInt(Integer.parseInt(parts[2])).putInt(Integer.parseInt(parts[3]));
        b.put((byte) (words << 4)).put(flags(parts[1])).putShort((short) window).putInt(0).put(options);
        return new Frame().wrap(b.array(), 0, total, total).describe(number, number * MILLI, LinkType.RAW, -1);
    }

    private static byte flags(String letters) {
        int flags = 0;
        for (char letter : letters.toCharArray())
            flags |= 1 << LETTERS.indexOf(letter);
        return (byte) flags;
    }
}
