package dev.remora.fuzz;

import static dev.remora.packet.LinkType.ATM_RFC1483;
import static dev.remora.packet.LinkType.FDDI;
import static dev.remora.packet.LinkType.MPLS;
import static dev.remora.packet.LinkType.PKTAP;
import static dev.remora.packet.LinkType.RADIOTAP;
import static dev.remora.packet.LinkType.TOKEN_RING;
import static dev.remora.packet.LinkType.WIRELESS;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets are a frame of any link type: those of radio, rings and cells, which {@link LinkTypeFuzzTest} has no room for. */
class RadioAndRingFuzzTest {
    static Stream<Arguments> wirelessLan() {
        return Seeds.ofLink(WIRELESS, "08000000" + "000102030405".repeat(3) + "0000" + "aaaa030000000800");
    }

    @MethodSource
    @FuzzTest
    void wirelessLan(byte[] octets) {
        Laws.check(WIRELESS, octets);
    }

    static Stream<Arguments> radiotap() {
        return Seeds.ofLink(RADIOTAP, "0000090002000000" + "00" + "08000000" + "000102030405".repeat(3) + "0000" + "aaaa030000000800");
    }

    @MethodSource
    @FuzzTest
    void radiotap(byte[] octets) {
        Laws.check(RADIOTAP, octets);
    }

    static Stream<Arguments> tokenRing() {
        return Seeds.ofLink(TOKEN_RING, "1040" + "000102030405" + "060708090a0b" + "aaaa030000000800");
    }

    @MethodSource
    @FuzzTest
    void tokenRing(byte[] octets) {
        Laws.check(TOKEN_RING, octets);
    }

    static Stream<Arguments> fddi() {
        return Seeds.ofLink(FDDI, "50" + "000102030405" + "060708090a0b" + "aaaa030000000800");
    }

    @MethodSource
    @FuzzTest
    void fddi(byte[] octets) {
        Laws.check(FDDI, octets);
    }

    static Stream<Arguments> cellsOfAtm() {
        return Seeds.ofLink(ATM_RFC1483, "aaaa030000000800");
    }

    @MethodSource
    @FuzzTest
    void cellsOfAtm(byte[] octets) {
        Laws.check(ATM_RFC1483, octets);
    }

    static Stream<Arguments> labels() {
        return Seeds.ofLink(MPLS, "00010140");
    }

    @MethodSource
    @FuzzTest
    void labels(byte[] octets) {
        Laws.check(MPLS, octets);
    }

    static Stream<Arguments> darwin() {
        return Seeds.ofLink(PKTAP, "24000000" + "01000000" + "0c000000" + "656e3000" + "00".repeat(20));
    }

    @MethodSource
    @FuzzTest
    void darwin(byte[] octets) {
        Laws.check(PKTAP, octets);
    }
}
