package dev.remora.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Checked;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final Filters    FILTERS    = new Filters(DISSECTORS.catalogue());

    // 10.0.0.1:49374 > 10.0.0.2:443, a SYN with its options
    private static final Frame SYN = Frame.of(HexFormat.of().parseHex("""
            000102030405 060708090a0b 0800
            4500003c 12344000 4006 0000 0a000001 0a000002
            c0de01bb 01234567 00000000 a002faf0 beef0000
            020405b4 0402 080a0000000100000000 01 030307""".replaceAll("\\s", "")));

    @ParameterizedTest
    @ValueSource(strings = {
        "tcp", "tcp.flags.syn", "not tcp.flags.ack", "tcp.port == 443", "443 == tcp.port", "tcp.port != 80", "tcp.port !== 443",
        "tcp.flags & 2", "(tcp.flags & 2) == 2", "{tcp.flags & 2} == 2", "2 * ip.ttl == 128", "ip.ttl > -1", "ip.hdr_len < ip.len < 100",
        "ip.src == 10.0.0.0/8", "ip.addr in {10.0.0.2}", "ip.src not in {10.0.0.2..10.0.0.9}", "all tcp.port in {443, 49374}",
        "eth.dst == 00:01:02:03:04:05", "eth.dst[0:3] == 00:01:02", "eth.dst contains 02:03", "ip.src[3] == 01", "ip[12:4] == ip.src",
        "frame matches r\"^\\x00\\x01\"", "len(frame) == frame.len", "count(tcp.port) == 2", "string(ip.src) == \"10.0.0.1\"",
        "string(eth.src) matches \"^06:07\"", "max(tcp.srcport, tcp.dstport) == 49374", "abs(tcp.dstport - tcp.srcport) == 48931",
        "exists(tcp.flags.ack)", "tcp.flags.ack xor tcp.flags.syn", "tcp.flags.syn == true", "ip.src & 255.0.0.0 == 10.0.0.0",
        "ip.src#1 == 10.0.0.1", "not ip#2", "ip.src#[:2] == 10.0.0.1", "not ip.src#[:1]",
        "tcp.options & 02:00:01 == 02:00:01", "tcp.options.mss & 04 == 00 and tcp.options.mss & tcp.options == tcp.options.mss",
        "tcp.port % 2 == 1", "ip.flags.df == Set", "tcp.srcport in {tcp.dstport, 1..65535}",
        "tcp.options.mss_val / 0 == 1 or tcp.dstport - 443 == 0", "len(tcp.flags.syn) == 0", "max(tcp.flags.syn, tcp.flags.ack) == 1", "frame contains ip[0:2]",
        "frame.time > \"1969-12-31 23:59:60\" or frame.time == \"1970-1-1\"", "frame.time == \"1970-01-01 02:00:00+0200\"", "frame.time_relative < 99999999999999999",
        "frame matches r\"\\105\\x00\"", "frame matches r\"\\o{105}\"", "frame matches r\"(E)(?#is it?)\\x00\\Kx?\"", "frame matches r\"\\N{20}\"", "not frame matches r\"a{1\"",
        "frame.protocols matches r\"tcp\\\\?$\"", "eth.dst[010:4] == 08:09:0a:0b or frame[010:4] == 08:09:0a:0b",
        "tcp.flags.syn == tcp.window_size_scalefactor or tcp.flags.syn != ip.flags",
        "tcp.len == tcp.flags.ack", "max(tcp) > 00",
        "ip.dst & 0.0.0.255 == 0.0.0.2", "all ip.addr & 0.0.0.3 != 0.0.0.0", "ip.dst#1 & 0.0.0.3", "tcp.port#1 & 1 == 1", "tcp.flags#1 & 0x12 == 0x02",
        "tcp.port#1 in {443, 8443}",
        "all tcp.port#1 > 442", "eth.dst#1 == 00:01:02:03:04:05", "eth.addr == 06:07:08:09:0a:0b", "eth.src > eth.dst", "eth.src > 06:07:08:09:0a:0a",
        "eth.dst <= 00:01:02:03:04:05",
        "all eth.addr !== 00:01:02:03:04:06", "eth.dst#[-1] == 00:01:02:03:04:05",
        "max(frame[0:2], eth.dst[1:3]) == 01:02:03", "min(frame[0:2], eth.dst[1:3]) == 00:01", "tcp.flags.syn in {ip.ttl, 1}"})
    void holds(String filter) {
        assertThat(holdsForSyn(filter)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "udp", "tcp.flags.ack", "not tcp.flags.syn", "tcp.port != 443", "tcp.port === 443", "all tcp.port > 1023", "any tcp.port == 1",
        "ip.src != 10.0.0.0/8", "not ip.src not in {10.0.0.2}", "frame[60:100]", "tcp.options.mss_val / 0 == 1",
        "vlan.id != 5", "tcp.flags.syn == false", "exists(vlan)", "eth.dst[10:1] != 00", "eth.dst[10:1] < 00", "eth.dst[0,10] == 00",
        "ip.dst & 0.0.0.255 == 0.0.0.1", "ip.dst#2 & 0.0.0.3", "ip.addr & 0.0.0.252", "tcp.port#2 == 443", "all tcp.port#2 == 443", "all tcp.port#1 == 443",
        "eth.dst == 00:01:02:03:04:06", "eth.dst#2 == 00:01:02:03:04:05", "eth.src < 06:07:08:09:0a:0b", "all eth.addr == 00:01:02:03:04:05",
        "count(vlan) == 0", "ip#2", "tcp.flags & 0x10", "ip.ttl < -1"})
    void doesNotHold(String filter) {
        assertThat(holdsForSyn(filter)).as(filter).isFalse();
    }

    // An echo request with four octets of data, behind a fragment header of a datagram that is whole.
    private static final Frame ECHO = Frame.of(HexFormat.of().parseHex("""
            000102030405 060708090a0b 86dd 60000000 0014 2c 40 20010db8000000000000000000000001 20010db8000000000000000000000002
            3a 00 0000 00000001 8000 0000 0007 0001 61626364""".replaceAll("\\s", "")));

    @ParameterizedTest
    @ValueSource(strings = {"len(icmpv6) == 12", "icmpv6[8:4] == \"abcd\"", "len(ipv6) == 48", "len(ipv6.fraghdr) == 8", "ipv6[40] == 3a"})
    void protocolsSpanWhatTheySpanInWireshark(String filter) {
        Packet packet = DISSECTORS.open().dissect(ECHO);

        assertThat(FILTERS.compile(filter).result().orElseThrow().holds(packet)).as(filter).isTrue();
    }

    // Authentication and Shim6 headers, of 24 and 8 octets, and nothing behind them.
    private static final Frame AUTHENTICATED = Frame.of(HexFormat.of().parseHex("""
            000102030405 060708090a0b 86dd 60000000 0020 33 40 20010db8000000000000000000000001 20010db8000000000000000000000002
            8c 04 0000 00000001 00000002 000000000000000000000000 3b 00 80 0000000001""".replaceAll("\\s", "")));

    @ParameterizedTest
    @ValueSource(strings = {"len(ipv6) == 72", "ipv6[40] == 8c", "ipv6[-8] == 3b", "len(ah) == 24", "len(shim6) == 8"})
    void everyExtensionHeaderIsPartOfIpv6(String filter) {
        Packet packet = DISSECTORS.open().dissect(AUTHENTICATED);

        assertThat(FILTERS.compile(filter).result().orElseThrow().holds(packet)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {55, 60, 77, 80})
    void anExtensionHeaderThatIsCutIsNoPartOfIpv6NorAreThoseBeforeIt(int captured) {
        byte[] octets = AUTHENTICATED.octets(0, captured);
        Packet packet = DISSECTORS.open().dissect(new Frame().wrap(octets, 0, captured, AUTHENTICATED.length()).describe(1, 0, LinkType.ETHERNET, -1));

        assertThat(FILTERS.compile("len(ipv6) == 40").result().orElseThrow().holds(packet)).isTrue();
    }

    @Test
    void saysInTheAuthorsWordsWhatIsWrong() {
        assertThat(wrong("tcp.srcport == \"http\"")).isEqualTo("`tcp.srcport` is a number; it cannot be compared with text. Did you mean 80?");
        assertThat(wrong("tcp.flags.rst")).isEqualTo("`tcp.flags.rst` is neither a field nor a protocol; did you mean `tcp.flags.reset`?");
        assertThat(wrong("ip.ttl == 256")).isEqualTo("256 does not fit `ip.ttl`, which goes from 0 to 255");
        assertThat(wrong("ip.src == 10.0.0.256")).contains("is not an IPv4 address");
        assertThat(wrong("ip.src contains \"10\"")).contains("is an IPv4 address; `contains` searches only octets and text");
        assertThat(wrong("any tcp.port not in {80}")).contains("can be read two ways");
        assertThat(wrong("80 == 80")).contains("compares two constants");
        assertThat(wrong("tcp & 01")).contains("take a slice of it, as in `tcp[0]`");
        assertThat(wrong("frame[08]")).contains("a number that begins with 0 is octal");
        assertThat(wrong("ipv6.fraghdr.more == Set")).contains("Set");
    }

    @Test
    void fixesAMisspeltName() {
        Checked<Probe> checked = FILTERS.compile("tcp.srcprt == 80");

        assertThat(checked.diagnostics().getFirst().fixes().getFirst().apply("tcp.srcprt == 80")).isEqualTo("tcp.srcport == 80");
    }

    private static String wrong(String filter) {
        return FILTERS.compile(filter).diagnostics().getFirst().message();
    }

    private static boolean holdsForSyn(String filter) {
        Checked<Probe> checked = FILTERS.compile(filter);
        assertThat(checked.report()).doesNotContain("error[");
        Packet packet = DISSECTORS.open().dissect(SYN);
        return checked.result().orElseThrow().holds(packet);
    }
}
