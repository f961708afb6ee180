package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** What diagnostics and completion say about the words of the language: which clauses there are, and what must follow each word. */
final class Words {
    private static final List<String> IN_FILE   = spellings(RULE, POLICY, LET, TEST, SUPPRESS, IMPORT, PACK);
    private static final List<String> IN_RULE   = spellings(WHEN, SEVERITY, MESSAGE, COUNT, SUM, SEQUENCE, WITHOUT, UNLESS, ON, ASSUME, MAX, BECAUSE, BENIGN, SEE);
    private static final List<String> IN_POLICY = spellings(APPLIES, ALLOW, ALERT, DENY, SEVERITY, BECAUSE, BENIGN, SEE);
    private static final List<String> IN_TEST   = spellings(PACKETS, CAPTURE, EXPECT);

    /** What a sequence is made of. */
    static final String STEPS = "a sequence has two steps or more, joined by `then`";

    private static final String TEXT = "a text in quotes";

    private static final String COMPLETE = "what is before it is complete";

    // What follows a keyword.
    private static final Map<Integer, String> FOLLOWS = Map.ofEntries(
            Map.entry(PACK, "a name, such as `scans`"),
            Map.entry(IMPORT, "the path of a file, in quotes"),
            Map.entry(LET, "a name, such as `internal`"),
            Map.entry(RULE, "a name, such as `port-scan`"),
            Map.entry(POLICY, "a name, such as `icmp-inbound`"),
            Map.entry(SUPPRESS, "the name of a rule"),
            Map.entry(TEST, "a title in quotes"),
            Map.entry(WHEN, "a predicate"),
            Map.entry(APPLIES, "a predicate"),
            Map.entry(WITHOUT, "a predicate"),
            Map.entry(THEN, "a predicate"),
            Map.entry(ON, "packet, state, open, established or close"),
            Map.entry(SUM, "a field with numbers"),
            Map.entry(DISTINCT, "a field"),
            Map.entry(BY, "a field, `connection`, or `pair(a, b)`"),
            Map.entry(WITHIN, "a duration, such as 10s"),
            Map.entry(UNLESS, "`count` and what to count"),
            Map.entry(ASSUME, "full-capture or midstream"),
            Map.entry(MAX, "a number and `keys`"),
            Map.entry(SEVERITY, "info, low, medium, high or critical"),
            Map.entry(MESSAGE, TEXT), Map.entry(BECAUSE, TEXT), Map.entry(BENIGN, TEXT), Map.entry(SEE, TEXT),
            Map.entry(ALLOW, "a name for this case, or `otherwise`"),
            Map.entry(ALERT, "a name for this case, or `otherwise`"),
            Map.entry(DENY, "a name for this case, or `otherwise`"),
            Map.entry(UNTIL, "a date, such as 2027-06-30"),
            Map.entry(CAPTURE, "the path of a capture, in quotes"),
            Map.entry(EXPECT, "a rule, `no` and a rule, `nothing`, `verdict`, or `connection`"),
            Map.entry(NO, "the name of a rule"),
            Map.entry(VERDICT, "allow, alert or deny"),
            Map.entry(CONNECTION, "a number, and what you expect of that connection"),
            Map.entry(AT, "the number of a packet"),
            Map.entry(AND, "a predicate"), Map.entry(OR, "a predicate"), Map.entry(XOR, "a predicate"), Map.entry(NOT, "a predicate"),
            Map.entry(CONTAINS, "text in quotes, or octets such as 47:45:54"),
            Map.entry(MATCHES, "a pattern in quotes"),
            Map.entry(IN, "a set, such as {80, 443}"),
            Map.entry(ASSIGN, "a predicate, or a set in braces"));

    private Words() {}

    /** The keywords of the clauses in such a block, the likeliest first; those of items in a file. */
    static List<String> clausesOf(ParserRuleContext block) {
        return switch (block) {
            case RemoraParser.RuleItemContext rule -> IN_RULE;
            case RemoraParser.PolicyContext policy -> IN_POLICY;
            case RemoraParser.TestContext test -> IN_TEST;
            case RemoraParser.TestClauseContext packets -> List.of("10.0.0.1:1024 > 10.0.0.2:80 tcp [SYN]");
            default -> IN_FILE;
        };
    }

    /** The keyword that is most like a word, of those that may stand in its place. */
    static Optional<String> meant(String word, IntervalSet expected) {
        List<String> keywords = expected.toList().stream().filter(Keywords::isKeyword).map(type -> VOCABULARY.getLiteralName(type)).filter(Objects::nonNull)
                .map(name -> name.substring(1, name.length() - 1)).filter(name -> name.length() > 2).toList();
        return Spelling.nearest(word, keywords);
    }

    /** Why nothing more can follow what was read last in a block. */
    static String complete(ParserRuleContext block) {
        return last(block) instanceof RemoraParser.MessageContext ? "a message names fields in its quotes, in braces, as in \"from {ip.src}\"" : COMPLETE;
    }

    /** The last thing that was read in a block, or null. */
    static @Nullable ParserRuleContext last(ParserRuleContext block) {
        @Nullable ParserRuleContext last = null;
        for (int i = block.getChildCount() - 1; i >= 0 && last == null; i--)
            last = block.getChild(i) instanceof ParserRuleContext context ? context : null;
        return last;
    }

    /** Whether the last thing that was read in a block is a predicate, which an operator could continue. */
    static boolean endsWithPredicate(ParserRuleContext block) {
        return switch (last(block)) {
            case RemoraParser.WhenContext when -> true;
            case RemoraParser.AppliesContext applies -> true;
            case RemoraParser.DecisionContext decision -> decision.WHEN() != null && decision.text() == null;
            case RemoraParser.ItemContext item -> item.let() != null;
            case null, default -> false;
        };
    }

    /** Whether the innermost braces that the parser is in are those of a sequence. */
    static boolean isStep(ParserRuleContext innermost) {
        @Nullable ParserRuleContext at = innermost;
        while (at != null && !(at instanceof RemoraParser.BracesContext) && !(at instanceof RemoraParser.SetContext) && !(at instanceof RemoraParser.SequenceContext))
            at = at.getParent();
        return at instanceof RemoraParser.SequenceContext;
    }

    /** What a block is called. */
    static String nameOf(ParserRuleContext block) {
        return switch (block) {
            case RemoraParser.PolicyContext policy -> "policy";
            case RemoraParser.TestContext test -> "test";
            case RemoraParser.TestClauseContext packets -> "block of packets";
            default -> "rule";
        };
    }

    /** Where a keyword belongs. */
    static String homeOf(int keyword) {
        String word = spelling(keyword);
        if (Keywords.ITEMS.get(keyword))
            return "place between the items of a file";
        if (IN_RULE.contains(word))
            return "rule";
        if (IN_POLICY.contains(word))
            return "policy";
        if (IN_TEST.contains(word))
            return "test";
        return "clause";
    }

    /** What must follow a token that wants an operand or a name. */
    static String wanted(Token token) {
        return FOLLOWS.getOrDefault(token.getType(), "a field or a value");
    }

    /** What must follow here, one of these. */
    static String expected(Token before, IntervalSet expected) {
        if (FOLLOWS.containsKey(before.getType()))
            return wanted(before);
        if (expected.contains(ASSIGN))
            return "`=`";
        if (expected.contains(WITHIN))
            return "`within` and a duration";
        if (expected.contains(GREATER_OR_EQUAL))
            return "a threshold, such as `>= 20`";
        if (expected.contains(KEYS))
            return "`keys`";
        if (expected.contains(TIMES))
            return "`times`";
        if (expected.contains(WHEN))
            return "`when` and a predicate";
        if (expected.contains(GREATER))
            return "`>` and the endpoint that the packet goes to";
        if (expected.contains(UNLESS) || expected.contains(COUNT))
            return "`count` or `sum`";
        if (expected.contains(STRING))
            return TEXT;
        return expected.contains(NAME) && !expected.contains(LITERAL) ? "a name" : "a number or a value";
    }

    /** How a message speaks of the clause that lacks something, where its last word alone would say too little. */
    static Optional<String> subject(ParserRuleContext context) {
        return switch (context) {
            case RemoraParser.WindowContext window -> Optional.of("this window");
            case RemoraParser.WithoutContext without -> Optional.of("`without`");
            case RemoraParser.PacketContext packet -> Optional.of("this packet");
            default -> Optional.empty();
        };
    }

    /** Why a token cannot stand where it stands. */
    static String whyNot(int type) {
        return switch (type) {
            case COMMA -> "commas separate the elements of a set and the arguments of a function";
            case TO -> "two dots go between two values in a set, as in {1..9}";
            case ANY, ALL -> "it goes before the whole comparison, as in `any tcp.port == 80`";
            case LAYER -> "write a layer directly after a field, as in ip.src#2; comments begin with //";
            case EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS, MATCHES, IN ->
                "the comparison before it is complete; join the next one with `and`";
            case OPEN_BRACKET -> "you can choose octets of a field, as in tcp.payload[0:4]";
            case AND, OR, XOR -> "it joins predicates, but a value comes before it";
            default -> COMPLETE;
        };
    }

    /** The spelling of a keyword or a bracket. */
    static String spelling(int type) {
        return VOCABULARY.getLiteralName(type).replace("'", "");
    }

    private static List<String> spellings(int... types) {
        return Arrays.stream(types).mapToObj(Words::spelling).toList();
    }
}
