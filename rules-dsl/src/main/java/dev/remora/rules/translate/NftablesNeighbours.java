package dev.remora.rules.translate;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Inequalities of fields that are next to each other in a header. Versions of nftables, 1.0.6 among them, read {@code tcp sport != 1 tcp dport != 2} as one of both fields at
 * once: it then holds where either differs, not only where both do.
 */
final class NftablesNeighbours {
    /** Fields of whole octets, each with all its bits. */
    private static final Map<String, String> WHOLE = Map.ofEntries(entry("ip ttl", "0xff"), entry("ip length", "0xffff"), entry("ip id", "0xffff"),
            entry("ip protocol", "0xff"), entry("ip6 length", "0xffff"), entry("ip6 hoplimit", "0xff"), entry("ip6 nexthdr", "0xff"), entry("icmp type", "0xff"),
            entry("icmp code", "0xff"), entry("icmpv6 type", "0xff"), entry("icmpv6 code", "0xff"), entry("tcp sport", "0xffff"), entry("tcp dport", "0xffff"),
            entry("tcp window", "0xffff"), entry("tcp flags", "0xff"), entry("tcp sequence", "0xffffffff"), entry("tcp ackseq", "0xffffffff"), entry("udp sport", "0xffff"),
            entry("udp dport", "0xffff"), entry("udp length", "0xffff"));

    private static final Pattern INEQUALITY = Pattern.compile("((\\w+) \\w+)( != \\d+)");

    private NftablesNeighbours() {}

    /** Matches that mean the same where each is read by itself: of those that could be taken together, all bits are asked for, which keeps them apart. */
    static List<String> apart(List<String> matches) {
        Map<String, Long> headers = matches.stream().map(INEQUALITY::matcher).filter(Matcher::matches).map(match -> match.group(2))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return matches.stream().map(match -> apart(match, headers)).toList();
    }

    private static String apart(String match, Map<String, Long> headers) {
        Matcher inequality = INEQUALITY.matcher(match);
        if (!inequality.matches() || headers.getOrDefault(inequality.group(2), 0L) < 2)
            return match;
        String bits = WHOLE.get(inequality.group(1));
        return bits == null ? match : inequality.group(1) + " & " + bits + inequality.group(3);
    }
}
