package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.syntax.Expr;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What to say of a name that would be a protocol right above IP that no dissector takes apart, or a field of it: {@code sctp.chunk_type}. */
record NetworkProtocol(int number) {
    // By Wireshark's names, with their numbers in IANA's registry.
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("igmp", 2), Map.entry("egp", 8), Map.entry("igrp", 9), Map.entry("dccp", 33), Map.entry("rsvp", 46), Map.entry("eigrp", 88),
            Map.entry("ospf", 89), Map.entry("ipcomp", 108), Map.entry("vrrp", 112), Map.entry("pgm", 113), Map.entry("sctp", 132), Map.entry("hip", 139));

    /** The protocol that a name is of, or a field of. */
    static Optional<NetworkProtocol> of(String name) {
        return Optional.ofNullable(NUMBERS.get(ApplicationField.first(name).toLowerCase(Locale.ROOT))).map(NetworkProtocol::new);
    }

    // What holds for its packets.
    private String predicate() {
        return "ip.proto == " + number;
    }

    /** What to say behind "is neither a field nor a protocol". */
    String advice() {
        return ": it is not dissected; ask for its number, `" + predicate() + "` or `ipv6.nxt == " + number + "`, or its octets, `data.data`";
    }

    /** The fix where the name is all of a predicate; else none. */
    List<Fix> fix(Expr.Name name, Expr predicate) {
        return predicate == name && !name.text().contains(".") ? List.of(Fix.replace(name.span(), predicate())) : List.of();
    }
}
