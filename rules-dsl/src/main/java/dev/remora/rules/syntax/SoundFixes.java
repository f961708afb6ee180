package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import java.util.List;
import java.util.function.Function;

/** Tries out what would settle a diagnostic: a fix that leaves as much wrong as before is none, and neither is one that takes a file's comment away. */
final class SoundFixes {
    private static final int CHARACTERS = 1 << 16;     // of a text in which fixes are tried
    private static final int FEW        = 16;           // diagnostics: more may well hide each other

    private SoundFixes() {}

    /** The same with only those fixes that leave less wrong. */
    static <T extends Node> Parsed<T> only(Parsed<T> parsed, Function<Source, Parsed<T>> read) {
        List<Diagnostic> found = parsed.diagnostics();
        if (found.isEmpty() || found.size() > FEW || parsed.source().length() > CHARACTERS)
            return parsed;
        List<Diagnostic> sound = found.stream().map(d -> new Diagnostic(d.code(), d.severity(), d.span(), d.message(),
                d.fixes().stream().filter(fix -> leavesLess(fix, parsed, read)).toList())).toList();
        return new Parsed<>(parsed.source(), parsed.tree(), parsed.tokens(), sound);
    }

    private static <T extends Node> boolean leavesLess(Fix fix, Parsed<T> parsed, Function<Source, Parsed<T>> read) {
        Source fixed = Source.of(parsed.source().name(), fix.apply(parsed.source().text()));
        Parsed<T> after = read.apply(fixed);
        return after.diagnostics().size() < parsed.diagnostics().size() && (parsed.tree() instanceof Filter || comments(after) >= comments(parsed));
    }

    private static long comments(Parsed<?> parsed) {
        return parsed.tokens().stream().filter(token -> token.kind() == Token.Kind.COMMENT).count();
    }
}
