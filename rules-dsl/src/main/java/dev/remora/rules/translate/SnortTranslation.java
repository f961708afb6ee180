package dev.remora.rules.translate;

import dev.remora.rules.source.Cells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One rule of Snort or Suricata in the words of this language. */
final class SnortTranslation {
    private static final Map<String, SnortKeyword> KEYWORDS = Arrays.stream(SnortKeyword.values()).collect(Collectors.toMap(SnortKeyword::word, Function.identity()));

    /** Options that say something about the rule, not about packets. */
    private static final Set<String> ABOUT = Set.of("msg", "sid", "gid", "rev", "classtype", "reference", "priority", "metadata", "target", "rem", "requires",
            "service", "prefilter", "stateless");

    /** What marks connections or hosts for other rules. */
    private static final Set<String> MARKS = Set.of("flowbits", "flowint", "xbits", "hostbits", "noalert");

    /** What is done once a rule holds, or how fast it is told. */
    private static final Set<String> ASIDE = Set.of("logto", "session", "tag", "activates", "resp", "react", "replace", "stream_reassemble", "bypass", "nolog");

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp", "icmpv6", "ip");

    /** What Suricata also calls them. */
    private static final Map<String, String> SAME = Map.of("tcp-pkt", "tcp", "tcp-stream", "tcp", "icmpv4", "icmp");

    /** What packets of IP have, of one version or of either, or with something above that is told by its number alone. */
    private static final Map<String, String> IP = Map.of("ip", "(ip or ipv6)", "ip4", "ip", "ipv4", "ip", "ip6", "ipv6", "ipv6", "ipv6",
            "sctp", "(ip.proto#1 == 132 or ipv6.nxt#1 == 132)");

    private static final Set<String> OF_IPV4 = Set.of("ip4", "ipv4", "icmpv4");

    private static final Map<String, String> REFERENCES = Map.of("cve", "CVE-", "url", "https://", "bugtraq", "Bugtraq ");

    private static final Set<String> GRAVE = Set.of("attempted-admin", "attempted-user", "successful-admin", "successful-user", "trojan-activity", "shellcode-detect",
            "unsuccessful-user", "web-application-attack", "policy-violation");
    // RFC 4443 section 2.1: informational messages, but for the numbers that RFC 4727 gives to experiments with ICMP for IPv4, too.
    private static final Pattern ICMPV6_TYPE = Pattern.compile("\\s*(12[89]|1[3-9]\\d|2[0-4]\\d|25[0-2])\\s*");
    // Numbers that no message of ICMPv6 has: the IANA registry of its parameters.
    private static final Pattern ICMP_TYPE = Pattern.compile("\\s*(0|[5-9]|[1-9]\\d)\\s*");

    private static final Set<String> HARMLESS = Set.of("misc-activity", "network-scan", "icmp-event", "protocol-command-decode", "not-suspicious", "unknown",
            "string-detect", "tcp-connection");

    private final SnortRule      rule;
    private final SnortVariables variables;
    private final String         protocol;
    private final SnortAddresses source;
    private final SnortAddresses destination;
    private final List<String>   remarks = new ArrayList<>();
    private final List<String>   aside   = new ArrayList<>();

    private final Map<String, List<String>> sets = new LinkedHashMap<>();

    SnortTranslation(SnortRule rule, SnortVariables variables) throws Untranslatable {
        this.rule = rule;
        this.variables = variables;
        String named = IP.containsKey(rule.protocol()) ? asksOfIcmp() ? "icmp" : "ip" : SAME.getOrDefault(rule.protocol(), rule.protocol());
        if (!PROTOCOLS.contains(named))
            throw new Untranslatable(named, "only rules for tcp, udp, icmp, sctp and ip are translated");
        this.source = variables.end(rule.header().get(2));
        this.destination = variables.end(rule.header().get(5));
        boolean isOfIpv6 = ICMPV6_TYPE.matcher(rule.value("itype", "")).matches() || !rule.value("icmpv6-csum", "").isEmpty()
                || "ipv6".equals(IP.get(rule.protocol())) || isOnly(true);
        this.protocol = named.equals("icmp") && isOfIpv6 && !OF_IPV4.contains(rule.protocol()) ? "icmpv6" : named;
    }

    /** Whether a rule for IP is about ICMP, of either version, as it asks for what only its header has. */
    private boolean asksOfIcmp() {
        List<String> headers = rule.options().stream().map(option -> KEYWORDS.get(option.keyword())).filter(Objects::nonNull).map(SnortKeyword::header)
                .filter(header -> !header.isEmpty()).distinct().toList();
        return headers.equals(List.of("icmp")) && !rule.protocol().equals("sctp");
    }

    /** Whether the addresses of an end are of one version of IP only, IPv6 or else IPv4. */
    private boolean isOnly(boolean wide) {
        return source.areOnly(wide) || destination.areOnly(wide);
    }

    /** The version of IP that the rule is about, by its protocol or by the addresses of an end; empty: both. */
    private String version() {
        String named = IP.getOrDefault(rule.protocol(), "");
        boolean isNamed = named.equals("ip") || named.equals("ipv6");
        return isNamed ? named : isOnly(false) ? "ip" : isOnly(true) ? "ipv6" : "";
    }

    /** The sets that the rule asks by name, once it is translated. */
    Map<String, List<String>> sets() {
        return sets;
    }

    /** The rule under this name. */
    String text(String name) throws Untranslatable {
        StringBuilder clauses = new StringBuilder();
        clause(clauses, "severity", severity());
        clause(clauses, "when", conditions().stream().distinct().collect(Collectors.joining(" and ")));
        List<SnortRule.Option> counts = rule.options().stream().filter(option -> SnortCount.KEYWORDS.contains(option.keyword())).toList();
        if (counts.size() > 1)
            throw new Untranslatable(counts.get(1).keyword(), "a rule counts only once, and " + counts.getFirst().keyword() + " already does so");
        for (SnortRule.Option option : counts)
            clause(clauses, "count", count(option));
        String references = references();
        if (!references.isEmpty())
            clause(clauses, "see", references);
        if (!aside.isEmpty())
            remarks.add("Left out, as it changes nothing about what matches: " + String.join("; ", aside) + '.');
        String comments = remarks.stream().map(remark -> "// " + Cells.expand(remark) + '\n').collect(Collectors.joining());
        return comments + "rule " + name + ' ' + quoted(rule.value("msg", name)) + " {\n" + clauses + "}\n";
    }

    private String count(SnortRule.Option option) throws Untranslatable {
        String count = SnortCount.clause(option);
        if (!count.startsWith("by connection"))
            return count;
        if (rule.protocol().equals("sctp"))
            throw new Untranslatable(option.keyword(), "connections of sctp are not followed");
        if (!protocol.equals("udp"))
            remarks.add("The original also counts packets that belong to no connection here.");
        return count;
    }

    private static void clause(StringBuilder out, String word, String value) {
        out.append("    ").append(String.format(Locale.ROOT, "%-8s ", word)).append(value).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("{", "(").replace("}", ")") + '"';
    }

    private String severity() throws Untranslatable {
        switch (rule.action()) {
            case "alert", "activate" -> {}
            case "drop", "reject", "rejectsrc", "rejectdst", "rejectboth", "sdrop", "block", "react", "rewrite" ->
                remarks.add("The original says " + rule.action() + "; a rule reports and a policy decides.");
            case "log" -> {
                return "info";
            }
            case "dynamic" -> throw new Untranslatable("dynamic", "it waits for another rule");
            case "pass" -> throw new Untranslatable("pass", "rules report; to silence one, write a suppress");
            default -> throw new Untranslatable(rule.action(), "this is not an action");
        }
        return switch (rule.value("priority", "")) {
            case "1" -> "high";
            case "2" -> "medium";
            case "" -> GRAVE.contains(rule.value("classtype", "")) ? "high" : HARMLESS.contains(rule.value("classtype", "")) ? "low" : "medium";
            default -> "low";
        };
    }

    private List<String> conditions() throws Untranslatable {
        List<String> conditions = new ArrayList<>();
        switch (protocol) {
            case "tcp", "udp" -> conditions.addAll(List.of(protocol, "not quoted"));
            case "icmp", "icmpv6" -> conditions.add(protocol);
            default -> conditions.add(Objects.requireNonNull(IP.get(rule.protocol())));
        }
        if (protocol.equals("ip") && rule.options().stream().anyMatch(option -> isOfTransport(option)))
            conditions.add("not quoted");
        String forth = ends("src", "dst");
        String back = rule.isBothWays() ? ends("dst", "src") : forth;
        if (!forth.isEmpty())
            conditions.add(forth.equals(back) ? forth : "(" + forth + " or " + back + ')');
        if (protocol.equals("icmp") && mayBeIcmpv6())
            remarks.add("The original also looks at ICMPv6.");
        if (asksForIpv6Next() && !isOnly(false))
            remarks.add("The original passes over extension headers of IPv6; here, the header next to that of IPv6 counts.");
        SnortPayload payload = new SnortPayload(rule.protocol().equals("sctp") ? "sctp" : protocol);
        for (SnortRule.Option option : rule.options()) {
            remark(option);
            String condition = payload.takes(option) ? "" : condition(option);
            if (!condition.isEmpty())
                conditions.add(condition);
        }
        if (payload.isOfPayload() && protocol.equals("ip"))
            remarks.add("The original also looks into what other protocols than TCP and UDP carry.");
        if (payload.isOfPayload() && List.of("tcp", "ip").contains(protocol) && !rule.protocol().equals("tcp-pkt"))
            remarks.add("The original also finds content that spans segments; here each segment is searched by itself.");
        conditions.addAll(payload.conditions());
        return conditions;
    }

    private boolean mayBeIcmpv6() {
        boolean isOfIpv4 = OF_IPV4.contains(rule.protocol()) || isOnly(false) || !rule.value("icmpv4-csum", "").isEmpty();
        return !isOfIpv4 && !ICMP_TYPE.matcher(rule.value("itype", "")).matches();
    }

    /** Whether it asks what IPv6 carries by the number of the next header. */
    private boolean asksForIpv6Next() {
        boolean asks = rule.options().stream().anyMatch(option -> KEYWORDS.get(option.keyword()) == SnortKeyword.IP_PROTO);
        return (asks || rule.protocol().equals("sctp")) && !"ip".equals(IP.get(rule.protocol()));
    }

    /** What the header asks of both ends, the first named being on this side of the packet. */
    private String ends(String first, String second) throws Untranslatable {
        List<String> conditions = new ArrayList<>();
        end(first, source, rule.header().get(3), conditions);
        end(second, destination, rule.header().get(6), conditions);
        return String.join(" and ", conditions);
    }

    private void end(String side, SnortAddresses addresses, String ports, List<String> out) throws Untranslatable {
        out.addAll(addresses.addresses(side, SnortKeyword.layer(protocol), sets));
        SnortAddresses numbers = variables.end(ports);
        if (!numbers.isAny() && !List.of("tcp", "udp").contains(protocol))
            throw new Untranslatable(ports, "packets of " + rule.protocol() + " have no ports" + (rule.protocol().equals("sctp") ? " that a translated rule can look at" : ""));
        out.addAll(numbers.ports(protocol + '.' + side + "port", sets));
    }

    private String condition(SnortRule.Option option) throws Untranslatable {
        SnortKeyword keyword = KEYWORDS.get(option.keyword());
        if (keyword != null && !keyword.header().isEmpty() && !mayHave(keyword.header()))
            throw new Untranslatable(keyword.word(), "packets of " + rule.protocol() + " have no header of " + keyword.header() + ", so the rule never holds");
        String condition = keyword == null ? "" : condition(keyword, option.value());
        if (keyword != null && keyword.isOfConnection() && !condition.isEmpty() && rule.protocol().equals("sctp"))
            throw new Untranslatable(keyword.word(), "connections of sctp are not followed");
        if (keyword != null)
            return condition;
        if (MARKS.contains(option.keyword()))
            mark(option);
        else if (ASIDE.contains(option.keyword()))
            aside.add(option.keyword() + (option.value().isEmpty() ? "" : ": " + option.value()));
        else if (option.keyword().equals("metadata") && option.value().contains("engine shared"))
            throw new Untranslatable("metadata", "it says `engine shared`: what the rule looks for is compiled code, not in this text");
        else if (!ABOUT.contains(option.keyword()) && !SnortCount.KEYWORDS.contains(option.keyword()))
            throw new Untranslatable(option.keyword(), SnortUnread.reason(option.keyword()));
        return "";
    }

    private void mark(SnortRule.Option option) throws Untranslatable {
        switch (option.value().replaceFirst(",.*", "").strip()) {
            case "set", "unset", "toggle" -> remarks.add("The original sets a mark for other rules, " + option.keyword() + ": " + option.value() + ". It is left out.");
            case "noalert", "" -> throw new Untranslatable(option.keyword(), "the rule never alerts; it only sets marks for other rules");
            default -> throw new Untranslatable(option.keyword(), "marks set by other rules are not kept here");
        }
    }

    private static boolean isOfTransport(SnortRule.Option option) {
        SnortKeyword keyword = KEYWORDS.get(option.keyword());
        return keyword != null && List.of("tcp", "udp").contains(keyword.header());
    }

    private boolean mayHave(String header) {
        return protocol.startsWith(header) || protocol.equals("ip") && !rule.protocol().equals("sctp");
    }

    /** Where Snort, Suricata and the translation do not mean the same. */
    private void remark(SnortRule.Option option) {
        String value = option.value();
        String original = "The original says " + option.keyword() + ": ";
        switch (option.keyword()) {
            case "flags", "fragbits" -> {
                String bits = value.replaceFirst(",.*", "").strip();
                if (bits.matches("!?\\w{2,}!?") && bits.contains("!"))
                    remarks.add(original + bits + ", which means none of them in Snort, as here, but not all of them in Suricata.");
            }
            case "ttl" -> {
                if (value.matches("\\s*\\d+\\s*-\\s*\\d+\\s*"))
                    remarks.add(original + value + ", which includes both ends in Snort, as here, but neither in Suricata.");
            }
            case "dsize" -> {
                if (value.contains("<>"))
                    remarks.add(original + value + ", which leaves out both ends in Suricata and Snort 3, as here, but neither in Snort 2.");
            }
            case "isdataat" -> {
                if (value.contains("relative"))
                    remarks.add(original + value + ", which asks for so many octets in Suricata, as here, but for one more in Snort.");
            }
            case "threshold", "detection_filter" ->
                remarks.add(original + value + ". Here, one alert covers the whole time that the count is reached, with a summary at its end.");
            case "service" -> remarks.add("The original also looks at connections that Snort takes for " + value + ", whatever their ports.");
            default -> {}
        }
    }

    private String condition(SnortKeyword keyword, String value) throws Untranslatable {
        try {
            return keyword.condition(value, protocol, version());
        } catch (Untranslatable e) {
            throw new Untranslatable(keyword.word(), e.reason());
        }
    }

    private String references() {
        return rule.options().stream().filter(option -> "reference".equals(option.keyword()) && option.value().contains(",")).map(option -> {
            String[] parts = option.value().split(",", 2);
            return quoted(REFERENCES.getOrDefault(parts[0].strip(), parts[0].strip() + ' ') + parts[1].strip().replaceFirst("^(https?://|CVE-)", ""));
        }).collect(Collectors.joining(", "));
    }
}
