package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.syntax.Word;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.Suppression;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one rule file. Used once. */
final class FileChecker {
    private final Catalogue     catalogue;
    private final ImportedFiles imports;
    private final Parsed<File>  parsed;
    private final Set<String>   importing;
    private final Findings      findings;
    private final Scope         scope;
    private final Predicates    predicates;
    private final Logic         logic = new Logic();
    private final Sense         sense;
    private final Set<String>   names = new HashSet<>();

    private boolean broken;

    FileChecker(Parsed<File> parsed, ImportedFiles imports) {
        this(parsed, Set.of(), imports);
    }

    /** @param importing the files that this one is imported by */
    private FileChecker(Parsed<File> parsed, Set<String> importing, ImportedFiles imports) {
        this.catalogue = imports.catalogue();
        this.parsed = parsed;
        this.importing = importing;
        this.imports = imports;
        this.findings = new Findings(parsed.source());
        this.scope = new Scope(catalogue);
        this.predicates = new Predicates(scope, findings, true);
        this.sense = new Sense(findings, logic);
    }

    /** Of a file that others import, and it has been checked. */
    static FileChecker ofImported(Parsed<File> parsed, Set<String> importing, ImportedFiles imports) {
        FileChecker checker = new FileChecker(parsed, importing, imports);
        checker.broken = checker.check().hasErrors();
        return checker;
    }

    Checked<RuleFile> check() {
        items(Item.Import.class).forEach(this::importNames);
        items(Item.Let.class).forEach(this::declare);
        items(Item.Let.class).forEach(let -> scope.meaning(let.name().text()));
        RuleFile file = file();
        checkUse(file);
        List<Diagnostic> all = findings.behind(parsed.diagnostics());
        return new Checked<>(parsed.source(), all.stream().anyMatch(Diagnostic::isError) ? null : file, all);
    }

    private <I extends Item> Stream<I> items(Class<I> kind) {
        return parsed.tree().items(kind);
    }

    // Names

    private void importNames(Item.Import item) {
        String path = item.path().value();
        if (item.path().isMissing())
            return;
        Optional<Parsed<File>> found = imports.find(path, parsed.source());
        if (found.isEmpty()) {
            findings.add(Code.MISSING_IMPORT, item.path().span(), path);
            scope.lacksNames();
            return;
        }
        String name = found.get().source().name();
        Set<String> chain = new HashSet<>(importing);
        chain.add(parsed.source().name());
        if (chain.contains(name))
            findings.add(Code.CIRCULAR_IMPORT, item.path().span(), path);
        else if (chain.size() > ImportedFiles.DEEPEST || imports.isLonger(found.get(), ImportedFiles.DEEPEST - chain.size(), chain))
            findings.add(Code.DEEP_IMPORT, item.path().span(), path, ImportedFiles.DEEPEST);
        else
            takeOver(item, imports.checked(found.get(), chain));
    }

    private void takeOver(Item.Import item, FileChecker other) {
        if (other.broken)
            findings.add(Code.BROKEN_IMPORT, item.path().span(), item.path().value());
        other.items(Item.Let.class).forEach(let -> takeOver(item, let.name().text(), other.scope));
    }

    private void takeOver(Item.Import item, String name, Scope from) {
        if (scope.isDeclared(name))
            findings.add(Code.DUPLICATE_NAME, item.path().span(), name, "predicate or set");
        else
            scope.declare(name, () -> from.known(name));
    }

    private void declare(Item.Let let) {
        String name = let.name().text();
        if (!isName(let.name()))
            return;
        if (scope.isDeclared(name))
            findings.add(Code.DUPLICATE_NAME, let.name().span(), name, "predicate or set");
        else if (scope.field(name).isPresent())
            findings.add(Code.DUPLICATE_NAME, let.name().span(), name, "field");
        else
            scope.declare(name, () -> definition(let.value()));
    }

    // A name with dots is a field's; the parser has said so.
    private static boolean isName(Word name) {
        return !name.isMissing() && !name.text().contains(".");
    }

    private Scope.Definition definition(Expr value) {
        if (value instanceof Expr.SetOf set)
            return set.isBroken() ? new Scope.Definition.OfNothing() : new Scope.Definition.OfSet(set.elements(), parsed.source(), scope);
        if (value instanceof Expr.Literal) {
            String written = findings.text(value.span());
            String set = "{" + written + "}";
            String hint = Numerals.parse(written) == null ? "a set of one value is `" + set + "`" : "write a number where it is needed, or a set of one value as `" + set + "`";
            findings.add(Code.NOT_A_PREDICATE.at(value.span(), "`" + written + "`", "; " + hint), Fix.replace(value.span(), set));
            return new Scope.Definition.OfNothing();
        }
        Predicate predicate = predicates.check(value);
        if (predicate != null)
            sense.look(predicate);
        return predicate == null ? new Scope.Definition.OfNothing() : new Scope.Definition.OfPredicate(predicate);
    }

    // Items

    private RuleFile file() {
        Optional<Item.Pack> pack = parsed.tree().pack();
        String prefix = pack.map(p -> p.name().text() + "/").orElse("");
        RuleChecker ruleChecker = new RuleChecker(findings, predicates, new RuleSense(catalogue, logic, findings, sense));
        MessageWords messages = new MessageWords(scope, findings);
        PolicyChecker policyChecker = new PolicyChecker(catalogue, logic, findings, predicates, sense);
        List<Rule> rules = new ArrayList<>();
        List<Policy> policies = new ArrayList<>();
        for (Item item : parsed.tree().items())
            if (item instanceof Item.Rule rule) {
                name(rule.name());
                rule.clauses(Clause.Message.class).forEach(messages::check);
                Rule checked = ruleChecker.check(rule, prefix + rule.name().text());
                if (checked != null)
                    rules.add(checked);
            } else if (item instanceof Item.Policy policy) {
                name(policy.name());
                Policy checked = policyChecker.check(policy, prefix + policy.name().text());
                if (checked != null)
                    policies.add(checked);
            }
        TestChecker tests = new TestChecker(catalogue, findings, testable(prefix));
        List<Suppression> suppressions = items(Item.Suppress.class).flatMap(s -> suppression(s, tests, prefix).stream()).toList();
        items(Item.Test.class).forEach(tests::check);
        parsed.tree().items().forEach(new UnfilledTexts(scope, findings)::check);
        return new RuleFile(parsed.source(), pack.map(p -> p.name().text()).orElse(""), pack.map(p -> RuleChecker.text(p.title())).orElse(""),
                rules, policies, suppressions, items(Item.Test.class).toList());
    }

    private void name(Word name) {
        if (!name.isMissing() && !names.add(name.text()))
            findings.add(Code.DUPLICATE_NAME, name.span(), name.text(), "rule or policy");
    }

    // Rules, and clauses of policies, also those that have errors; each also with its pack.
    private Set<String> testable(String prefix) {
        Set<String> testable = new HashSet<>();
        items(Item.Rule.class).forEach(rule -> testable.add(rule.name().text()));
        items(Item.Policy.class).forEach(policy -> policy.clauses().forEach(clause -> {
            if (clause instanceof PolicyClause.Decision decision)
                testable.add(policy.name().text() + "." + decision.name().text());
            else if (clause instanceof PolicyClause.Otherwise)
                testable.add(policy.name().text() + ".otherwise");
        }));
        return testable.stream().flatMap(name -> Stream.of(name, prefix + name)).collect(Collectors.toSet());
    }

    private Optional<Suppression> suppression(Item.Suppress item, TestChecker tests, String prefix) {
        tests.rule(item.rule());
        Predicate condition = item.predicate() == null ? null : predicates.check(item.predicate());
        LocalDate until = item.until() == null ? null : Units.date(item.until().text()).orElse(null);
        if (condition != null)
            sense.look(condition);
        if (item.predicate() != null && condition == null || item.until() != null && until == null)
            return Optional.empty();
        String target = item.rule().text().contains("/") ? item.rule().text() : prefix + item.rule().text();
        return Optional.of(new Suppression(item, target, condition, until, RuleChecker.text(item.because())));
    }

    private void checkUse(RuleFile file) {
        boolean isLibrary = file.rules().isEmpty() && file.policies().isEmpty();
        if (!isLibrary && importing.isEmpty())
            items(Item.Let.class).filter(let -> isName(let.name()) && !scope.isUsed(let.name().text()))
                    .forEach(let -> findings.add(Code.UNUSED_NAME, let.name().span(), let.name().text()));
    }
}
