package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Collects the diagnostics of one text: at most one for a place, and no more than {@link Bounds#DIAGNOSTICS}. Confined to one thread. */
final class Problems {
    private final List<Diagnostic> found = new ArrayList<>();

    void report(Code code, Span span, Object... names) {
        report(code.at(span, names));
    }

    void report(Code code, Span span, Fix fix, Object... names) {
        report(code.at(span, names).with(fix));
    }

    void report(Diagnostic diagnostic) {
        if (found.size() < Bounds.DIAGNOSTICS && found.stream().noneMatch(d -> d.span().equals(diagnostic.span())))
            found.add(diagnostic);
        else if (found.size() == Bounds.DIAGNOSTICS)
            found.add(Code.TOO_MANY_DIAGNOSTICS.at(diagnostic.span(), Bounds.DIAGNOSTICS));
    }

    /** Takes back what was reported inside this range. */
    void forget(Span span) {
        found.removeIf(d -> span.contains(d.span()));
    }

    /** Whether nothing is wrong. */
    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether no more is told. */
    boolean isFull() {
        return found.size() >= Bounds.DIAGNOSTICS;
    }

    /** Whether something in this range, or at one of its edges, was reported already. */
    boolean hasAt(Span span) {
        return found.stream().anyMatch(d -> d.span().touches(span.start()) || span.touches(d.span().start()));
    }

    /** Whether something inside this range was reported already. */
    boolean hasIn(Span span) {
        return found.stream().anyMatch(d -> span.contains(d.span()));
    }

    /** All that was found, in the order of the text. */
    List<Diagnostic> sorted() {
        return found.stream().sorted(Diagnostic.BY_PLACE).toList();
    }
}
