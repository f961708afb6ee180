package dev.remora.rules.syntax;

import java.util.Arrays;
import java.util.List;

/** Clauses that rules of other languages have and rules here do not, and where what they say stands here. */
enum ForeignClause {
    WINDOW("; a window is written `count by ip.src within 10s >= 5`", "window", "timeframe", "timespan", "threshold", "limit", "rate", "every", "having", "group", "groupby",
            "detection_filter", "rate_filter"),
    EPISODE("; a rule that counts reports once for as long as its window is full, and `suppress`, outside of rules, silences", "cooldown", "throttle",
            "dedup", "silence", "suppress"),
    TITLE("; the title of a rule stands behind its name, as in `rule syn-fin \"SYN and FIN together\" {`", "title", "name", "summary"),
    NOTE("; what is known of a rule stands in its name, its title, `severity`, `because` and `see`", "sid", "gid", "id", "rev", "version", "classtype", "metadata", "tag",
            "tags", "author", "status", "date", "modified", "logsource", "cve", "mitre", "owner"),
    OCTETS("; octets are looked for behind `when`, as in `when tcp.payload contains \"GET\"`", "content", "uricontent", "pcre", "depth", "offset", "nocase", "byte_test",
            "payload"),
    CONNECTION("; connections are asked for behind `when`, as in `when connection.established and connection.direction == \"to-responder\"`", "flow", "direction"),
    STEPS("; what has come before is asked for with `sequence` or `without`", "flowbits", "xbits", "hostbits"),
    PROTOCOL("; protocols and ports are asked for behind `when`, as in `when udp.dstport == 53`", "protocol", "proto", "header"),
    ACTION("; a rule reports; what becomes of packets, policies decide", "action", "verdict", "enabled");

    private final String       advice;
    private final List<String> words;

    ForeignClause(String advice, String... words) {
        this.advice = advice;
        this.words = List.of(words);
    }

    /** What to say behind "is no clause of a rule"; empty of a word that no other language has. */
    static String advice(String word) {
        return Arrays.stream(values()).filter(clause -> clause.words.contains(word)).map(clause -> clause.advice).findFirst().orElse("");
    }
}
