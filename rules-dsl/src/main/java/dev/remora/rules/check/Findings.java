package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Excerpt;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.type.Kind;
import dev.remora.rules.type.Operand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects what is found wrong, once for each place and code; stops collecting at a bound, so that hostile text stays cheap. */
final class Findings {
    private static final String SEPARATORS = " \t\n\r(){}";
    private static final int    BEFORE     = 64;

    private static final int MOST             = 1000;
    private static final int MOST_COMPARISONS = 300_000;       // of names with each other

    private static final Set<Code> ABOUT_BLOCKS = Set.of(Code.MISSING_WHEN, Code.NO_OTHERWISE);      // what lacks something where the block is missing
    // What may come of what could not be read.
    private static final Set<Code> ABOUT_ALL = Set.of(Code.SAME_RULE, Code.NEGATED_STEP, Code.NO_PORT, Code.ALWAYS_QUIET, Code.TWO_LAYERS, Code.UNREAD_KEY, Code.LAST_PACKET,
            Code.COUNTED_KEY);

    private static final Set<Code> ABOUT_OPERATORS = Set.of(Code.NO_OPERATOR, Code.CAPITALS);

    private final List<Diagnostic> found = new ArrayList<>();
    private final Source           source;
    private long                   comparisons;

    Findings(Source source) {
        this.source = source;
    }

    /** For what is tried out in the same text and not to be said. */
    Findings unheard() {
        return new Findings(source);
    }

    /** Whether this is about a text. */
    boolean isAbout(Source other) {
        return source == other;
    }

    /** The author's own words for a piece of the tree, cut to what a message can hold. */
    String words(Node node) {
        return Excerpt.name(source.text(node.span()));
    }

    /** Whether one piece of the tree begins on the line on which another one before it ends. */
    boolean isOneLine(Node before, Node behind) {
        return source.line(before.span().end()) == source.line(behind.span().start());
    }

    /** What stands in the source there. */
    String text(Span span) {
        return source.text(span);
    }

    /** Whether blanks or brackets are around a word, or nothing. */
    boolean isAlone(Span word) {
        String text = source.text();
        return (word.start() == 0 || SEPARATORS.indexOf(text.charAt(word.start() - 1)) >= 0) && (word.end() >= text.length() || SEPARATORS.indexOf(text.charAt(word.end())) >= 0);
    }

    /** The last characters before a word, without blanks. */
    String before(Span word) {
        return source.text().substring(Math.max(0, word.start() - BEFORE), word.start()).stripTrailing();
    }

    /** Where these characters end. */
    int endBefore(Span word) {
        return Math.max(0, word.start() - BEFORE) + before(word).length();
    }

    /** Says that something is wrong. */
    void add(Code code, Span span, Object... names) {
        add(code.at(span, names));
    }

    /** Says that something is wrong, and what would mend it. */
    void add(Diagnostic diagnostic, Fix... fixes) {
        add(diagnostic, List.of(fixes));
    }

    /** Says that something is wrong, and what would mend it. */
    void add(Diagnostic diagnostic, List<Fix> fixes) {
        if (found.size() < MOST && found.stream().noneMatch(d -> d.code() == diagnostic.code() && d.span().equals(diagnostic.span())))
            found.add(diagnostic.with(fixes));
    }

    /** Says that two values are of different kinds; where a protocol stands for its number, what name the field has for that. */
    void notComparable(Expr origin, Operand left, Operand right) {
        Optional<String> label = right.origin() instanceof Expr.Name name ? Labels.of(left).written(name.text()).map(written -> '"' + written + '"') : Optional.empty();
        List<Fix> fixes = label.map(written -> Fix.replace(right.origin().span(), written)).stream().toList();
        String hint = label.map(written -> "; write " + written + " for the number of that name").orElse("");
        add(Code.NOT_COMPARABLE.at(origin.span(), words(left.origin()), left.words(), words(right.origin()), right.words(), hint), fixes);
    }

    /** What asks whether a field is there, as it is written: a flag alone asks whether it is set. */
    String presence(Operand field) {
        String name = text(field.origin().span());
        return field.kind() == Kind.BOOLEAN ? "exists(" + name + ")" : name;
    }

    /** Which of the known names was meant by one that is none; nothing once so much was compared that suggestions are no longer worth their cost. */
    Meant meant(String name, Supplier<? extends Collection<String>> known) {
        if (found.size() >= MOST || comparisons > MOST_COMPARISONS)
            return Meant.NOTHING;
        Collection<String> names = known.get();
        comparisons += names.size();
        return Meant.by(name, names);
    }

    /**
     * All that was found, behind what the parser said: where that says that something is wrong at a place, it is enough, unless it is an operator in what is to be written
     * anew, or what it would have written there is wrong itself. In the order of the places.
     */
    List<Diagnostic> behind(List<Diagnostic> said) {
        List<Diagnostic> parser = said.stream().filter(d -> !ABOUT_OPERATORS.contains(d.code()) || found.stream().noneMatch(f -> isRewritten(d.span(), f)))
                .filter(d -> found.stream().noneMatch(f -> isWrongAnew(d, f))).toList();
        List<Span> blocks = parser.stream().filter(d -> d.code() == Code.NO_BLOCK).map(Diagnostic::span).toList();
        if (parser.stream().anyMatch(Diagnostic::isError))
            found.removeIf(d -> ABOUT_ALL.contains(d.code()));                // for much may not have been read
        found.removeIf(d -> ABOUT_BLOCKS.contains(d.code()) && blocks.stream().anyMatch(block -> block.touches(d.span().end())));
        Set<Integer> wrong = parser.stream().filter(Diagnostic::isError).flatMap(Findings::places).collect(Collectors.toSet());
        return Stream.concat(parser.stream().map(this::settled), found.stream().filter(d -> !wrong.contains(d.span().start()))).sorted(Diagnostic.BY_PLACE).toList();
    }

    // Without the sign, the name behind it is wrong: `$HOME_NET`, where no set has that name.
    private Diagnostic settled(Diagnostic said) {
        boolean isWrongBehind = said.code() == Code.UNKNOWN_CHARACTER && found.stream().anyMatch(f -> f.isError() && f.span().start() == said.span().end());
        return isWrongBehind ? new Diagnostic(said.code(), said.severity(), said.span(), said.message(), List.of()) : said;
    }

    // Behind a sign that names have elsewhere, too: what is said of `$` in `$HOME_NET` is about the name.
    private static Stream<Integer> places(Diagnostic said) {
        return said.code() == Code.UNKNOWN_CHARACTER ? Stream.of(said.span().start(), said.span().end()) : Stream.of(said.span().start());
    }

    // `tcp.dstport == 5 kB`: the tree has what the parser would have written, and with that something is wrong.
    private static boolean isWrongAnew(Diagnostic said, Diagnostic found) {
        return found.isError() && said.fixes().stream().flatMap(fix -> fix.edits().stream()).map(Fix.Edit::span)
                .anyMatch(written -> found.span().length() > 0 && written.contains(found.span()) && written.end() == found.span().end());
    }

    private static boolean isRewritten(Span span, Diagnostic diagnostic) {
        return diagnostic.isError() && diagnostic.fixes().stream().flatMap(fix -> fix.edits().stream()).anyMatch(edit -> edit.span().contains(span));
    }
}
