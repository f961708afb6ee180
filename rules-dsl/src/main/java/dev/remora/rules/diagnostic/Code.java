package dev.remora.rules.diagnostic;

import static dev.remora.rules.diagnostic.Severity.ERROR;

import dev.remora.rules.source.Span;
import java.util.List;
import java.util.Locale;

/**
 * Everything that can be wrong in a rule, a row each: number, weight, what is said, why it came about, what to do.
 *
 * <p>R01xx characters and grammar, R02xx names, R03xx types, R04xx values and ranges, R05xx style and cost. A number is never used for another
 * thing. Each row has a page in {@code docs/diagnostics} and a sample in the tests; both are held to this table.
 */
public enum Code {
    UNKNOWN_CHARACTER("R0101", ERROR, "`%s` has no meaning in this language",
            "Only letters, digits and the signs of the language may stand outside quotes.",
            "Remove it, or put the text that it belongs to in quotes."),
    UNCLOSED_QUOTE("R0102", ERROR, "this text has no closing %s",
            "A text in quotes ends on the line it begins on.",
            "Close it with the quote it was opened with."),
    BAD_ESCAPE("R0103", ERROR, "`%s` is no escape; write `\\\\` for a backslash, or raw text as in r\"\\d+\"",
            "Only the escapes of C are known.",
            "Double the backslash, or put an r before the quotes, which keeps every backslash."),
    BAD_CHARACTER("R0104", ERROR, "single quotes hold exactly one octet, here they hold %s; text stands in double quotes",
            "Single quotes give the number of one octet.",
            "Put text in double quotes."),
    UNCLOSED_COMMENT("R0105", ERROR, "this comment has no closing */",
            "A comment that begins with /* reaches to the next */.",
            "Close it, or use // for one line."),
    COMMENT_IN_FILTER("R0106", ERROR, "a filter has no comments",
            "Only rule files have comments; a filter is one predicate and nothing else.",
            "Remove the comment."),
    UNCLOSED_BRACKET("R0107", ERROR, "this `%s` is never closed",
            "Every bracket needs its partner in the same clause, and every block in the same file.",
            "Insert the closing bracket where it belongs."),
    STRAY_BRACKET("R0108", ERROR, "this `%s` closes nothing",
            "Every bracket needs its partner.",
            "Remove it, or insert the opening bracket where it belongs."),
    WRONG_BRACKET("R0109", ERROR, "`%s` is closed with `%s`; write `%s`",
            "A bracket is closed by one of its own kind.",
            "Replace it."),
    NO_OPERATOR("R0110", ERROR, "`%s` is no operator; write `%s`",
            "The operators are those of Wireshark's display filters.",
            "Use the spelling that the message names."),
    CAPITALS("R0111", ERROR, "`%s` is written in small letters: `%s`",
            "Operators, fields and keywords are in small letters.",
            "Write it in small letters."),
    MISSING_OPERAND("R0112", ERROR, "%s must be followed by %s",
            "An operator stands between two operands, and a clause that takes a predicate cannot be empty.",
            "Write what is missing, or remove what waits for it."),
    MISSING_OPERATOR("R0113", ERROR, "`%s` cannot follow `%s`; an operator such as `and` is missing between them",
            "Two operands never stand side by side.",
            "Put an operator between them."),
    SURPLUS("R0114", ERROR, "`%s` has no place here; %s",
            "What stands here belongs neither to what is before it nor begins anything new.",
            "Remove it, or move it to where it belongs."),
    EMPTY_BRACKETS("R0115", ERROR, "`%s` is empty; %s",
            "Brackets hold at least one thing.",
            "Fill them, or remove them."),
    BAD_RANGE("R0116", ERROR, "`%s` does not say which octets or layers: %s",
            "Octets are chosen as [i], [i:count], [i-j], [:count], [i:] and [:], several with commas between.",
            "Use one of these forms."),
    BAD_SET("R0117", ERROR, "%s",
            "A set is written in braces, its elements with commas between: {80, 443, 8000..8999}.",
            "Write it so."),
    BAD_PATTERN("R0118", ERROR, "`matches` wants a pattern in quotes, as in `matches r\"^GET \"`",
            "A pattern is a text.",
            "Put the pattern in quotes."),
    BAD_QUANTIFIER("R0119", ERROR, "%s",
            "`any` and `all` stand directly before one comparison, `in`, `contains` or `matches`.",
            "Put the word before the comparison it is about, or leave it out."),
    UNKNOWN_ITEM("R0120", ERROR, "`%s` begins nothing that a rule file is made of%s",
            "A rule file is made of pack, import, let, rule, policy, suppress and test.",
            "Use one of these words, or remove the text."),
    UNKNOWN_CLAUSE("R0121", ERROR, "`%s` is no clause of a %s%s",
            "Each clause begins with its keyword.",
            "Use one of the clauses that the language has."),
    MISPLACED_CLAUSE("R0122", ERROR, "`%s` does not belong here but in a %s",
            "Each kind of item has its own clauses.",
            "Move the clause."),
    NO_NAME("R0123", ERROR, "%s",
            "A name begins with a letter and is made of letters, digits, `-` and `_`.",
            "Give it such a name."),
    MISSING_WORD("R0124", ERROR, "%s must be followed by %s",
            "A clause has its parts in a fixed order.",
            "Write the missing part."),
    NO_BLOCK("R0125", ERROR, "`%s` must be followed by its clauses in braces",
            "Rules, policies and tests hold their clauses in { and }.",
            "Insert the brace."),
    BAD_PLACEHOLDER("R0126", ERROR, "%s",
            "A message names fields in braces, as in \"{ip.src} sent {tcp.flags.str}\"; a brace that means itself is doubled.",
            "Write a field between the braces, or double them."),
    MISPLACED_PACK("R0127", ERROR, "%s",
            "A file belongs to at most one pack, and says so first.",
            "Move `pack` to the top, or remove it."),
    BAD_SEQUENCE("R0128", ERROR, "%s",
            "A sequence has two or more steps, and only its last one may be an absence.",
            "Add a step, or change the order."),
    UNKNOWN_PROTOCOL("R0129", ERROR, "`%s` is no protocol of a test packet%s",
            "A packet of a test is tcp, udp, icmp, icmpv6, arp, ip, or a frame in hexadecimal.",
            "Use one of these."),
    UNKNOWN_PACKET_KEY("R0130", ERROR, "`%s` is nothing that a %s packet can be given%s",
            "Behind protocol and flags stand keys with their values.",
            "Use one of the keys in docs/rules.md."),
    BAD_PACKET_VALUE("R0131", ERROR, "%s",
            "Each key of a packet takes a fixed number of values.",
            "Give it the value that the message names."),
    BAD_ENDPOINT("R0132", ERROR, "`%s` is no endpoint; %s",
            "An endpoint is an address, and a port where the protocol has ports.",
            "Write it as 10.0.0.1:80 or [2001:db8::1]:80."),
    UNKNOWN_FLAG("R0133", ERROR, "`%s` is no TCP flag%s",
            "The flags are FIN SYN RST PSH ACK URG ECE CWR AE and R1, R2, R3 for the reserved bits.",
            "Use one of these."),
    NO_TEXT("R0190", ERROR, "this is not text",
            "Rules are UTF-8 text without zero octets.",
            "Check that the right file was given."),
    TOO_LONG("R0191", ERROR, "this is longer than %,d characters",
            "A text has a largest length, so that reading it is quick.",
            "Split the file."),
    TOO_MANY_WORDS("R0192", ERROR, "this has more than %,d words",
            "A text has a largest number of words, so that reading it is quick.",
            "Split the file."),
    TOO_DEEP("R0193", ERROR, "this is nested more than %s deep",
            "Nesting has a largest depth.",
            "Name a part of it with `let`."),
    TOO_MANY_ELEMENTS("R0194", ERROR, "this set has more than %,d elements",
            "A set has a largest size.",
            "Use ranges or networks, or split it."),
    PATTERN_TOO_LONG("R0195", ERROR, "this pattern is longer than %,d characters",
            "A pattern has a largest length.",
            "Split it into several tests."),
    TOO_MANY_DIAGNOSTICS("R0196", ERROR, "more than %s things are wrong; the rest is left out",
            "Past some number of mistakes a list of them helps nobody.",
            "Mend the first ones and look again."),
    BAD_DURATION("R0401", ERROR, "`%s` is no length of time; write it as 10s, 500ms, 2m or 1h",
            "A time is a number and one of ns, us, ms, s, m, h, d.",
            "Write it so."),
    BAD_AMOUNT("R0402", ERROR, "`%s` is no whole number; write it as 20, 0x14, 10kB or 1MB",
            "A threshold is a whole number, which may have one of B, kB, MB, GB, KiB, MiB, GiB behind it.",
            "Write it so."),
    BAD_DATE("R0403", ERROR, "`%s` is no date; write it as 2027-06-30",
            "A date is year, month and day.",
            "Write it so.");

    private final String   id;
    private final Severity severity;
    private final String   template;
    private final String   cause;
    private final String   cure;

    Code(String id, Severity severity, String template, String cause, String cure) {
        this.id = id;
        this.severity = severity;
        this.template = template;
        this.cause = cause;
        this.cure = cure;
    }

    /** Letter and four digits, stable from release to release. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    /** The message with a {@code %s} for each thing that is named in it. */
    public String template() {
        return template;
    }

    /** One sentence: what rule of the language is broken. */
    public String cause() {
        return cause;
    }

    /** One sentence: what to do. */
    public String cure() {
        return cure;
    }

    /** The diagnostic at this place, the names in its message filled in. */
    public Diagnostic at(Span span, Object... names) {
        return new Diagnostic(this, severity, span, String.format(Locale.ROOT, template, names), List.of());
    }
}
