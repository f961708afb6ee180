package dev.remora.rules.edit;

import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.type.Assumption;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Operator;
import dev.remora.rules.type.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that clauses take: severities, occasions and the like, and what may follow within each clause. */
final class Vocabulary {
    private static final Map<String, List<String>> WORDS = Map.of(
            "severity", Arrays.stream(Severity.values()).map(Severity::word).toList(),
            "on", Arrays.stream(Occasion.values()).map(Occasion::word).toList(),
            "assume", List.of(Assumption.FULL_CAPTURE.word(), Assumption.MIDSTREAM.word()),
            "verdict", Arrays.stream(Verdict.values()).map(Verdict::word).toList(),
            "within", List.of("100ms", "1s", "10s", "1m", "1h"));

    // In the order in which they stand.
    private static final Map<String, List<Keyword>> WITHIN = Map.ofEntries(
            Map.entry("count", List.of(Keyword.BY, Keyword.WITHIN)),
            Map.entry("unless", List.of(Keyword.BY, Keyword.WITHIN)),
            Map.entry("sum", List.of(Keyword.BY, Keyword.WITHIN)),
            Map.entry("sequence", List.of(Keyword.BY)),
            Map.entry("then", List.of(Keyword.WITHIN, Keyword.THEN)),
            Map.entry("without", List.of(Keyword.BY, Keyword.WITHIN)),
            Map.entry("suppress", List.of(Keyword.WHEN, Keyword.UNTIL, Keyword.BECAUSE)),
            Map.entry("expect", List.of(Keyword.TIMES, Keyword.AT)),
            Map.entry("allow", List.of(Keyword.WHEN, Keyword.OTHERWISE)),
            Map.entry("alert", List.of(Keyword.WHEN, Keyword.OTHERWISE)),
            Map.entry("deny", List.of(Keyword.WHEN, Keyword.OTHERWISE)),
            Map.entry("max", List.of(Keyword.KEYS)));

    private Vocabulary() {}

    /** The words of the language that can stand behind this keyword; empty where none can. */
    static List<String> wordsAfter(String keyword) {
        return WORDS.getOrDefault(keyword, List.of());
    }

    /** Keywords that can follow within this clause. */
    static List<Keyword> within(String clause) {
        return WITHIN.getOrDefault(clause, List.of());
    }

    /** The operator that is spelled so. */
    static Optional<Operator> operator(String spelling) {
        return Arrays.stream(Operator.values()).filter(operator -> operator.spellings().contains(spelling)).findFirst();
    }

    /** Whether an operator makes a test of two values. */
    static boolean compares(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, CONTAINS, MATCHES, IN -> true;
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, BIT_AND, NOT, AND, XOR, OR, ANY, ALL -> false;
        };
    }

    static boolean isOperator(String word) {
        return operator(word).isPresent();
    }
}
