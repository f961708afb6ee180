package dev.remora.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the analysis says of datagrams; each answer is tshark's. */
class UdpStreamsTest {
    private static final Dissectors          DISSECTORS = Dissectors.load();
    private static final String              DATAGRAM   = "450000200000000040110000 0a000001 0a000002 04d20035000c0000 61626364";
    private static final Map<String, String> PACKETS    = Map.of("datagram", DATAGRAM, "error", "4500003c0000000040010000 0a000002 0a000001 0303000000000000" + DATAGRAM,
            "lite", "4500002000000000 40880000 0a000001 0a000002 04d20035 00000000 61626364", "bare", "4500001c00000000 40880000 0a000001 0a000002 04d20035 00000000",
            "empty", "4500001c0000000040110000 0a000001 0a000002 04d2003500080000",
            "nothing", "6000000000081140 20010db8000000000000000000000001 20010db8000000000000000000000002 04d20035 00001234",
            "zero", "60000000000c1140 20010db8000000000000000000000001 20010db8000000000000000000000002 04d20035 00001234 61626364");
    private static final long                MILLI      = 1_000_000;

    // @formatter:off
    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({
        "datagram error datagram, stream,        0 0 0",
        "datagram error datagram, time_relative, 0 - 2000000",
        "datagram error datagram, time_delta,    0 - 2000000",
        "error datagram datagram, time_relative, - 1000000 2000000",
        "error datagram datagram, time_delta,    - 1000000 1000000",
        "error error datagram,    time_delta,    - - 2000000",
        "datagram empty datagram, stream,        0 0 0",
        "datagram empty datagram, time_delta,    0 - 2000000",
        "empty empty datagram,    time_relative, - - 2000000",
        "empty empty datagram,    time_delta,    - - 2000000",
        "datagram zero zero,      stream,        0 1 1",
        "datagram zero zero,      time_delta,    0 0 1000000",
        "datagram lite bare lite, stream,        0 0 0 0",
        "datagram lite bare lite, time_delta,    0 1000000 - 2000000",
        "nothing nothing zero,    time_delta,    - - 2000000"})
    // @formatter:on
    void says(String packets, String field, String expected) {
        assertThat(analyse(packets.split(" "), "udp." + field)).isEqualTo(expected);
    }

    /** Values of a field in packets a millisecond apart; a dash for none. */
    private static String analyse(String[] packets, String field) {
        Dissection dissection = DISSECTORS.open();
        Analysis analysis = new Analysis(Settings.STANDARD);
        StringJoiner found = new StringJoiner(" ");
        for (int i = 0; i < packets.length; i++) {
            byte[] octets = HexFormat.of().parseHex(PACKETS.get(packets[i]).replace(" ", ""));
            Packet packet = dissection.dissect(new Frame().wrap(octets, 0, octets.length, octets.length).describe(i + 1, i * MILLI, LinkType.RAW, -1));
            analysis.analyse(packet);
            Values values = new Values();
            DISSECTORS.catalogue().find(field).orElseThrow().read(packet, values);
            found.add(values.isEmpty() ? "-" : Long.toString(values.number(0)));
        }
        return found.toString();
    }
}
