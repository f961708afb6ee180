package dev.remora.rules.diagnostic;

import static dev.remora.rules.diagnostic.Severity.ERROR;
import static dev.remora.rules.diagnostic.Severity.HINT;
import static dev.remora.rules.diagnostic.Severity.WARNING;

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
    UNKNOWN_CHARACTER("R0101", ERROR, "`%s` has no meaning in this language%s",
            "Outside quotes, only letters, digits and the signs of the language are allowed.", "Remove it, or put the text that it belongs to in quotes."),
    UNCLOSED_QUOTE("R0102", ERROR, "this text has no closing %s",
            "A text in quotes must end on the line where it begins.", "Close it with the same quote that opens it."),
    BAD_ESCAPE("R0103", ERROR, "`%s` is not an escape; write `\\\\` for a backslash, or raw text as in r\"\\d+\"",
            "In quotes, a backslash begins an escape, and only the escapes of C exist.",
            "Double the backslash, or put an r before the quotes to keep every backslash."),
    BAD_CHARACTER("R0104", ERROR, "single quotes hold exactly one octet, but here they hold %s; put text in double quotes",
            "A character in single quotes is the number of one octet.", "Put text in double quotes."),
    UNCLOSED_COMMENT("R0105", ERROR, "this comment has no closing */",
            "A comment that begins with /* runs to the next */.", "Close it, or use // for a comment on one line."),
    COMMENT_IN_FILTER("R0106", ERROR, "a filter cannot have comments",
            "Only rule files have comments; a filter is a single predicate.", "Remove the comment."),
    UNCLOSED_BRACKET("R0107", ERROR, "this `%s` is never closed",
            "Every bracket must be closed in the same clause, and every block in the same file.", "Insert the closing bracket where it belongs."),
    STRAY_BRACKET("R0108", ERROR, "this `%s` closes nothing",
            "Every bracket needs its partner.", "Remove it, or insert the opening bracket where it belongs."),
    WRONG_BRACKET("R0109", ERROR, "`%s` is closed with `%s`; write `%s`",
            "A bracket is closed by one of the same kind.", "Replace it."),
    NO_OPERATOR("R0110", ERROR, "`%s` is not an operator; write `%s`",
            "The operators are those of Wireshark's display filters.", "Use the spelling that the message names."),
    CAPITALS("R0111", ERROR, "`%s` must be in lower case; write `%s`",
            "Operators, fields and keywords are in lower case.", "Write it in lower case."),
    MISSING_OPERAND("R0112", ERROR, "%s must be followed by %s",
            "An operator stands between two operands, and a clause that takes a predicate cannot be empty.",
            "Add what is missing, or remove the word that needs it."),
    MISSING_OPERATOR("R0113", ERROR, "`%s` cannot follow `%s`; an operator such as `%s` is missing between them",
            "Two operands cannot stand side by side.", "Put an operator between them."),
    SURPLUS("R0114", ERROR, "`%s` does not belong here; %s",
            "It does not continue what comes before it, and it cannot begin anything new.", "Remove it, or move it to where it belongs."),
    EMPTY_BRACKETS("R0115", ERROR, "`%s` is empty; %s",
            "Brackets must hold at least one thing.", "Fill them, or remove them."),
    BAD_RANGE("R0116", ERROR, "`%s` does not say which octets or layers: %s",
            "Octets are chosen as [i], [i:count], [i-j], [:count], [i:] and [:]; commas separate several.", "Use one of these forms."),
    BAD_SET("R0117", ERROR, "%s",
            "A set is written in braces, with commas between its elements: {80, 443, 8000..8999}.", "Write the set like this."),
    BAD_PATTERN("R0118", ERROR, "`matches` needs a pattern in quotes, as in `matches r\"^GET \"`",
            "A pattern is text.", "Put the pattern in quotes."),
    BAD_QUANTIFIER("R0119", ERROR, "%s",
            "`any` and `all` go directly before one comparison, `in`, `contains` or `matches`.",
            "Put the word before the comparison that it applies to, or leave it out."),
    UNKNOWN_ITEM("R0120", ERROR, "`%s` cannot begin an item of a rule file%s",
            "The items of a rule file are pack, import, let, rule, policy, suppress and test.", "Begin with one of these words, or remove the text."),
    UNKNOWN_CLAUSE("R0121", ERROR, "`%s` is not a clause of a %s%s",
            "Each clause begins with its keyword.", "Use a clause that the language has."),
    MISPLACED_CLAUSE("R0122", ERROR, "`%s` belongs in a %s, not here",
            "Rules, policies and tests each have their own clauses.", "Move the clause."),
    NO_NAME("R0123", ERROR, "%s",
            "A name begins with a letter and is made of letters, digits, `-` and `_`.", "Choose such a name."),
    MISSING_WORD("R0124", ERROR, "%s must be followed by %s",
            "The parts of a clause have a fixed order.", "Add the missing part."),
    NO_BLOCK("R0125", ERROR, "`%s` must be followed by its %s in braces",
            "Braces enclose the clauses of a rule, policy or test, the steps of a sequence, and the packets of `packets`.", "Insert the brace."),
    BAD_PLACEHOLDER("R0126", ERROR, "%s",
            "A message names fields in braces, as in \"{ip.src} sent {tcp.flags.str}\". To write a brace itself, double it.",
            "Write a field between the braces, or double them."),
    MISPLACED_PACK("R0127", ERROR, "%s",
            "A file belongs to at most one pack, and names it first.", "Move `pack` to the top, or remove it."),
    BAD_SEQUENCE("R0128", ERROR, "%s",
            "A sequence has two or more steps, and only its last one may be an absence.", "Add a step, or change the order."),
    UNKNOWN_PROTOCOL("R0129", ERROR, "`%s` is not a protocol for test packets%s",
            "A test packet is tcp, udp, icmp, icmpv6, arp, ip, gre, vxlan, or a frame in hexadecimal.", "Use one of these."),
    UNKNOWN_PACKET_KEY("R0130", ERROR, "`%s` is not understood after `%s`%s",
            "The protocol and its flags are followed by keys with their values.", "Use one of the keys in docs/rules.md."),
    BAD_PACKET_VALUE("R0131", ERROR, "%s",
            "Each key takes a fixed number of values, each of a certain kind. Ranges count up. A packet that does not fit its headers is refused, never changed.",
            "Give it the value that the message names."),
    BAD_ENDPOINT("R0132", ERROR, "`%s` is not an endpoint; %s",
            "An endpoint is an address, with a port if the protocol has ports.", "Write it as 10.0.0.1:80 or [2001:db8::1]:80."),
    UNKNOWN_FLAG("R0133", ERROR, "`%s` is not a TCP flag%s",
            "The flags are FIN SYN RST PSH ACK URG ECE CWR AE and R1, R2, R3 for the reserved bits.", "Use one of these."),
    UNKNOWN_MESSAGE("R0134", ERROR, "`%s` is not an %s message%s",
            "After icmp, icmpv6 and arp you can name a message, such as echo-request.", "Use one of the names in docs/rules.md, or give `type` and `code`."),
    CAPTURE_FILTER("R0135", ERROR, "`%s` is from another filter language; here, write `%s`",
            "Predicates are display filters, as in Wireshark; tcpdump and nftables use other words.",
            "Name fields with dots, and put an operator between a field and its value."),
    NO_TEXT("R0190", ERROR, "this is not text",
            "A rule file is UTF-8 text.", "Check that this is the right file."),
    TOO_LONG("R0191", ERROR, "this is longer than %,d characters",
            "The length of a text is limited, so that reading it stays quick.", "Split the file."),
    TOO_MANY_WORDS("R0192", ERROR, "this has more than %,d words",
            "The number of words in a text is limited, so that reading it stays quick.", "Split the file."),
    TOO_DEEP("R0193", ERROR, "this is nested more than %s levels deep",
            "The depth of nesting is limited.", "Give a part of it a name with `let`."),
    TOO_MANY_ELEMENTS("R0194", ERROR, "this set has more than %,d elements",
            "The size of a set is limited.", "Use ranges or networks, or split the set."),
    PATTERN_TOO_LONG("R0195", ERROR, "this pattern is longer than %,d characters",
            "The length of a pattern is limited.", "Split it into several `matches`, joined with `and` or `or`."),
    TOO_MANY_DIAGNOSTICS("R0196", ERROR, "more than %s things are wrong; the rest is not shown",
            "A longer list of mistakes would help nobody.", "Correct the first ones, and check again."),

    // R02xx: names
    UNKNOWN_NAME("R0201", ERROR, "`%s` is neither a field nor a protocol%s",
            "Only fields of the catalogue, and names defined with `let`, have values.", "Correct the name; `remora fields` lists them all."),
    UNKNOWN_FUNCTION("R0202", ERROR, "there is no function `%s`%s",
            "The functions are len, count, upper, lower, string, max, min, abs and exists.", "Use one of these."),
    UNKNOWN_LABEL("R0203", ERROR, "`%s` is not a value of `%s`%s",
            "A word can stand for a number only if the field names its values.", "Write a number, or one of these names."),
    NOT_A_FIELD("R0204", ERROR, "`%s` is a constant; write a field or a function here",
            "A constant is the same for every packet.", "Write the name of a field."),
    DUPLICATE_NAME("R0205", ERROR, "`%s` is already the name of a %s",
            "Every rule, policy, named predicate and set needs a name of its own.", "Choose another name."),
    UNKNOWN_RULE("R0206", ERROR, "there is no rule `%s`%s",
            "Tests and suppressions name a rule of this file, or a clause of a policy as `policy.clause`. A suppression can also name a rule of "
                    + "another pack, as `pack/rule`.",
            "Correct the name."),
    CIRCULAR_NAME("R0207", ERROR, "`%s` is defined in terms of itself",
            "The definition of a name must not need the name.", "Write out one of the definitions."),
    MISSING_IMPORT("R0208", ERROR, "there is no file `%s` to import",
            "Paths are relative to the importing file. Until the file is found, unknown names that it may define are not reported.", "Correct the path."),
    CIRCULAR_IMPORT("R0209", ERROR, "`%s` imports this file in turn",
            "Two files cannot import each other, directly or through other files.", "Move what both need to a third file."),
    BROKEN_IMPORT("R0210", ERROR, "`%s` has errors of its own",
            "Its names have a meaning only once its errors are corrected.", "Correct that file first."),
    UNKNOWN_WORD("R0211", ERROR, "there is no %2$s `%1$s`; write %3$s",
            "Some clauses accept only certain words.", "Use one of these."),
    DEEP_IMPORT("R0212", ERROR, "`%s` leads through more than %s imports in a row",
            "The number of imports in a row is limited.", "Import the last of these files where its names are used."),

    // R03xx: kinds of values
    NOT_COMPARABLE("R0301", ERROR, "`%s` is %s and `%s` is %s: they cannot be compared%s",
            "You can compare values of the same kind, and addresses with octets.", "Compare values of the same kind."),
    NUMBER_AND_TEXT("R0302", ERROR, "`%s` is %s; it cannot be compared with text%s",
            "Text in quotes can be compared only with text and octets.", "Write the value without quotes."),
    NOT_SEARCHABLE("R0303", ERROR, "`%s` is %s; `%s` searches only octets and text",
            "Only octets, hardware addresses and text can contain something.", "Compare the value, or take `string(…)` of it."),
    NOT_COMPUTABLE("R0304", ERROR, "`%s` cannot be used with %s%s",
            "Arithmetic takes numbers; + and - also take durations, & also takes addresses and octets.", "Compute with numbers only."),
    NOT_SLICEABLE("R0305", ERROR, "`%s` is %s; only octets, addresses and text can be sliced",
            "A slice takes octets out of a longer value.", "Compare the value itself, or use & to look at its bits."),
    NO_VALUE("R0306", ERROR, "`%s` is either there or not; it has no value",
            "A field such as `tcp.analysis.retransmission` only marks a packet.", "Write the name alone."),
    NOT_A_PREDICATE("R0307", ERROR, "%s does not say what must hold%s",
            "A predicate is a field alone, a comparison, or several of these joined with and, or, not.", "Compare it with something."),
    NOT_A_VALUE("R0308", ERROR, "`%s` is true or false for a packet; it cannot be used as a value",
            "Only fields, literals, functions and arithmetic have values.", "Join predicates with and, or, not."),
    NO_FIELD("R0309", ERROR, "`%s` %s `%s` compares two constants",
            "If neither side is a field or a function, the answer is the same for every packet.", "Put a field on one side."),
    NOT_A_SET("R0310", ERROR, "`%s` is not a set%s",
            "`in` looks into a set in braces, or into one that `let` defines.", "Write the values in braces: {80, 443}."),
    SET_AS_VALUE("R0311", ERROR, "`%s` is a set; %s",
            "A set has no single value.", "Use `in`."),
    WRONG_ARGUMENT("R0312", ERROR, "`%s` cannot take `%s`, which is %s",
            "Each function takes only certain kinds of values.", "Give it a field of a kind that it takes."),
    ARGUMENT_COUNT("R0313", ERROR, "`%s` takes %s, not %s",
            "Each function takes a certain number of arguments.", "Give it that many."),
    CONSTANT_ARGUMENT("R0314", ERROR, "`%s` needs a field, but `%s` is a constant",
            "A function of a constant is the same for every packet.", "Give it a field."),
    AMBIGUOUS_QUANTIFIER("R0315", ERROR, "`%s %s not in` can be read two ways",
            "It may mean that one value is outside the set, or that no value is inside.", "Write `not any … in`, or name the values you want."),
    NOT_LAYERED("R0316", ERROR, "`#` chooses layers of a field, but `%s` is not a field",
            "Only a field comes from layers of a packet.", "Put `#` directly after the name of the field."),
    PROTOCOL_IN_SET("R0317", ERROR, "`%s` is a protocol; only values of fields can be in a set",
            "A set holds values of one field.", "Name a field of the protocol."),
    NOT_A_KEY("R0318", ERROR, "`%s` is %s; a key must be a number, an address, octets or text",
            "Packets whose keys are equal are counted together.", "Use another field."),
    UNEQUAL_PAIR("R0319", ERROR, "`pair` needs two fields of one kind; `%s` is %s and `%s` is %s",
            "A pair is the same in both directions.", "Use a source and a destination of the same kind."),
    NOT_SUMMABLE("R0320", ERROR, "`%s` is %s; only numbers can be added up",
            "A sum adds up numbers.", "Use a field that is a number, or count packets."),
    NOT_TESTABLE("R0321", ERROR, "`%s` is not a property of a connection%s",
            "A test can expect the states of `originator` and `responder`, and the fields of `connection`.", "Use one of these."),
    ALIEN_SET("R0322", ERROR, "not everything in `%s` can be compared with `%s`: %s",
            "The field before `in` decides how a set is read. In a set with addresses of both versions of IP, a field is looked for among those of "
                    + "its own version.",
            "Use a set of the right kind."),
    ALIEN_SEARCH("R0323", ERROR, "`%s` cannot be searched for in `%s`, a field of another type; write `%s[:]`",
            "A field can be searched for in fields of its own type; the octets of a slice, in any field.", "Put `[:]` after the field that you search for."),

    // R04xx: values and ranges
    BAD_DURATION("R0401", ERROR, "`%s` is not a duration; write it as 10s, 500ms, 2m or 1h",
            "A duration is a number followed by ns, us, ms, s, m, h or d.", "Write the number and its unit without a space."),
    BAD_AMOUNT("R0402", ERROR, "`%s` is %s",
            "Amounts are whole numbers. One of octets, as of a `sum`, may have B, kB, MB, GB, KiB, MiB or GiB after it.", "Write such a number."),
    BAD_DATE("R0403", ERROR, "`%s` is not a date; write it as 2027-06-30",
            "A date is year, month and day.", "Write it like 2027-06-30."),
    OUT_OF_RANGE("R0411", ERROR, "%s does not fit `%s`, which goes from %s to %s",
            "A number on the wire has a least and a greatest value. Any other never matches, and cannot be sent.", "Write a value in the range."),
    NOT_A_NUMBER("R0412", ERROR, "`%s` is not a number; %s",
            "A number has decimal, hexadecimal (0x), octal (leading 0) or binary (0b) digits.", "Correct the digits."),
    NOT_A_BOOLEAN("R0413", ERROR, "`%s` is neither true nor false%s",
            "A flag is true or false, 1 or 0, or one of its two labels.", "Write true or false."),
    NOT_AN_ADDRESS("R0414", ERROR, "`%s` is not %s; %s",
            "Host names are not looked up.", "Write the address out."),
    NOT_OCTETS("R0415", ERROR, "`%s` cannot be read as octets; %s",
            "Octets are pairs of hexadecimal digits, with the same separator between all of them.", "Correct the digits."),
    NOT_A_TIME("R0416", ERROR, "`%s` is not a %s; write it as %s",
            "Durations are seconds with up to nine decimals; points in time are dates in quotes.", "Correct the time."),
    INVALID_PATTERN("R0417", ERROR, "`%s` is not a valid regular expression: %s",
            "Patterns are regular expressions as in Perl, without recursion.", "Correct the pattern."),
    EMPTY_SLICE("R0418", ERROR, "`[%s]` selects no octets: %s",
            "`[i]` is one octet, `[i:n]` is n octets from i on, and `[i-j]` goes from i to a later j.", "Correct the numbers."),
    MASK_TOO_WIDE("R0419", ERROR, "%s has bits that `%s` never has; its greatest value is %s",
            "Bits that the field does not have are always lost.", "Use a mask as wide as the field."),
    DIVISION_BY_ZERO("R0420", ERROR, "`%s` divides by zero",
            "Nothing can be divided by zero.", "Divide by something else."),
    NETWORK_AS_VALUE("R0421", ERROR, "`%s` is a network, not one address",
            "A range goes from one address to another, and only one address can be computed with.", "Leave out the `/`, or write the network alone."),
    TOO_LARGE("R0422", ERROR, "%s has more than %,d %s",
            "Rules have limits, so that no rule file can exhaust the machine.", "Split it."),
    BAD_THRESHOLD("R0423", ERROR, "%s",
            "A window is full when its count, or its sum, reaches a threshold of at least 1. It keeps at most 16,777,216 packets or 4,194,304 different values.",
            "Write `>=` and such a number."),
    BAD_WINDOW("R0424", ERROR, "a window of `%s` is %s",
            "A window must be longer than zero, and at most 30 days long.", "Choose another length."),
    BAD_LIMIT("R0425", ERROR, "`max %s keys` is out of range; a rule keeps at least 1 and at most 10,000,000",
            "The state of a rule is limited.", "Choose another number."),
    UNREACHABLE_THRESHOLD("R0426", WARNING, "`%s` has only %s different values, so the count never reaches %s",
            "A count of different values cannot be greater than their number.", "Lower the threshold."),
    NO_SUCH_PACKET("R0427", ERROR, "there is no %s %s; %s",
            "Packets and connections are numbered from 1, and a packet that carries no other is of one connection at most.", "Correct the number."),
    TOO_MANY_STEPS("R0428", ERROR, "a sequence has at most %s steps, and this one has %s",
            "All steps fit in one machine word, so that a packet is quickly compared with all of them.", "Split the sequence, or leave steps out."),
    COUNTED_KEY("R0429", WARNING, "each window belongs to one `%s`, so it never holds %s different ones",
            "All packets in a window have the same values for the fields after `by`.", "Count another field, or remove this one after `by`."),
    NEVER_HOLDS("R0430", WARNING, "`%s` never holds: %s",
            "The predicate contradicts itself, or asks for something that its fields can never be.",
            "Remove one side of the contradiction, or join the two with `or`."),
    HOLDS_TWICE("R0431", WARNING, "`%s` holds only for a packet that has `%s` several times, such as a tunnel: %s",
            "A header has one value of each field. Tunnels, and ICMP errors with the packet they quote, have several headers.",
            "Join the two with `or`, or with `in {…}`. If you mean tunnels, name the layers: `ip.ttl#1`."),
    NO_ARROW("R0432", WARNING, "`%s` never holds: %s",
            "TCP states follow each other as in RFC 9293, each at a segment with the flags for it, and the state of one end says something about "
                    + "that of the other. `docs/rules.md` has the table.",
            "Correct one of the states, or the flags."),
    ALWAYS_HOLDS("R0433", WARNING, "`%s` holds for every packet",
            "A condition that always holds leaves out no packet.", "Remove it, or write `and` instead of `or`."),
    ANY_VALUE("R0434", WARNING, "`%s` holds for every value that `%s` can have; write `%s` to ask whether it is there",
            "A number on the wire has a least and a greatest value.", "Correct the number, or ask for the field alone."),
    SHADOWED_CLAUSE("R0435", WARNING, "clause `%s` never decides: %s",
            "The clauses of a policy are read in order, and the first that holds decides.", "Move it up, narrow the clauses before it, or remove it."),
    REPEATED("R0436", WARNING, "`%s` appears twice",
            "Once is enough; a second time is usually a slip for something else.", "Remove it, or write what you meant."),
    SAME_RULE("R0437", WARNING, "rule `%s` reports the same packets as rule `%s`",
            "Two rules with the same clauses report everything twice.", "Remove one, or change what it looks for."),
    MIXED_VERSIONS("R0438", ERROR, "`%s` and `%s` are addresses of different versions of IP",
            "The two ends of a packet, or of a range, must both be IPv4 addresses or both IPv6 addresses.", "Correct one of the two."),
    REOPENED("R0439", WARNING, "`%s` holds only if an end that was CLOSED opens the connection again; otherwise %s",
            "In the usual course of a connection, its ends are never in such states at the same time. An end that gave up, or whose last packets "
                    + "are missing from the capture, may open the connection again.",
            "Correct one of the states, unless this is what the rule looks for."),
    OTHER_OR_OTHER("R0440", WARNING, "`%s` excludes no value of `%s`, as none is all of these at once; `%s` excludes each of them",
            "Every value differs from at least one of the two, so one of the comparisons always holds.", "Write `and` instead of `or`, or `not … in {…}`."),
    BACKSPACE("R0441", WARNING, "`\\b` in quotes is the octet 08; write `\\\\b` for the start or end of a word, or raw text as in r\"\\bcmd\"",
            "In quotes without an r in front, the escapes of C are replaced before the pattern is read.",
            "Put an r before the quotes, or write `\\x08` if you mean the octet."),
    SLASHES("R0442", WARNING, "these slashes are part of the pattern; write `%s`",
            "A pattern is all that is in the quotes. `matches` ignores case anyway; other flags go at the start of the pattern, as in (?s).",
            "Remove the slashes and the flags after them."),

    // R05xx: style and cost
    DECIMAL_OCTET("R0501", HINT, "`%s` is hexadecimal here; write 0x%s",
            "Octets are always hexadecimal, whatever they look like.", "Write 0x before it. To compare a port, use `tcp.port` or `udp.port`."),
    UNQUOTED_TEXT("R0502", HINT, "`%s` is taken as text; write \"%s\"",
            "A word without quotes might also be meant as the name of a field.", "Put it in quotes."),
    DUPLICATE_CLAUSE("R0510", ERROR, "`%s` appears twice",
            "Each clause may appear at most once.", "Join the two, or remove one."),
    MISSING_WHEN("R0511", ERROR, "rule `%s` does not say when it holds; add `when` and a predicate, such as %s",
            "A rule needs a `when` or a `sequence`.", "Add `when` and a predicate."),
    CONFLICTING_CLAUSES("R0512", ERROR, "`%s` and `%s` exclude each other",
            "A rule either counts, or follows a sequence, or looks back, or reports each match.", "Write two rules."),
    POINTLESS_CLAUSE("R0513", WARNING, "`%s` has no effect here: %s",
            "Some clauses only say something about another clause.", "Remove it, or add the clause that it is about."),
    NO_OTHERWISE("R0514", ERROR, "policy `%s` does not say what happens otherwise",
            "Every packet that a policy applies to gets a verdict.", "End it with `allow otherwise`, `alert otherwise` or `deny otherwise`."),
    AFTER_OTHERWISE("R0515", ERROR, "nothing is decided after `otherwise`",
            "The clauses are read in order, and `otherwise` always holds.", "Move it to the end."),
    NO_EXPECTATION("R0516", ERROR, "this test %s",
            "A test has packets, written out or in a capture, and says what it expects.", "Add what is missing."),
    NOT_COUNTING("R0517", ERROR, "`unless` cannot `%s`; write `unless count` and what to count",
            "`unless` keeps a window quiet if something happened often enough. It counts packets, not different values or sums.",
            "Count packets, as in `unless count connection.completed by ip.dst within 1s >= 100`."),
    UNUSED_NAME("R0520", WARNING, "`%s` is never used",
            "A name that nothing uses is probably left over.", "Use it, or remove it."),
    EXPIRED("R0521", WARNING, "this suppression ended on %s",
            "A suppression holds until its date, and no longer.", "Remove it, or give it a later date."),
    ABSENT_PLACEHOLDER("R0522", WARNING, "`{%s}` is not in every packet that this rule reports",
            "If a field is absent, the message shows a question mark.", "Name a field that `when` asks for, or ask for this one."),
    NEVER_OBSERVED("R0523", WARNING, "rule `%s` asks for `connection.unknown`, which never holds for an observed connection",
            "Without `assume`, a rule reports only connections whose start was seen.", "Add `assume full-capture`."),
    SAME_TITLE("R0524", WARNING, "another test also has the title `%s`",
            "Results identify a test by its title.", "Give each test a title of its own."),
    PRESENCE_COUNTED("R0525", WARNING, "this counts the packets that have `%s`, whatever its value; `count distinct %s` counts its values",
            "`count` takes a predicate, and a field alone asks whether it is there.",
            "Write `distinct` before the field. If you mean its presence, put `exists(…)` around it."),
    FOREIGN_PLACEHOLDER("R0526", WARNING, "`%s` is shown as written; name a field in braces: `{%s}`",
            "A message names fields in braces and in no other way; `$`, `%` and other brackets are plain text.", "Write the field in braces."),
    NO_PORT("R0527", WARNING, "`%s` has no port, so the packet has port 0%s",
            "A test packet has what you write, and 0 for the rest. An IPv6 address with a port goes in brackets.",
            "Write the port: `10.0.0.1:80`, `[2001:db8::1]:80`."),
    BARRED_OCTETS("R0528", WARNING, "`%s` is plain text here, bars included; write the octets as `%s`",
            "Snort and Suricata write octets between bars. Here, a text writes each of them with a backslash.",
            "Write `\\x0d\\x0a`, or octets alone without quotes: `0d:0a`."),
    NEGATED_STEP("R0529", WARNING, "`then %s` is the next packet that is anything else; to say that none follows, write `then no %s`",
            "A step is a packet that meets its predicate. `no`, in the last step, waits until its time is over, and reports if no such packet came.",
            "Write `no`, or what the packet must be."),
    ALWAYS_QUIET("R0530", WARNING, "this keeps the rule quiet for ever: it is full after %s of the same packets, the rule only after %s",
            "`unless` counts the same packets by the same keys, and is full first.", "Count other packets, by other keys, or for a shorter time."),
    LAST_PACKET("R0531", WARNING, "at the end of a connection, `%s` comes from the packet that ended it, sent by either end, or is absent; for the connection, write `%s`",
            "A rule `on close` looks when a connection is over. Fields of a packet are then those of the packet that ended it, and absent if none did.",
            "Name an end of the connection, originator or responder."),
    TWO_LAYERS("R0532", WARNING, "`%s` holds only for a packet that has both %s and %s, as only a tunnel does",
            "Outside a tunnel, a packet has one header of the network layer and one of the transport layer.",
            "Join the two with `or`, ask for one of them, or name the layers: `udp#1 and tcp#1`."),
    UNREAD_KEY("R0533", WARNING, "these packets have %s, so none of them has `%s`, except in a tunnel",
            "A rule passes over a packet that lacks a key.", "Use a field that these packets have, such as `arp.src.proto_ipv4` for ARP."),
    STATE_OF_TCP("R0534", WARNING, "a packet that has %s changes no state, except in a tunnel: only TCP has states",
            "A rule `on state` looks when the TCP state of an endpoint changes. An exchange over UDP is a connection, too, but has no states.",
            "Write `on open`, `on established` or `on close`, or ask for TCP."),
    UNFILLED("R0535", WARNING, "`%s` is shown as written here; only a `message` shows values of fields",
            "Titles and reasons are the same for each packet.", "Say it in a `message`, or leave out the braces."),
    FRAGMENT_ABOVE("R0536", WARNING, "a fragment with more to follow has no %s, which is read once the datagram is complete; to ask what it carries, write `%s`",
            "The headers above IP, and all that they carry, are fields of the packet that completes the datagram: the last fragment, if they arrive in order.",
            "Ask for the number of the protocol. For a reassembled datagram, ask for `ip.fragments`; for the datagram that an ICMP error quotes, "
                    + "for `ip.flags.mf#2`.");

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
