package dev.remora.rules.syntax;

import dev.remora.rules.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text of a tree.
 *
 * <p>What is printed parses to the same tree, spans aside. A tree that was made by hand may lack parentheses that its text needs: they are
 * put in. Items are printed in the layout of {@link Format}. Comments are not in the tree, and so not in the text.
 */
public final class Printer {
    private Printer() {}

    /** The text of a node: a line without its end, or for items and blocks several lines, each ended with LF. */
    public static String print(Node node) {
        return switch (node) {
            case File file -> laidOut(file.items().stream().map(Printer::item).collect(Collectors.joining("\n")));
            case Filter filter -> Expressive.print(filter.predicate());
            case Expr expr -> Expressive.print(expr);
            case Expr.Link link -> Expressive.print(link);
            case Expr.Range range -> Expressive.print(range);
            case Expr.Element element -> Expressive.print(element);
            case Item item -> laidOut(item(item));
            case Clause.Broken broken -> "";
            case Clause clause -> clause(clause);
            case PolicyClause clause -> policyClause(clause);
            case TestClause clause -> testClause(clause);
            case Step step -> step(step);
            case Window window -> window(window);
            case Measure measure -> measure(measure);
            case Key key -> key(key);
            case Word word -> word.text();
            case Text text -> text.raw();
            case Template template -> template.raw();
            case Template.Part.Words words -> words.value().replace("{", "{{").replace("}", "}}");
            case Template.Part.Placeholder placeholder -> "{" + print(placeholder.value()) + "}";
            case Quantity quantity -> quantity.text();
            case Packet packet -> PacketText.print(packet);
            case Packet.Flags flags -> PacketText.print(flags);
            case Endpoint endpoint -> PacketText.print(endpoint);
            case Setting setting -> PacketText.print(setting);
            case Setting.Value value -> PacketText.print(value);
            case Repeat repeat -> PacketText.print(repeat);
            case Timing timing -> PacketText.print(timing);
        };
    }

    private static String laidOut(String text) {
        return Format.format(Source.of("printed", text)).text();
    }

    /** A list with something between its members. */
    static String list(List<? extends Node> nodes, String between) {
        return nodes.stream().map(Printer::print).collect(Collectors.joining(between));
    }

    /** A part that may be left out, with what stands before it. */
    static String optional(String before, @Nullable Node node) {
        return node == null ? "" : before + print(node);
    }

    private static String item(Item item) {
        return switch (item) {
            case Item.Pack pack -> "pack " + pack.name() + optional(" ", pack.title()) + "\n";
            case Item.Import imported -> "import " + print(imported.path()) + "\n";
            case Item.Let let -> "let " + let.name() + " = " + print(let.value()) + "\n";
            case Item.Rule rule -> "rule " + rule.name() + optional(" ", rule.title()) + block(rule.clauses());
            case Item.Policy policy -> "policy " + policy.name() + optional(" ", policy.title()) + block(policy.clauses());
            case Item.Suppress suppress -> "suppress " + suppress.rule() + optional(" when ", suppress.predicate())
                    + optional(" until ", suppress.until()) + optional(" because ", suppress.because()) + "\n";
            case Item.Test test -> "test " + print(test.title()) + block(test.clauses());
            case Item.Broken broken -> "";
        };
    }

    private static String block(List<? extends Node> clauses) {
        return " {\n" + clauses.stream().map(Printer::print).filter(text -> !text.isEmpty()).map(text -> text.indent(4)).collect(Collectors.joining()) + "}\n";
    }

    private static String clause(Clause clause) {
        return switch (clause) {
            case Clause.Severity severity -> row("severity", severity.level());
            case Clause.When when -> row("when", when.predicate());
            case Clause.On on -> row("on", on.occasion());
            case Clause.Counting counting -> print(counting.window());
            case Clause.Unless unless -> row("unless", unless.window());
            case Clause.Sequence sequence -> "sequence " + by(sequence.by()) + "{\n"
                    + sequence.steps().stream().map(Printer::print).collect(Collectors.joining("\nthen ")).indent(4) + "}";
            case Clause.Without without -> row("without", without.predicate()) + keys(without.by()) + " within " + print(without.within());
            case Clause.Assume assume -> row("assume", assume.what());
            case Clause.MaxKeys max -> row("max", max.limit()) + " keys";
            case Clause.Message message -> row("message", message.template());
            case Clause.Because because -> row("because", because.text());
            case Clause.Benign benign -> row("benign", benign.text());
            case Clause.See see -> keyword("see") + list(see.references(), ", ");
            case Clause.Broken broken -> "";
        };
    }

    private static String policyClause(PolicyClause clause) {
        return switch (clause) {
            case PolicyClause.Applies applies -> row("applies", applies.predicate());
            case PolicyClause.Decision decision -> keyword(decision.verdict().word()) + decision.name() + " when " + print(decision.predicate())
                    + optional(" ", decision.note());
            case PolicyClause.Otherwise otherwise -> keyword(otherwise.verdict().word()) + "otherwise" + optional(" ", otherwise.note());
            case Clause.Severity shared -> clause(shared);
            case Clause.Because shared -> clause(shared);
            case Clause.Benign shared -> clause(shared);
            case Clause.See shared -> clause(shared);
            case Clause.Broken shared -> clause(shared);
        };
    }

    private static String testClause(TestClause clause) {
        return switch (clause) {
            case TestClause.Packets packets -> "packets {\n" + list(packets.packets(), "\n").indent(4) + "}";
            case TestClause.Capture capture -> "capture " + print(capture.path());
            case TestClause.ExpectRule rule -> "expect " + (rule.none() ? "no " : "") + rule.rule()
                    + (rule.times() == null ? "" : optional(" ", rule.times()) + " times") + at(rule.at());
            case TestClause.ExpectNothing nothing -> "expect nothing";
            case TestClause.ExpectVerdict verdict -> "expect verdict " + verdict.verdict() + at(verdict.at());
            case TestClause.ExpectConnection connection -> "expect connection " + print(connection.number()) + " " + connection.property() + " "
                    + connection.value();
            case Clause.Broken broken -> "";
        };
    }

    private static String step(Step step) {
        return (step.absent() ? "no " : "") + print(step.predicate()) + optional(" within ", step.within());
    }

    private static String window(Window window) {
        return measure(window.measure()) + keys(window.by()) + " within " + print(window.within()) + " " + window.relation().symbol() + " "
                + print(window.threshold());
    }

    private static String measure(Measure measure) {
        return switch (measure) {
            case Measure.Matches matches -> keyword("count").stripTrailing();
            case Measure.Holding holding -> row("count", holding.predicate());
            case Measure.Distinct distinct -> keyword("count") + "distinct " + print(distinct.field());
            case Measure.Sum sum -> row("sum", sum.field());
        };
    }

    private static String key(Key key) {
        return switch (key) {
            case Key.Field field -> print(field.field());
            case Key.Connection connection -> "connection";
            case Key.Pair pair -> "pair(" + print(pair.first()) + ", " + print(pair.second()) + ")";
        };
    }

    private static String by(List<Key> keys) {
        return keys.isEmpty() ? "" : "by " + list(keys, ", ") + " ";
    }

    private static String keys(List<Key> keys) {
        return keys.isEmpty() ? "" : " by " + list(keys, ", ");
    }

    private static String at(List<Quantity> places) {
        return places.isEmpty() ? "" : " at " + list(places, ", ");
    }

    private static String row(String keyword, Node value) {
        return keyword(keyword) + print(value);
    }

    // Clauses have their values in one column.
    private static String keyword(String keyword) {
        return String.format(Locale.ROOT, "%-8s ", keyword);
    }
}
