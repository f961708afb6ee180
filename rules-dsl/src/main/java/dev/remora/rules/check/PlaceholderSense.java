package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.field.Protocol;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Template;
import dev.remora.rules.type.Predicate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says where a message shows a field that packets which the rule reports may lack: its protocol is not asked for, and another may stand in its place. */
final class PlaceholderSense {
    private final Catalogue catalogue;
    private final Logic     logic;
    private final Findings  findings;

    PlaceholderSense(Catalogue catalogue, Logic logic, Findings findings) {
        this.catalogue = catalogue;
        this.logic = logic;
        this.findings = findings;
    }

    /** @param reported what holds for the packets that the message is about */
    void look(Clause.Message clause, Predicate reported) {
        Map<List<Protocol>, Boolean> absent = new HashMap<>();
        for (Template.Part part : clause.template().parts())
            if (part instanceof Template.Part.Placeholder(var span, Expr.Name name) && mayLack(reported, name.text(), absent))
                findings.add(Code.ABSENT_PLACEHOLDER, name.span(), name.text());
    }

    private boolean mayLack(Predicate reported, String field, Map<List<Protocol>, Boolean> absent) {
        List<Protocol> protocols = catalogue.find(field).stream().flatMap(entry -> entry.members().stream()).map(Catalogue.Member::protocol).distinct().toList();
        return absent.computeIfAbsent(protocols, all -> mayLack(reported, all));
    }

    private boolean mayLack(Predicate reported, List<Protocol> protocols) {
        List<String> places = protocols.stream().map(LayerPair::place).distinct().toList();
        if (places.size() != 1 || !hasOther(places.getFirst(), reported))
            return false;
        List<Catalogue.Member> members = protocols.stream().map(protocol -> new Catalogue.Member(protocol, protocol.span())).toList();
        return !logic.isPresent(new Catalogue.Entry(places.getFirst(), members.getFirst().field(), members), reported);
    }

    // Whether something else may be where the protocol would be.
    private boolean hasOther(String protocol, Predicate reported) {
        return switch (protocol) {
            case "ip" -> has("ipv6", reported) || has("arp", reported);
            case "ipv6" -> has("ip", reported) || has("arp", reported);
            case "tcp", "udp", "icmp", "icmpv6", "arp" -> true;
            default -> false;
        };
    }

    private boolean has(String protocol, Predicate reported) {
        return catalogue.find(protocol).map(entry -> logic.isPresent(entry, reported)).orElse(false);
    }
}
