package dev.remora.rules.syntax;

import java.util.Arrays;
import java.util.List;

/** Clauses that rules of other languages have and rules here do not, and where what they say stands here. */
enum ForeignClause {
    WINDOW("; write a window as `count by ip.src within 10s >= 5`", "window", "timeframe", "timespan", "threshold", "limit", "rate", "every", "having", "group", "groupby",
            "detection_filter", "rate_filter"),
    EPISODE("; a rule that counts reports only once while its window is full, and `suppress`, outside rules, silences alerts", "cooldown", "throttle",
            "dedup", "silence", "suppress"),
    TITLE("; the title of a rule follows its name, as in `rule syn-fin \"SYN and FIN together\" {`", "title", "name", "summary"),
    NOTE("; describe a rule in its name, its title, `severity`, `because` and `see`", "sid", "gid", "id", "rev", "version", "classtype", "metadata", "tag",
            "tags", "author", "status", "date", "modified", "logsource", "cve", "mitre", "owner"),
    OCTETS("; search for octets in `when`, as in `when tcp.payload contains \"GET\"`", "content", "uricontent", "pcre", "depth", "offset", "nocase", "byte_test",
            "payload"),
    CONNECTION("; ask for connections in `when`, as in `when connection.established and connection.direction == \"to-responder\"`", "flow", "direction"),
    STEPS("; to ask what came before, use `sequence` or `without`", "flowbits", "xbits", "hostbits"),
    PROTOCOL("; ask for protocols and ports in `when`, as in `when udp.dstport == 53`", "protocol", "proto", "header"),
    GRAVITY("; say how grave it is as in `severity high`", "priority", "level", "risk", "score"),
    ACTION("; a rule only reports; a policy decides what happens to packets", "action", "verdict"),
    EXCEPTION("; an exception belongs to `when`, as `and not (…)`", "except", "exclude", "excluding", "exception", "exceptions", "whitelist", "allowlist"),
    SWITCH("; to switch a rule off, put it in a comment, `/* … */`; `suppress`, outside rules, silences its alerts and counts them", "enabled", "enable", "disabled", "disable",
            "active", "off");

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
