package dev.remora.rules.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which version of IP a rule of Snort or Suricata is about. */
class SnortVersionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ipv6 any          | ttl:5       | ipv6 and ipv6.hlim#1 == 5
            ip4 any           | ip_proto:47 | ip and ip.proto#1 == 47
            ip6 any           | sameip      | ipv6 and ipv6.src#1 == ipv6.dst#1
            tcp 10.0.0.0/8    | ttl:5       | tcp and not quoted and ip.src == 10.0.0.0/8 and ip.ttl == 5
            tcp 2001:db8::/32 | tos:4       | tcp and not quoted and ipv6.src == 2001:db8::/32 and ipv6.tclass == 4
            ip any            | ttl:5       | (ip or ipv6) and (ip.ttl#1 == 5 or ipv6.hlim#1 == 5)""")
    void asksTheVersionOfIpThatARuleIsAbout(String header, String option, String when) {
        assertThat(Translated.of("alert " + header + " any -> any any (" + option + "; sid:1;)\n").text()).contains("when     " + when + "\n");
    }
}
