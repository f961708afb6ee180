package dev.remora.fuzz;

import static dev.remora.packet.LinkType.ATM_CLIP;
import static dev.remora.packet.LinkType.C_HDLC;
import static dev.remora.packet.LinkType.ENC;
import static dev.remora.packet.LinkType.ETHERNET;
import static dev.remora.packet.LinkType.FIREWIRE;
import static dev.remora.packet.LinkType.FRELAY;
import static dev.remora.packet.LinkType.IPOIB;
import static dev.remora.packet.LinkType.IPV4;
import static dev.remora.packet.LinkType.IPV6;
import static dev.remora.packet.LinkType.JUNIPER_CHDLC;
import static dev.remora.packet.LinkType.JUNIPER_ETHER;
import static dev.remora.packet.LinkType.JUNIPER_FR;
import static dev.remora.packet.LinkType.JUNIPER_PPP;
import static dev.remora.packet.LinkType.LINUX_SLL2;
import static dev.remora.packet.LinkType.LINUX_SLL;
import static dev.remora.packet.LinkType.LOOP;
import static dev.remora.packet.LinkType.NFLOG;
import static dev.remora.packet.LinkType.NULL;
import static dev.remora.packet.LinkType.PFLOG;
import static dev.remora.packet.LinkType.PPI;
import static dev.remora.packet.LinkType.PPP;
import static dev.remora.packet.LinkType.PPP_ETHER;
import static dev.remora.packet.LinkType.PPP_HDLC;
import static dev.remora.packet.LinkType.RAW;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets are a frame of any link type; a target for each, here or in {@link RadioAndRingFuzzTest}. */
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

    static Stream<Arguments> packetFilterLog() {
        return Seeds.ofLink(PFLOG, "3d020100 656d3000000000000000000000000000 00000000000000000000000000000000 00000007ffffffff e803000092100000 ffffffff00000000 01000000");
    }

    @MethodSource
    @FuzzTest
    void packetFilterLog(byte[] octets) {
        Laws.check(PFLOG, octets);
    }

    static Stream<Arguments> netfilterLog() {
        return Seeds.ofLink(NFLOG, "02000000 0800010008000100 08000a0070726500 ffff0900");
    }

    @MethodSource
    @FuzzTest
    void netfilterLog(byte[] octets) {
        Laws.check(NFLOG, octets);
    }

    static Stream<Arguments> encapsulationLog() {
        return Seeds.ofLink(ENC, "02000000 12345678 00000400");
    }

    @MethodSource
    @FuzzTest
    void encapsulationLog(byte[] octets) {
        Laws.check(ENC, octets);
    }

    static Stream<Arguments> classicalIp() {
        return Seeds.ofLink(ATM_CLIP, "");
    }

    @MethodSource
    @FuzzTest
    void classicalIp(byte[] octets) {
        Laws.check(ATM_CLIP, octets);
    }

    static Stream<Arguments> fireWireIp() {
        return Seeds.ofLink(FIREWIRE, "0001020304050607 08090a0b0c0d0e0f 0800");
    }

    @MethodSource
    @FuzzTest
    void fireWireIp(byte[] octets) {
        Laws.check(FIREWIRE, octets);
    }

    static Stream<Arguments> perPacketInformation() {
        return Seeds.ofLink(PPI, "00000800 65000000");
    }

    @MethodSource
    @FuzzTest
    void perPacketInformation(byte[] octets) {
        Laws.check(PPI, octets);
    }

    static Stream<Arguments> pppEther() {
        return Seeds.ofLink(PPP_ETHER, "110000010030 0021");
    }

    @MethodSource
    @FuzzTest
    void pppEther(byte[] octets) {
        Laws.check(PPP_ETHER, octets);
    }

    static Stream<Arguments> juniperEthernet() {
        return Seeds.ofLink(JUNIPER_ETHER, "4d474303 02000000");
    }

    @MethodSource
    @FuzzTest
    void juniperEthernet(byte[] octets) {
        Laws.check(JUNIPER_ETHER, octets);
    }

    static Stream<Arguments> juniperPpp() {
        return Seeds.ofLink(JUNIPER_PPP, "4d474301 ff030021");
    }

    @MethodSource
    @FuzzTest
    void juniperPpp(byte[] octets) {
        Laws.check(JUNIPER_PPP, octets);
    }

    static Stream<Arguments> juniperFrameRelay() {
        return Seeds.ofLink(JUNIPER_FR, "4d474301 184103cc");
    }

    @MethodSource
    @FuzzTest
    void juniperFrameRelay(byte[] octets) {
        Laws.check(JUNIPER_FR, octets);
    }

    static Stream<Arguments> juniperHdlc() {
        return Seeds.ofLink(JUNIPER_CHDLC, "4d474301 0f000800");
    }

    @MethodSource
    @FuzzTest
    void juniperHdlc(byte[] octets) {
        Laws.check(JUNIPER_CHDLC, octets);
    }
}
