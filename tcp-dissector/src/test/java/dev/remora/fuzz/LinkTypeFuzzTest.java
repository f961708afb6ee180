package dev.remora.fuzz;

import static dev.remora.packet.LinkType.C_HDLC;
import static dev.remora.packet.LinkType.ETHERNET;
import static dev.remora.packet.LinkType.FRELAY;
import static dev.remora.packet.LinkType.IPOIB;
import static dev.remora.packet.LinkType.IPV4;
import static dev.remora.packet.LinkType.IPV6;
import static dev.remora.packet.LinkType.LINUX_SLL;
import static dev.remora.packet.LinkType.LINUX_SLL2;
import static dev.remora.packet.LinkType.LOOP;
import static dev.remora.packet.LinkType.NULL;
import static dev.remora.packet.LinkType.PPP;
import static dev.remora.packet.LinkType.PPP_HDLC;
import static dev.remora.packet.LinkType.RAW;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets are a frame of any link type; a target for each. */
class LinkTypeFuzzTest {
    static Stream<Arguments> ethernet() {
        return Seeds.ofLink(ETHERNET);
    }

    @MethodSource
    @FuzzTest
    void ethernet(byte[] octets) {
        Laws.check(ETHERNET, octets);
    }

    static Stream<Arguments> nullLoopback() {
        return Seeds.ofLink(NULL, "02000000");
    }

    @MethodSource
    @FuzzTest
    void nullLoopback(byte[] octets) {
        Laws.check(NULL, octets);
    }

    static Stream<Arguments> openBsdLoopback() {
        return Seeds.ofLink(LOOP, "00000002");
    }

    @MethodSource
    @FuzzTest
    void openBsdLoopback(byte[] octets) {
        Laws.check(LOOP, octets);
    }

    static Stream<Arguments> ppp() {
        return Seeds.ofLink(PPP, "ff030021");
    }

    @MethodSource
    @FuzzTest
    void ppp(byte[] octets) {
        Laws.check(PPP, octets);
    }

    static Stream<Arguments> pppHdlc() {
        return Seeds.ofLink(PPP_HDLC, "ff030021");
    }

    @MethodSource
    @FuzzTest
    void pppHdlc(byte[] octets) {
        Laws.check(PPP_HDLC, octets);
    }

    static Stream<Arguments> ciscoHdlc() {
        return Seeds.ofLink(C_HDLC, "0f000800");
    }

    @MethodSource
    @FuzzTest
    void ciscoHdlc(byte[] octets) {
        Laws.check(C_HDLC, octets);
    }

    static Stream<Arguments> frameRelay() {
        return Seeds.ofLink(FRELAY, "184103cc");
    }

    @MethodSource
    @FuzzTest
    void frameRelay(byte[] octets) {
        Laws.check(FRELAY, octets);
    }

    static Stream<Arguments> linuxCooked() {
        return Seeds.ofLink(LINUX_SLL, "0004 0001 0006 000102030405 0000 0800");
    }

    @MethodSource
    @FuzzTest
    void linuxCooked(byte[] octets) {
        Laws.check(LINUX_SLL, octets);
    }

    static Stream<Arguments> linuxCooked2() {
        return Seeds.ofLink(LINUX_SLL2, "0800 0000 00000001 0001 00 06 0001020304050000");
    }

    @MethodSource
    @FuzzTest
    void linuxCooked2(byte[] octets) {
        Laws.check(LINUX_SLL2, octets);
    }

    static Stream<Arguments> infiniband() {
        return Seeds.ofLink(IPOIB);
    }

    @MethodSource
    @FuzzTest
    void infiniband(byte[] octets) {
        Laws.check(IPOIB, octets);
    }

    static Stream<Arguments> raw() {
        return Seeds.ofLink(RAW, "");
    }

    @MethodSource
    @FuzzTest
    void raw(byte[] octets) {
        Laws.check(RAW, octets);
    }

    static Stream<Arguments> ipv4() {
        return Seeds.ofLink(IPV4, "");
    }

    @MethodSource
    @FuzzTest
    void ipv4(byte[] octets) {
        Laws.check(IPV4, octets);
    }

    static Stream<Arguments> ipv6() {
        return Seeds.ofLink(IPV6, "");
    }

    @MethodSource
    @FuzzTest
    void ipv6(byte[] octets) {
        Laws.check(IPV6, octets);
    }
}
