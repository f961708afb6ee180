package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Parser;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import dev.remora.rules.type.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rule files that are loaded together. Immutable.
 *
 * @param files each with its diagnostics, those about the others included
 */
public record RuleFiles(List<Checked<RuleFile>> files) {
    public RuleFiles {
        files = List.copyOf(files);
    }

    /** These rule files, checked together. */
    public static RuleFiles of(List<Source> sources, Catalogue catalogue, Importer importer) {
        Checker checker = new Checker(catalogue);
        ImportedFiles imports = new ImportedFiles(catalogue, importer);
        List<Checked<RuleFile>> files = sources.stream().map(source -> checker.check(Parser.parseFile(source), imports)).toList();
        return new RuleFiles(together(files));
    }

    // What only shows when all files are there: two rules of one name, a suppression, or a test, of a rule of no pack.
    private static List<Checked<RuleFile>> together(List<Checked<RuleFile>> files) {
        Map<String, String> places = new HashMap<>();
        List<Checked<RuleFile>> all = new ArrayList<>();
        for (Checked<RuleFile> file : files)
            all.add(file.with(file.result().map(f -> repeated(f, places)).orElse(List.of())));
        if (files.stream().anyMatch(file -> file.result().isEmpty()))
            return all;                                              // which rules are in a file that has errors is not known
        Set<String> names = files.stream().flatMap(f -> f.result().stream()).flatMap(f -> new RuleSet(List.of(f)).names().stream()).collect(Collectors.toSet());
        return all.stream().map(file -> file.with(file.result().map(f -> strangers(f, names)).orElse(List.of()))).toList();
    }

    private static List<Diagnostic> repeated(RuleFile file, Map<String, String> places) {
        List<Diagnostic> found = new ArrayList<>();
        file.rules().forEach(rule -> repeated(file, rule.name(), rule.origin().name().span(), places, found));
        file.policies().forEach(policy -> repeated(file, policy.name(), policy.origin().name().span(), places, found));
        return found;
    }

    private static void repeated(RuleFile file, String name, Span at, Map<String, String> places, List<Diagnostic> found) {
        String other = places.putIfAbsent(name, file.source().name());
        if (other != null && !other.equals(file.source().name()))
            found.add(Code.DUPLICATE_NAME.at(at, name, "rule or policy in " + other));
    }

    private static List<Diagnostic> strangers(RuleFile file, Set<String> names) {
        Findings found = new Findings(file.source());
        Set<String> packs = names.stream().map(RuleFiles::pack).collect(Collectors.toSet());
        for (Suppression suppression : file.suppressions())
            stranger(suppression.target(), suppression.origin().rule().span(), names, packs, found);
        return found.behind(List.of());
    }

    private static String pack(String name) {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    private static void stranger(String name, Span at, Set<String> names, Set<String> packs, Findings found) {
        if (!names.contains(name) && !packs.contains(pack(name)) && !pack(name).isEmpty())
            found.add(Code.UNKNOWN_RULE, at, name, " here: none of these files belongs to pack `" + pack(name) + "`");
        else if (!names.contains(name))
            found.add(Code.UNKNOWN_RULE, at, name, found.meant(name, () -> names).question());
    }

    /** These files, with a warning for each suppression that has ended. */
    public RuleFiles asOf(LocalDate today) {
        return new RuleFiles(files.stream().map(file -> Expiry.of(file, today)).toList());
    }

    /** Whether any of them has an error. */
    public boolean hasErrors() {
        return files.stream().anyMatch(Checked::hasErrors);
    }

    /** All diagnostics as text for people, file by file. */
    public String report() {
        StringBuilder out = new StringBuilder();
        files.forEach(file -> out.append(file.report()));
        return out.toString();
    }

    /** The rules of those files that have no error. */
    public RuleSet rules() {
        return new RuleSet(files.stream().flatMap(file -> file.result().stream()).toList());
    }
}
