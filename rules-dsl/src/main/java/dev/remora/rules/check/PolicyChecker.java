package dev.remora.rules.check;

import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Text;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.Predicate;
import dev.remora.rules.type.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks policies. */
final class PolicyChecker {
    private static final String OTHERWISE   = "otherwise";
    private static final int    MOST_BEFORE = 100;            // clauses that are compared with those behind them

    private final Findings      findings;
    private final Predicates    predicates;
    private final Logic         logic;
    private final Sense         sense;
    private final FragmentSense fragments;

    PolicyChecker(Catalogue catalogue, Logic logic, Findings findings, Predicates predicates, Sense sense) {
        this.findings = findings;
        this.logic = logic;
        this.fragments = new FragmentSense(catalogue, logic, findings);
        this.sense = sense;
        this.predicates = predicates;
    }

    /** The meaning of a policy; null where something is wrong, which has been said. */
    @Nullable
    Policy check(Item.Policy policy, String name) {
        Optional<PolicyClause.Applies> applies = once(policy, PolicyClause.Applies.class, "applies");
        Predicate subject = applies.map(a -> predicates.check(a.predicate())).orElse(null);
        List<Policy.Clause> clauses = clauses(policy, name);
        Severity severity = KnownWords.severity(once(policy, Clause.Severity.class, "severity"), findings);
        if (clauses == null || applies.isPresent() && subject == null)
            return null;
        checkSense(subject, clauses);
        return new Policy(policy, name, RuleChecker.text(policy.title()), severity, subject, clauses,
                once(policy, Clause.Because.class, "because").map(c -> c.text().value()).orElse(""),
                once(policy, Clause.Benign.class, "benign").map(c -> c.text().value()).orElse(""),
                once(policy, Clause.See.class, "see").map(c -> c.references().stream().map(Text::value).toList()).orElse(List.of()));
    }

    private <C extends PolicyClause> Optional<C> once(Item.Policy policy, Class<C> kind, String keyword) {
        List<C> all = policy.clauses(kind).toList();
        all.stream().skip(1).forEach(again -> findings.add(Code.DUPLICATE_CLAUSE.at(again.span(), keyword), Fix.delete(again.span(), findings.words(again))));
        return all.stream().findFirst();
    }

    private @Nullable List<Policy.Clause> clauses(Item.Policy policy, String name) {
        List<Policy.Clause> clauses = new ArrayList<>();
        Set<String> names = new HashSet<>();
        boolean right = true;
        boolean ended = false;
        for (PolicyClause clause : policy.clauses()) {
            if (ended && (clause instanceof PolicyClause.Decision || clause instanceof PolicyClause.Otherwise))
                findings.add(Code.AFTER_OTHERWISE, clause.span());
            if (clause instanceof PolicyClause.Decision decision)
                right &= add(decision, name, names, clauses);
            else if (clause instanceof PolicyClause.Otherwise otherwise) {
                clauses.add(new Policy.Clause(otherwise, name + "." + OTHERWISE, otherwise.verdict(), null, RuleChecker.text(otherwise.note())));
                ended = true;
            }
        }
        if (!ended && policy.clauses(Clause.Broken.class).findAny().isEmpty())
            findings.add(Code.NO_OTHERWISE, policy.name().span(), policy.name().text());
        return right && ended ? clauses : null;
    }

    // Whether each clause is reached by some packet: one that the policy applies to, and that no clause before it decides about.
    private void checkSense(@Nullable Predicate subject, List<Policy.Clause> clauses) {
        boolean broken = subject != null && (sense.look(subject) || fragments.look(subject, subject.origin().span()));
        List<Policy.Clause> before = new ArrayList<>();
        for (Policy.Clause clause : clauses) {
            Predicate condition = clause.condition();
            if (condition == null || sense.look(condition) || broken)
                continue;
            List<Predicate> hold = subject == null ? List.of(condition) : List.of(subject, condition);
            Optional<String> shadowed = before.size() < MOST_BEFORE ? shadowed(hold, before) : Optional.empty();
            if (shadowed.isPresent())
                findings.add(Code.SHADOWED_CLAUSE, condition.origin().span(), clause.localName(), shadowed.get());
            else
                fragments.look(new Predicate.And(condition.origin(), hold), condition.origin().span());
            before.add(clause);
        }
    }

    private Optional<String> shadowed(List<Predicate> hold, List<Policy.Clause> before) {
        if (logic.never(hold, List.of()).isPresent())
            return Optional.of("the policy does not apply to what it asks for");
        List<Predicate> conditions = new ArrayList<>();
        for (Policy.Clause clause : before)
            if (clause.condition() != null) {
                if (logic.never(hold, List.of(clause.condition())).isPresent())
                    return Optional.of("clause `" + clause.localName() + "` before it already decides every such packet");
                conditions.add(clause.condition());
            }
        return logic.never(hold, conditions).map(why -> "the clauses before it already decide every such packet");
    }

    private boolean add(PolicyClause.Decision decision, String policy, Set<String> names, List<Policy.Clause> clauses) {
        Expr expr = decision.predicate();
        Predicate condition = predicates.check(expr);
        String name = decision.name().text();
        boolean fresh = decision.name().isMissing() || names.add(name) && !name.equals(OTHERWISE);
        if (!fresh)
            findings.add(Code.DUPLICATE_NAME, decision.name().span(), name, "clause of this policy");
        if (condition != null)
            clauses.add(new Policy.Clause(decision, policy + "." + name, decision.verdict(), condition, RuleChecker.text(decision.note())));
        return condition != null && fresh;
    }
}
