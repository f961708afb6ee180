package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Filter;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.RuleFile;
import java.util.List;

/** Finds the meaning of what was parsed, and everything that is wrong with it. Immutable; safe for many threads. */
public final class Checker {
    private final Catalogue catalogue;

    /** A checker of rules over these fields. */
    public Checker(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The meaning of a filter, and all diagnostics, the parser's too. */
    public Checked<Predicate> check(Parsed<Filter> parsed) {
        Findings findings = new Findings(parsed.source());
        Predicate predicate = new Predicates(new Scope(catalogue), findings, false).check(parsed.tree().predicate());
        if (predicate != null && !parsed.hasErrors())
            new Sense(findings, new Logic()).look(predicate);
        List<Diagnostic> all = findings.behind(parsed.diagnostics());
        return new Checked<>(parsed.source(), all.stream().anyMatch(Diagnostic::isError) ? null : predicate, all);
    }

    /** The meaning of a rule file, and all diagnostics, the parser's too. */
    public Checked<RuleFile> check(Parsed<File> parsed, Importer importer) {
        return check(parsed, new ImportedFiles(catalogue, importer));
    }

    /** As above, with what files that were checked before have imported. */
    Checked<RuleFile> check(Parsed<File> parsed, ImportedFiles imports) {
        return new FileChecker(parsed, imports).check();
    }
}
