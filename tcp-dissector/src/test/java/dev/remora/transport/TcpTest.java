package dev.remora.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TcpTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    private static final Frame SYN = Frame.of(HexFormat.of().parseHex("""
            000102030405 060708090a0b 0800
            4500003c 12344000 4006 0000 0a000001 0a000002
            c0de01bb 01234567 00000000 a002faf0 beef0000
            020405b4 0402 080a0000000100000000 01 030307""".replaceAll("\\s", "")));

    @Test
    void readsTheFieldsOfASyn() {
        Packet packet = DISSECTORS.open().dissect(SYN);

        int tcp = packet.find(Tcp.PROTOCOL);
        assertThat(Tcp.SRC_PORT.get(packet, tcp)).isEqualTo(49374);
        assertThat(Tcp.SYN.get(packet, tcp)).isTrue();
        assertThat(Tcp.ACK.get(packet, tcp)).isFalse();
        assertThat(Tcp.HDR_LEN.get(packet, tcp)).isEqualTo(40);
        assertThat(TcpOptions.TS_VALUE.get(packet, tcp)).isEqualTo(1);
    }

    @Test
    void findsFieldsByTheirNames() {
        Packet packet = DISSECTORS.open().dissect(SYN);

        assertThat(number(packet, "tcp.flags")).isEqualTo(2);
        assertThat(number(packet, "tcp.options.mss_val")).isEqualTo(1460);
        assertThat(number(packet, "tcp.options.wscale.shift")).isEqualTo(7);
        assertThat(number(packet, "tcp.len")).isZero();
    }

    @Test
    void readsFieldsOfOneNameInTheOrderOfTheirOctets() {
        Packet packet = DISSECTORS.open().dissect(Frame.of(HexFormat.of().parseHex("""
                000102030405 060708090a0b 0800
                45000038 12344000 4006 0000 0a000001 0a000002
                c0de01bb 01234567 00000001 9012faf0 beef0000
                0d0600000005 0b0600000007 01010101""".replaceAll("\\s", ""))));

        Values values = new Values();
        DISSECTORS.catalogue().find("tcp.options.cc_value").orElseThrow().read(packet, values);
        assertThat(values.size()).isEqualTo(2);
        assertThat(values.number(0)).isEqualTo(5);
        assertThat(values.number(1)).isEqualTo(7);
    }

    private static long number(Packet packet, String name) {
        Values values = new Values();
        DISSECTORS.catalogue().find(name).orElseThrow().read(packet, values);
        assertThat(values.size()).isEqualTo(1);
        return values.number(0);
    }
}
