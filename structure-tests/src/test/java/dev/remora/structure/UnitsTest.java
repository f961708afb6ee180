package dev.remora.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Attr;
import dev.remora.field.Catalogue.Entry;
import dev.remora.field.Catalogue.Member;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A number that is a length says of what, so that sums and hovers can. */
class UnitsTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)(?!.*factor).*\\b(length|len|size|mtu|mss value|window|octets|bytes)\\b.*");

    @Test
    void aLengthSaysOfWhat() {
        List<Entry> lengths = Dissectors.load().catalogue().entries().stream().filter(entry -> entry.type().isInteger() && !entry.name().endsWith(".flag"))
                .filter(entry -> LENGTH.matcher(entry.first().meta().label()).matches()).toList();

        assertThat(lengths).extracting(Entry::name).contains("ip.len", "ip.hdr_len", "ipv6.plen", "udp.length", "tcp.len", "tcp.hdr_len", "frame.len");
        assertThat(lengths.stream().flatMap(entry -> entry.members().stream()).filter(member -> !hasUnit(member)).map(member -> member.field().name())).isEmpty();
    }

    private static boolean hasUnit(Member member) {
        return member.field().meta().attribute(Attr.Unit.class).isPresent();
    }
}
