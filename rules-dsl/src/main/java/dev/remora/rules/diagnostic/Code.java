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
            "Only letters, digits and the signs of the language may stand outside quotes.", "Remove it, or put the text that it belongs to in quotes."),
    UNCLOSED_QUOTE("R0102", ERROR, "this text has no closing %s",
            "A text in quotes ends on the line it begins on.", "Close it with the quote it was opened with."),
    BAD_ESCAPE("R0103", ERROR, "`%s` is no escape; write `\\\\` for a backslash, or raw text as in r\"\\d+\"",
            "Only the escapes of C are known.", "Double the backslash, or put an r before the quotes, which keeps every backslash."),
    BAD_CHARACTER("R0104", ERROR, "single quotes hold exactly one octet, here they hold %s; text stands in double quotes",
            "Single quotes give the number of one octet.", "Put text in double quotes."),
    UNCLOSED_COMMENT("R0105", ERROR, "this comment has no closing */",
            "A comment that begins with /* reaches to the next */.", "Close it, or use // for one line."),
    COMMENT_IN_FILTER("R0106", ERROR, "a filter has no comments",
            "Only rule files have comments; a filter is one predicate and nothing else.", "Remove the comment."),
    UNCLOSED_BRACKET("R0107", ERROR, "this `%s` is never closed",
            "Every bracket needs its partner in the same clause, and every block in the same file.", "Insert the closing bracket where it belongs."),
    STRAY_BRACKET("R0108", ERROR, "this `%s` closes nothing",
            "Every bracket needs its partner.", "Remove it, or insert the opening bracket where it belongs."),
    WRONG_BRACKET("R0109", ERROR, "`%s` is closed with `%s`; write `%s`",
            "A bracket is closed by one of its own kind.", "Replace it."),
    NO_OPERATOR("R0110", ERROR, "`%s` is no operator; write `%s`",
            "The operators are those of Wireshark's display filters.", "Use the spelling that the message names."),
    CAPITALS("R0111", ERROR, "`%s` is written in small letters: `%s`",
            "Operators, fields and keywords are in small letters.", "Write it in small letters."),
    MISSING_OPERAND("R0112", ERROR, "%s must be followed by %s",
            "An operator stands between two operands, and a clause that takes a predicate cannot be empty.", "Write what is missing, or remove what waits for it."),
    MISSING_OPERATOR("R0113", ERROR, "`%s` cannot follow `%s`; an operator such as `%s` is missing between them",
            "Two operands never stand side by side.", "Put an operator between them."),
    SURPLUS("R0114", ERROR, "`%s` has no place here; %s",
            "What stands here belongs neither to what is before it nor begins anything new.", "Remove it, or move it to where it belongs."),
    EMPTY_BRACKETS("R0115", ERROR, "`%s` is empty; %s",
            "Brackets hold at least one thing.", "Fill them, or remove them."),
    BAD_RANGE("R0116", ERROR, "`%s` does not say which octets or layers: %s",
            "Octets are chosen as [i], [i:count], [i-j], [:count], [i:] and [:], several with commas between.", "Use one of these forms."),
    BAD_SET("R0117", ERROR, "%s",
            "A set is written in braces, its elements with commas between: {80, 443, 8000..8999}.", "Write it so."),
    BAD_PATTERN("R0118", ERROR, "`matches` wants a pattern in quotes, as in `matches r\"^GET \"`",
            "A pattern is a text.", "Put the pattern in quotes."),
    BAD_QUANTIFIER("R0119", ERROR, "%s",
            "`any` and `all` stand directly before one comparison, `in`, `contains` or `matches`.",
            "Put the word before the comparison it is about, or leave it out."),
    UNKNOWN_ITEM("R0120", ERROR, "`%s` begins nothing that a rule file is made of%s",
            "A rule file is made of pack, import, let, rule, policy, suppress and test.", "Use one of these words, or remove the text."),
    UNKNOWN_CLAUSE("R0121", ERROR, "`%s` is no clause of a %s%s",
            "Each clause begins with its keyword.", "Use one of the clauses that the language has."),
    MISPLACED_CLAUSE("R0122", ERROR, "`%s` does not belong here but in a %s",
            "Each kind of item has its own clauses.", "Move the clause."),
    NO_NAME("R0123", ERROR, "%s",
            "A name begins with a letter and is made of letters, digits, `-` and `_`.", "Give it such a name."),
    MISSING_WORD("R0124", ERROR, "%s must be followed by %s",
            "A clause has its parts in a fixed order.", "Write the missing part."),
    NO_BLOCK("R0125", ERROR, "`%s` must be followed by its %s in braces",
            "Rules, policies and tests hold their clauses in { and }, a sequence its steps, and `packets` its packets.", "Insert the brace."),
    BAD_PLACEHOLDER("R0126", ERROR, "%s",
            "A message names fields in braces, as in \"{ip.src} sent {tcp.flags.str}\"; a brace that means itself is doubled.",
            "Write a field between the braces, or double them."),
    MISPLACED_PACK("R0127", ERROR, "%s",
            "A file belongs to at most one pack, and says so first.", "Move `pack` to the top, or remove it."),
    BAD_SEQUENCE("R0128", ERROR, "%s",
            "A sequence has two or more steps, and only its last one may be an absence.", "Add a step, or change the order."),
    UNKNOWN_PROTOCOL("R0129", ERROR, "`%s` is no protocol of a test packet%s",
            "A packet of a test is tcp, udp, icmp, icmpv6, arp, ip, or a frame in hexadecimal.", "Use one of these."),
    UNKNOWN_PACKET_KEY("R0130", ERROR, "`%s` is nothing that a %s packet can be given%s",
            "Behind protocol and flags stand keys with their values.", "Use one of the keys in docs/rules.md."),
    BAD_PACKET_VALUE("R0131", ERROR, "%s",
            "Each key of a packet takes a fixed number of values, each of its kind; ranges count up, and what does not fit the headers is not sent otherwise than it is written.",
            "Give it the value that the message names."),
    BAD_ENDPOINT("R0132", ERROR, "`%s` is no endpoint; %s",
            "An endpoint is an address, and a port where the protocol has ports.", "Write it as 10.0.0.1:80 or [2001:db8::1]:80."),
    UNKNOWN_FLAG("R0133", ERROR, "`%s` is no TCP flag%s",
            "The flags are FIN SYN RST PSH ACK URG ECE CWR AE and R1, R2, R3 for the reserved bits.", "Use one of these."),
    UNKNOWN_MESSAGE("R0134", ERROR, "`%s` is no message of %s%s",
            "Behind icmp, icmpv6 and arp may stand the name of a message, such as echo-request.", "Use one of the names in docs/rules.md, or give `type` and `code`."),
    CAPTURE_FILTER("R0135", ERROR, "`%s` is written as in a capture filter; here it is `%s`",
            "Predicates are display filters, as Wireshark has them; tcpdump and nftables have other words.",
            "Name fields with dots, and put an operator between each and its value."),
    NO_TEXT("R0190", ERROR, "this is not text",
            "Rules are UTF-8 text.", "Check that the right file was given."),
    TOO_LONG("R0191", ERROR, "this is longer than %,d characters",
            "A text has a largest length, so that reading it is quick.", "Split the file."),
    TOO_MANY_WORDS("R0192", ERROR, "this has more than %,d words",
            "A text has a largest number of words, so that reading it is quick.", "Split the file."),
    TOO_DEEP("R0193", ERROR, "this is nested more than %s deep",
            "Nesting has a largest depth.", "Name a part of it with `let`."),
    TOO_MANY_ELEMENTS("R0194", ERROR, "this set has more than %,d elements",
            "A set has a largest size.", "Use ranges or networks, or split it."),
    PATTERN_TOO_LONG("R0195", ERROR, "this pattern is longer than %,d characters",
            "A pattern has a largest length.", "Split it into several tests."),
    TOO_MANY_DIAGNOSTICS("R0196", ERROR, "more than %s things are wrong; the rest is left out",
            "Past some number of mistakes a list of them helps nobody.", "Mend the first ones and look again."),

    // R02xx: names
    UNKNOWN_NAME("R0201", ERROR, "`%s` is neither a field nor a protocol%s",
            "Only names of the field catalogue, and those that `let` defines, have values.", "Correct the name; `remora fields` lists them all."),
    UNKNOWN_FUNCTION("R0202", ERROR, "there is no function `%s`%s",
            "The functions are len, count, upper, lower, string, max, min, abs and exists.", "Use one of these."),
    UNKNOWN_LABEL("R0203", ERROR, "`%s` is no value of `%s`%s",
            "A word stands for a number only where the field names its values.", "Write a number, or one of the field's names."),
    NOT_A_FIELD("R0204", ERROR, "`%s` is a constant; a field or a function must stand here",
            "A constant is the same for every packet.", "Write the name of a field."),
    DUPLICATE_NAME("R0205", ERROR, "`%s` is already the name of a %s",
            "Rules, policies and named predicates and sets each have a name of their own.", "Choose another name."),
    UNKNOWN_RULE("R0206", ERROR, "there is no rule `%s`%s",
            "Tests and suppressions name a rule of this file, or a policy's clause as `policy.clause`; a suppression also a rule of another pack, as `pack/rule`.",
            "Correct the name."),
    CIRCULAR_NAME("R0207", ERROR, "`%s` is defined by itself",
            "What a name means must not need the name.", "Write out one of the definitions."),
    MISSING_IMPORT("R0208", ERROR, "there is no file `%s` to import",
            "Paths are relative to the importing file.", "Correct the path."),
    CIRCULAR_IMPORT("R0209", ERROR, "`%s` imports this file in turn",
            "Files import each other in one direction only.", "Move what both need to a third file."),
    BROKEN_IMPORT("R0210", ERROR, "`%s` has errors of its own",
            "Only names of a file without errors can be used.", "Check that file first."),
    UNKNOWN_WORD("R0211", ERROR, "`%s` is no %s; write %s",
            "Some clauses take one of a few words.", "Use one of these."),
    DEEP_IMPORT("R0212", ERROR, "`%s` leads through more than %s imports in a row",
            "Imports of imports have a largest depth.", "Import the last of these files where its names are used."),

    // R03xx: kinds of values
    NOT_COMPARABLE("R0301", ERROR, "`%s` is %s and `%s` is %s: they cannot be compared%s",
            "Only values of one kind compare, and addresses with octets.", "Compare values of the same kind."),
    NUMBER_AND_TEXT("R0302", ERROR, "`%s` is %s; it cannot be compared with text%s",
            "Text in quotes is compared with text and octets only.", "Write the value without quotes."),
    NOT_SEARCHABLE("R0303", ERROR, "`%s` is %s; `%s` looks into octets and text only",
            "Only octets, hardware addresses and text contain something.", "Compare the value, or take `string(…)` of it."),
    NOT_COMPUTABLE("R0304", ERROR, "`%s` cannot take %s%s",
            "Arithmetic takes numbers, spans of time take + and -, and & takes numbers, addresses and octets.", "Compute with numbers only."),
    NOT_SLICEABLE("R0305", ERROR, "`%s` is %s; only octets, addresses and text have parts",
            "A slice takes octets out of a longer value.", "Compare the value itself, or use & to look at its bits."),
    NO_VALUE("R0306", ERROR, "`%s` is there or is not; it has no value to work with",
            "Such a field marks a packet, like `tcp.analysis.retransmission`.", "Write the name alone."),
    NOT_A_PREDICATE("R0307", ERROR, "%s does not say what must hold%s",
            "A predicate is a field alone, a comparison, or several of them joined by and, or, not.", "Compare it with something."),
    NOT_A_VALUE("R0308", ERROR, "`%s` holds or does not; it is no value to work with",
            "Only fields, literals, functions and arithmetic have values.", "Join predicates with and, or, not."),
    NO_FIELD("R0309", ERROR, "`%s` %s `%s` compares two constants",
            "One side must be a field or a function, otherwise the answer is the same for every packet.", "Put a field on one side."),
    NOT_A_SET("R0310", ERROR, "`%s` is no set%s",
            "`in` looks into a set in braces or into one that `let` defines.", "Write the values in braces: {80, 443}."),
    SET_AS_VALUE("R0311", ERROR, "`%s` is a set; %s",
            "A set has no single value.", "Use `in`."),
    WRONG_ARGUMENT("R0312", ERROR, "`%s` cannot take `%s`, which is %s",
            "Each function takes some kinds of values only.", "Give it a field of a kind it takes."),
    ARGUMENT_COUNT("R0313", ERROR, "`%s` takes %s, not %s",
            "Each function has its number of arguments.", "Give it as many as it takes."),
    CONSTANT_ARGUMENT("R0314", ERROR, "`%s` wants a field, and `%s` is a constant",
            "A function of a constant is the same for every packet.", "Give it a field."),
    AMBIGUOUS_QUANTIFIER("R0315", ERROR, "`%s %s not in` can be read two ways",
            "It may mean that one value is outside the set, or that none is inside.", "Write `not any … in`, or name the values you want."),
    NOT_LAYERED("R0316", ERROR, "`#` chooses layers of a field, and `%s` is none",
            "Only a field comes from layers of a packet.", "Put `#` directly behind the field's name."),
    PROTOCOL_IN_SET("R0317", ERROR, "`%s` is a protocol; whole layers are in no set",
            "A set holds values of one field.", "Name a field of the protocol."),
    NOT_A_KEY("R0318", ERROR, "`%s` is %s; windows are told apart by numbers, addresses, octets or text",
            "A key has values that are equal or not.", "Use another field."),
    UNEQUAL_PAIR("R0319", ERROR, "`pair` wants two fields of one kind; `%s` is %s and `%s` is %s",
            "A pair is the same either way round.", "Use source and destination of the same kind."),
    NOT_SUMMABLE("R0320", ERROR, "`%s` is %s; only numbers can be added up",
            "A sum is of numbers.", "Use a field that is a number, or count packets."),
    NOT_TESTABLE("R0321", ERROR, "`%s` is no property of a connection%s",
            "A test can expect the states of `originator` and `responder`, and the fields of `connection`.", "Use one of these."),
    ALIEN_SET("R0322", ERROR, "not everything in `%s` can be compared with `%s`: %s",
            "A set of another file is read by what is looked for in it.", "Use a set of the right kind."),
    ALIEN_SEARCH("R0323", ERROR, "`%s` is not looked for in `%s`, a field of another type; write `%s[:]`",
            "A field is looked for in fields of its own type, and the octets of a slice in any.", "Put `[:]` behind the field that is looked for."),

    // R04xx: values and ranges
    BAD_DURATION("R0401", ERROR, "`%s` is no length of time; write it as 10s, 500ms, 2m or 1h",
            "A time is a number and one of ns, us, ms, s, m, h, d.", "Write it so."),
    BAD_AMOUNT("R0402", ERROR, "`%s` is %s",
            "A threshold is a whole number, which may have one of B, kB, MB, GB, KiB, MiB, GiB behind it.", "Write it so."),
    BAD_DATE("R0403", ERROR, "`%s` is no date; write it as 2027-06-30",
            "A date is year, month and day.", "Write it so."),
    OUT_OF_RANGE("R0411", ERROR, "%s does not fit `%s`, which goes from %s to %s",
            "A number on the wire has a least and a greatest value: another never matches, and cannot be sent.", "Write a value in the range."),
    NOT_A_NUMBER("R0412", ERROR, "`%s` is no number; %s",
            "A number has decimal, hexadecimal (0x), octal (leading 0) or binary (0b) digits.", "Correct the digits."),
    NOT_A_BOOLEAN("R0413", ERROR, "`%s` is neither true nor false%s",
            "A flag is true or false, 1 or 0, or one of its two labels.", "Write true or false."),
    NOT_AN_ADDRESS("R0414", ERROR, "`%s` is no %s; %s",
            "Names of hosts are not looked up.", "Write the address out."),
    NOT_OCTETS("R0415", ERROR, "`%s` is no octets; %s",
            "Octets are pairs of hexadecimal digits, with the same separator between all of them.", "Correct the digits."),
    NOT_A_TIME("R0416", ERROR, "`%s` is no %s; write it as %s",
            "Spans are seconds with up to nine decimals; points in time are dates in quotes.", "Correct the time."),
    INVALID_PATTERN("R0417", ERROR, "`%s` is no regular expression: %s",
            "Patterns are Perl's, without recursion.", "Correct the pattern."),
    EMPTY_SLICE("R0418", ERROR, "`[%s]` takes no octets: %s",
            "`[i]` is one octet, `[i:n]` so many from i on, `[i-j]` from i to a later j.", "Correct the numbers."),
    MASK_TOO_WIDE("R0419", ERROR, "%s has bits that `%s` never has; its greatest value is %s",
            "Such bits are always lost.", "Use a mask as wide as the field."),
    DIVISION_BY_ZERO("R0420", ERROR, "`%s` divides by zero",
            "There is no such value.", "Divide by something else."),
    NETWORK_AS_VALUE("R0421", ERROR, "`%s` is a network, not one address",
            "A range goes from one address to another.", "Leave out the `/`, or write the network alone."),
    TOO_LARGE("R0422", ERROR, "%s has more than %,d %s",
            "Rules are bounded, so that no rule file can exhaust the machine.", "Split it."),
    BAD_THRESHOLD("R0423", ERROR, "%s",
            "A window is full when its count, or its sum, reaches a threshold of at least 1. It keeps at most 16,777,216 packets or 4,194,304 different values.",
            "Write `>=` and such a number."),
    BAD_WINDOW("R0424", ERROR, "a window of `%s` is %s",
            "Windows last longer than nothing and at most 30 days.", "Choose another length."),
    BAD_LIMIT("R0425", ERROR, "`max %s keys` is out of bounds; at least 1 and at most 10,000,000 are kept",
            "The state of a rule is bounded.", "Choose another number."),
    UNREACHABLE_THRESHOLD("R0426", WARNING, "`%s` has only %s different values; %s of them are never seen",
            "A count of different values cannot be greater than their number.", "Lower the threshold."),
    NO_SUCH_PACKET("R0427", ERROR, "there is no packet %s; %s",
            "Packets are numbered from 1.", "Correct the number."),
    TOO_MANY_STEPS("R0428", ERROR, "a sequence has at most %s steps, and this one has %s",
            "Steps are counted in one word of the machine, so that a packet is quickly compared with all of them.", "Split the sequence, or leave steps out."),
    COUNTED_KEY("R0429", WARNING, "each window is for one `%s`, so that it never has %s different ones",
            "What stands behind `by` is the same in all that a window counts.", "Count another field, or leave this one out behind `by`."),
    NEVER_HOLDS("R0430", WARNING, "`%s` never holds: %s",
            "What is said of a packet contradicts itself, or what its fields can be.", "Remove one side of the contradiction, or join the two with `or`."),
    HOLDS_TWICE("R0431", WARNING, "`%s` holds only for a packet that has `%s` several times, such as a tunnel: %s",
            "A header has one value of each field. Tunnels, and ICMP errors with the packet they quote, have several headers.",
            "Join the two with `or`, or with `in {…}`; where tunnels are meant, name the layers: `ip.ttl#1`."),
    NO_ARROW("R0432", WARNING, "`%s` never holds: %s",
            "States of TCP follow each other as RFC 9293 draws them, each at a segment with the flags for it, and the state of one end tells something of the other's;"
                    + " `docs/rules.md` has the table.",
            "Correct one of the states, or the flags."),
    ALWAYS_HOLDS("R0433", WARNING, "`%s` holds for every packet",
            "What always holds asks nothing.", "Remove it, or write `and` where `or` stands."),
    ANY_VALUE("R0434", WARNING, "`%s` holds for every value that `%s` can have; write `%s` to ask whether it is there",
            "Numbers on the wire have a least and a greatest value.", "Correct the number, or ask for the field alone."),
    SHADOWED_CLAUSE("R0435", WARNING, "clause `%s` never decides: %s",
            "The clauses of a policy are read in order, and the first that holds decides.", "Move it up, narrow what stands before it, or remove it."),
    REPEATED("R0436", WARNING, "`%s` is said twice",
            "Once is enough; a second time is usually a slip for something else.", "Remove it, or write what was meant."),
    SAME_RULE("R0437", WARNING, "rule `%s` reports the same packets as rule `%s`",
            "Two rules with the same clauses report everything twice.", "Remove one, or change what it looks for."),
    MIXED_VERSIONS("R0438", ERROR, "`%s` and `%s` are addresses of different versions of IP",
            "Both ends of a packet, and both ends of a range, are addresses of IPv4, or both of IPv6.", "Correct one of the two."),
    REOPENED("R0439", WARNING, "`%s` holds only where an end goes on that was CLOSED; otherwise %s",
            "In the usual course of a connection its ends are never in such states at once. An end that gave up, or whose last packets the capture lacks, may open it again.",
            "Correct one of the states, unless this is what the rule is about."),
    OTHER_OR_OTHER("R0440", WARNING, "`%s` leaves out no value of `%s`, for none is all of these at once; `%s` leaves out each",
            "What is one of two values is not the other, so that one of the two always holds.", "Write `and` where `or` stands, or `not … in {…}`."),
    BACKSPACE("R0441", WARNING, "`\\b` in quotes is the octet 08; write `\\\\b` for where a word begins or ends, or raw text as in r\"\\bcmd\"",
            "In quotes without an r in front, the escapes of C are read before the pattern is.", "Put an r before the quotes; write `\\x08` where the octet is meant."),

    // R05xx: style and cost
    DECIMAL_OCTET("R0501", HINT, "`%s` is hexadecimal here; write 0x%s",
            "Octets are always hexadecimal, whatever they look like.", "Write 0x before it; a port is compared with `tcp.port` or `udp.port`."),
    UNQUOTED_TEXT("R0502", HINT, "`%s` is taken as text; write \"%s\"",
            "A word without quotes may be meant as the name of a field.", "Put it in quotes."),
    DUPLICATE_CLAUSE("R0510", ERROR, "`%s` is said twice",
            "Each clause stands at most once.", "Join the two, or remove one."),
    MISSING_WHEN("R0511", ERROR, "rule `%s` does not say when it holds; add `when` and a predicate, such as %s",
            "A rule has a `when`, or a `sequence`.", "Add `when` and a predicate."),
    CONFLICTING_CLAUSES("R0512", ERROR, "`%s` and `%s` exclude each other",
            "A rule counts, or follows a sequence, or looks back, or reports each match.", "Make two rules of it."),
    POINTLESS_CLAUSE("R0513", WARNING, "`%s` has no effect here: %s",
            "Some clauses say something about others.", "Remove it, or add what it is about."),
    NO_OTHERWISE("R0514", ERROR, "policy `%s` does not say what happens otherwise",
            "Every packet that a policy applies to gets a verdict.", "End it with `allow otherwise`, `alert otherwise` or `deny otherwise`."),
    AFTER_OTHERWISE("R0515", ERROR, "nothing is decided after `otherwise`",
            "The clauses are read in order and `otherwise` always holds.", "Move it to the end."),
    NO_EXPECTATION("R0516", ERROR, "this test %s",
            "A test has packets, in the text or in a capture, and says what it expects.", "Add what is missing."),
    NOT_COUNTING("R0517", ERROR, "`unless` cannot `%s`; write `unless count` and what is to be counted",
            "What keeps a window quiet is that something held often enough: packets are counted, not different values or sums.",
            "Count packets, as in `unless count connection.completed by ip.dst within 1s >= 100`."),
    UNUSED_NAME("R0520", WARNING, "`%s` is never used",
            "A name that nothing uses is probably a leftover.", "Use it or remove it."),
    EXPIRED("R0521", WARNING, "this suppression ended on %s",
            "A suppression holds until its date and no longer.", "Remove it, or give it a later date."),
    ABSENT_PLACEHOLDER("R0522", WARNING, "`{%s}` is not in every packet that this rule reports",
            "A message shows a question mark where a field is absent.", "Name a field that `when` asks for, or ask for this one."),
    NEVER_OBSERVED("R0523", WARNING, "rule `%s` asks for `connection.unknown`, which nothing that was observed is",
            "By itself a rule reports only connections whose start was seen.", "Add `assume full-capture`."),
    SAME_TITLE("R0524", WARNING, "another test has the title `%s`, too",
            "Results name a test by its title.", "Give each test a title of its own."),
    PRESENCE_COUNTED("R0525", WARNING, "this counts the packets that have `%s`, whatever its value; `count distinct %s` counts its values",
            "What stands behind `count` is a predicate, and a field alone asks whether it is there.",
            "Write `distinct` before the field, or `exists(…)` around it where its presence is meant."),
    FOREIGN_PLACEHOLDER("R0526", WARNING, "`%s` is shown as it stands; a field is named in braces, `{%s}`",
            "A message names fields in braces and nothing else; `$`, `%` and brackets of other kinds mean themselves.", "Write the field in braces."),
    NO_PORT("R0527", WARNING, "`%s` has no port, and the packet has 0%s",
            "A test's packet has what is written, and 0 for the rest; an address of IPv6 that has a port stands in brackets.",
            "Write the port: `10.0.0.1:80`, `[2001:db8::1]:80`."),
    BARRED_OCTETS("R0528", WARNING, "`%s` is text here, bars and all; octets are written `%s`",
            "Snort and Suricata write octets between bars; here a text says each with a backslash.", "Write `\\x0d\\x0a`, or octets alone without quotes: `0d:0a`."),
    NEGATED_STEP("R0529", WARNING, "`then %s` is the next packet that is anything else; that nothing of the kind follows is `then no %s`",
            "A step is a packet for which its predicate holds. `no`, in the last step, waits until its time is over, and reports when none came.",
            "Write `no`, or what the packet must be."),
    ALWAYS_QUIET("R0530", WARNING, "this keeps the rule quiet for ever: it is full at %s of the same packets, and the rule at %s",
            "What stands behind `unless` is counted of the same packets by the same keys, and is full first.", "Count other packets, by other keys, or for a shorter time."),
    LAST_PACKET("R0531", WARNING, "at its end a connection has the packet that ended it, of either end, or none: `%s` is that packet's; the connection's is `%s`",
            "A rule `on close` looks once a connection is over; fields of a packet are those of its last one.", "Name the end of the connection."),
    TWO_LAYERS("R0532", WARNING, "`%s` holds only for a packet that has %s and %s, as only a tunnel has",
            "A packet has one header of the network layer and one of the transport layer, and each says which.",
            "Join the two with `or`, ask for one of them, or name the layers: `udp#1 and tcp#1`."),
    UNREAD_KEY("R0533", WARNING, "these packets have %s, so that `%s` is in none of them, but in a tunnel",
            "A packet that lacks a key is passed over.", "Name a field that these packets have, as `arp.src.proto_ipv4` of ARP."),
    STATE_OF_TCP("R0534", WARNING, "no state changes at a packet that has %s, but in a tunnel: states are those of TCP",
            "A rule `on state` looks where the TCP state of an endpoint changes. What is exchanged over UDP is a connection, too, but has no states.",
            "Write `on open`, `on established` or `on close`, or ask for TCP."),
    UNFILLED("R0535", WARNING, "`%s` is shown as it stands here; only a `message` shows values of fields",
            "Titles and reasons are the same for each packet.", "Say it in a `message`, or leave the braces out.");

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
