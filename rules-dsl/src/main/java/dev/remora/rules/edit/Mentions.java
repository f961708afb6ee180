package dev.remora.rules.edit;

import dev.remora.rules.edit.Mention.Kind;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.Nodes;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Word;
import dev.remora.rules.type.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every name in a tree. */
final class Mentions {
    private final List<Mention>                found = new ArrayList<>();
    private final Language                     language;
    private final Map<String, Imports.Defined> lets;
    private final String                       pack;

    private Mentions(Language language, Map<String, Imports.Defined> lets, String pack) {
        this.language = language;
        this.pack = pack;
        this.lets = lets;
    }

    /**
     * The names in a file, in the order of the text.
     *
     * @param lets what this file and those it imports define, by name
     */
    static List<Mention> of(File file, Language language, Map<String, Imports.Defined> lets) {
        Mentions mentions = new Mentions(language, lets, file.pack().map(item -> item.name().text()).orElse(""));
        Nodes.walk(file, mentions::visit);
        mentions.found.sort(Comparator.comparingInt(mention -> mention.span().start()));
        return List.copyOf(mentions.found);
    }

    private void visit(Node node) {
        switch (node) {
            case Item.Pack named -> declare(Kind.PACK, named.name(), "");
            case Item.Let let -> declare(Kind.LET, let.name(), file(let.name().text()));
            case Item.Rule rule -> declare(Kind.RULE, rule.name(), pack);
            case Item.Policy policy -> policy(policy);
            case Item.Suppress suppress -> rule(suppress.rule());
            case TestClause.ExpectRule expect -> rule(expect.rule());
            case Expr.Name name -> name(name);
            case Expr.Call call -> function(call.function());
            default -> {}
        }
    }

    private void policy(Item.Policy policy) {
        declare(Kind.RULE, policy.name(), pack);
        policy.clauses(PolicyClause.Decision.class).filter(decision -> !decision.name().isMissing())
                .forEach(decision -> add(Kind.DECISION, policy.name().text() + "." + decision.name().text(), pack, decision.name().span(), true));
    }

    // pack/rule, policy.decision
    private void rule(Word word) {
        int slash = word.text().indexOf('/') + 1;
        String home = slash > 0 ? word.text().substring(0, slash - 1) : pack;
        int dot = word.text().indexOf('.', slash);
        int start = word.span().start();
        if (slash > 1)
            add(Kind.PACK, home, "", new Span(start, start + slash - 1), false);
        int end = dot < 0 ? word.text().length() : dot;
        if (end > slash)
            add(Kind.RULE, word.text().substring(slash, end), home, new Span(start + slash, start + end), false);
        if (dot >= 0 && dot + 1 < word.text().length())
            add(Kind.DECISION, word.text().substring(slash), home, new Span(start + dot + 1, word.span().end()), false);
    }

    private void name(Expr.Name name) {
        if (lets.containsKey(name.text()))
            add(Kind.LET, name.text(), file(name.text()), name.span(), false);
        else
            language.entry(name.text()).ifPresent(entry -> add(Kind.FIELD, entry.name(), "", name.span(), false));
    }

    private void function(Word word) {
        if (Function.of(word.text()).isPresent())
            add(Kind.FUNCTION, word.text(), "", word.span(), false);
    }

    // The file that defines a let.
    private String file(String let) {
        Imports.Defined defined = lets.get(let);
        return defined == null ? "" : defined.source().name();
    }

    private void declare(Kind kind, Word word, String home) {
        if (!word.isMissing())
            add(kind, word.text(), home, word.span(), true);
    }

    private void add(Kind kind, String name, String home, Span span, boolean declares) {
        found.add(new Mention(kind, name, home, span, declares));
    }

    /** The titles of the tests that expect something of a rule, or of a decision of a policy, by its name without its pack. */
    static Map<String, Set<String>> testsByRule(File file) {
        Map<String, Set<String>> titles = new HashMap<>();
        file.items(Item.Test.class).filter(test -> !test.title().isMissing()).forEach(test -> test.clauses(TestClause.ExpectRule.class)
                .forEach(expect -> titles.computeIfAbsent(ruleOf(expect.rule().text()), rule -> new LinkedHashSet<>()).add(test.title().value())));
        return titles;
    }

    // pack/rule, policy.decision
    private static String ruleOf(String name) {
        String inPack = name.substring(name.indexOf('/') + 1);
        int dot = inPack.indexOf('.');
        return dot < 0 ? inPack : inPack.substring(0, dot);
    }
}
