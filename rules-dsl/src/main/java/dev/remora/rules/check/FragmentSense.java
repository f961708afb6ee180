package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.source.Span;
import dev.remora.rules.type.Predicate;
import dev.remora.tracking.Transport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says where a fragment is asked for what is above IP, which only the datagram has that fragments are put together to: {@code icmp and ip.flags.mf}. */
final class FragmentSense {
    // What says that others follow, and what such a fragment says of what it carries.
    private static final List<Version> VERSIONS = List.of(new Version("ip.flags.mf", "ip.proto"), new Version("ipv6.fraghdr.more", "ipv6.fraghdr.nxt"));

    private record Version(String more, String next) {}

    private final Catalogue catalogue;
    private final Logic     logic;
    private final Findings  findings;

    FragmentSense(Catalogue catalogue, Logic logic, Findings findings) {
        this.catalogue = catalogue;
        this.logic = logic;
        this.findings = findings;
    }

    /**
     * Looks at what must hold of one packet; whether something was said.
     *
     * @param span what is to be written in another way
     */
    boolean look(Predicate predicate, Span span) {
        Optional<Version> fragment = VERSIONS.stream().filter(version -> isAsked(version.more, predicate)).findFirst();
        List<Transport> above = fragment.isEmpty() ? List.of() : LayerPair.above(predicate);
        if (above.isEmpty())
            return false;
        String labels = above.stream().map(Transport::label).collect(Collectors.joining(" or "));
        String numbers = above.stream().map(transport -> Integer.toString(transport.number())).collect(Collectors.joining(", "));
        findings.add(Code.FRAGMENT_ABOVE, span, labels, fragment.orElseThrow().next + (above.size() == 1 ? " == " + numbers : " in {" + numbers + "}"));
        return true;
    }

    private boolean isAsked(String flag, Predicate predicate) {
        return catalogue.find(flag).map(field -> logic.isSet(field, predicate)).orElse(false);
    }
}
