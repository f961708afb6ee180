package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Report;
import dev.remora.rules.diagnostic.Severity;
import dev.remora.rules.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a text.
 *
 * @param meaning     null where there is an error
 * @param diagnostics all that is wrong or doubtful, in the order of their places
 */
public record Checked<T>(Source source, @Nullable T meaning, List<Diagnostic> diagnostics) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
    }

    /** The meaning, where there is no error. */
    public Optional<T> result() {
        return Optional.ofNullable(meaning);
    }

    /** What is made of the meaning, with the same diagnostics. */
    public <R> Checked<R> map(Function<T, R> function) {
        return new Checked<>(source, meaning == null ? null : function.apply(meaning), diagnostics);
    }

    /** The same with further diagnostics; without the meaning where one of them is an error. */
    Checked<T> with(List<Diagnostic> more) {
        if (more.isEmpty())
            return this;
        List<Diagnostic> all = Stream.concat(diagnostics.stream(), more.stream()).sorted(Diagnostic.BY_PLACE).toList();
        return new Checked<>(source, more.stream().anyMatch(Diagnostic::isError) ? null : meaning, all);
    }

    /** Whether there is an error. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** The same with its warnings only: neither errors nor hints about style. */
    public Checked<T> warnings() {
        return new Checked<>(source, meaning, diagnostics.stream().filter(diagnostic -> diagnostic.severity() == Severity.WARNING).toList());
    }

    /** The diagnostics as text for people. */
    public String report() {
        return report(Report.Breaks.NONE);
    }

    /** The diagnostics as text for people, with messages broken where lines have no more room. */
    public String report(Report.Breaks breaks) {
        return Report.of(source, diagnostics, breaks);
    }
}
