package dev.remora.internet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Values;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for the time of an echo message; the values are those of tshark 4.0. */
class EchoTimeTest {
    private static final Dissectors DISSECTORS = Dissectors.load();

    /** 1,700,000,000.018360123 s, 6553f100 in hexadecimal. */
    private static final long NOW = 1_700_000_000_018_360_123L;

    private static final String TWO = "3031";

    @ParameterizedTest
    @CsvSource({
        "6553f100 00000005,          1700000000000005000,    18355123, 2",         // seconds and microseconds, the highest octet first
        "00f15365 05000000,          1700000000000005000,    18355123, 2",         // and last
        "00f1536500000000 b847000000000000, 1700000000000000000, 18360123, 10",    // numbers of eight octets, the lowest first, as Linux on most machines
        "7f425565 3f420f00,          1700086399999999000, -86399981638877, 2",     // a clock that is ahead by less than a day
        "819f5265 01000000,          1699913601000001000, 86399018359123, 2",      // or behind
        "6553f100 000f423f,          1700000000999999000,  -981638877, 2"})
    void readsTheTimeThatPingWrites(String octets, long time, long since, int data) {
        for (int type : new int[]{Icmp.ECHO, Icmp.ECHO_REPLY}) {
            Packet packet = dissect(type, octets.replace(" ", "") + TWO, true);

            assertThat(numbers(packet, "icmp.data_time")).containsExactly(time);
            assertThat(numbers(packet, "icmp.data_time_relative")).containsExactly(since);
            assertThat(numbers(packet, "data.len")).containsExactly(data);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "80425565 01000000, 10",         // a day ahead
        "809f5265 01000000, 10",         // a day behind
        "00f15365 40420f00, 10",         // a million microseconds
        "000000006553f100 00000000000047b8, 18",     // numbers of eight octets, the highest first
        "e553f100 00000005, 10",         // half of all seconds away
        "00f153650500, 8",                 // with two more octets these would be enough, and no time
        "6161616161616161, 10"})
    void takesAllElseForData(String octets, int data) {
        Packet packet = dissect(Icmp.ECHO, octets.replace(" ", "") + TWO, true);

        assertThat(numbers(packet, "icmp.data_time")).isEmpty();
        assertThat(numbers(packet, "icmp.data_time_relative")).isEmpty();
        assertThat(numbers(packet, "data.len")).containsExactly(data);
    }

    @Test
    void asksNoOtherMessageAndNoFrameWithoutTime() {
        assertThat(numbers(dissect(Icmp.TIMESTAMP, "6553f10000000005", true), "icmp.data_time")).isEmpty();
        assertThat(numbers(dissect(Icmp.ECHO, "6553f10000000005", false), "icmp.data_time")).isEmpty();
    }

    @Test
    void leavesNoDataWhereTheTimeIsAll() {
        assertThat(numbers(dissect(Icmp.ECHO, "6553f10000000005", true), "data.len")).isEmpty();
    }

    private static Packet dissect(int type, String data, boolean hasTime) {
        String message = "%02x00000000070001".formatted(type) + data;
        String header = "4500%04x0001000040010000 0a0000010a000002".formatted(20 + message.length() / 2).replace(" ", "");
        Frame frame = Frame.of(HexFormat.of().parseHex("0200000000020200000000010800" + header + message)).describe(1, NOW, 1, 0);
        if (!hasTime)
            frame.untimed();
        return DISSECTORS.open().dissect(frame);
    }

    private static long[] numbers(Packet packet, String name) {
        Values values = new Values();
        DISSECTORS.catalogue().find(name).orElseThrow().read(packet, values);
        long[] numbers = new long[values.size()];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = values.number(i);
        return numbers;
    }
}
