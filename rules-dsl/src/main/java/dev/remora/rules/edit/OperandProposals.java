package dev.remora.rules.edit;

import static dev.remora.rules.type.Kind.INTEGER;
import static java.util.stream.Collectors.toSet;

import dev.remora.field.Catalogue;
import dev.remora.field.Type;
import dev.remora.rules.edit.Completion.Kind;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Token;
import dev.remora.rules.type.Function;
import dev.remora.rules.type.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Proposes what stands left and right of operators: fields, values, names that the file defines. */
final class OperandProposals {
    private static final int BEHIND = 20;       // between the ranks of two groups of proposals

    private final Document  document;
    private final Proposals proposals;

    OperandProposals(Document document, Proposals proposals) {
        this.document = document;
        this.proposals = proposals;
    }

    /** What a predicate can begin with. */
    void predicates(int rank) {
        document.definitions().forEach((name, defined) -> {
            if (!(defined.let().value() instanceof Expr.SetOf))
                definition(Kind.PREDICATE, name, rank);
        });
        fields(entry -> true, rank + BEHIND);
        for (Operator operator : List.of(Operator.NOT, Operator.ANY, Operator.ALL))
            proposals.add(Kind.OPERATOR, operator.symbol(), operator.sentence(), rank + 2 * BEHIND, operator::sentence);
        functions(function -> true, rank + 2 * BEHIND);
    }

    /** Fields, groups and protocols for which this holds: those that the file has already, then protocols, then the many others. */
    void fields(Predicate<Catalogue.Entry> wanted, int rank) {
        Set<String> written = words();
        for (Catalogue.Entry entry : document.language().catalogue().entries())
            if (wanted.test(entry))
                proposals.add(entry.isProtocol() ? Kind.PROTOCOL : Kind.FIELD, entry.name(), FieldPage.line(entry),
                        written.contains(entry.name()) ? rank : entry.isProtocol() ? rank + 1 : rank + 2, () -> document.language().page(entry));
    }

    private Set<String> words() {
        return document.parsed().tokens().stream().filter(token -> token.kind() == Token.Kind.WORD && !token.span().equals(proposals.word()))
                .map(token -> document.source().text(token.span())).collect(toSet());
    }

    /** What one can calculate with. */
    void numbers(int rank) {
        fields(entry -> entry.type().isInteger(), rank);
        functions(function -> function.result(INTEGER) == INTEGER, rank + BEHIND);
    }

    /** What a field can be compared with: names of its values, then fields of its kind. */
    void values(Optional<String> compared, int rank) {
        Optional<Catalogue.Entry> field = compared.flatMap(document.language()::entry);
        field.ifPresent(entry -> {
            ValueWords.numbered(entry).forEach((number, name) -> proposals.add(Kind.VALUE, ValueWords.written(name), number, rank, () -> ""));
            ValueWords.others(entry).forEach((name, number) -> proposals.add(Kind.VALUE, ValueWords.written(name), number, rank + 1, () -> ""));
            if (entry.type() == Type.BOOL)
                proposals.add(Kind.VALUE, List.of("true", "false"), "", rank + 1);
            dev.remora.rules.type.Kind kind = dev.remora.rules.type.Kind.of(entry.type());
            fields(other -> other != entry && dev.remora.rules.type.Kind.of(other.type()) == kind, rank + BEHIND);
        });
        functions(function -> true, rank + 2 * BEHIND);
    }

    /** Sets that have a name. */
    void sets(int rank) {
        document.definitions().forEach((name, defined) -> {
            if (defined.let().value() instanceof Expr.SetOf)
                definition(Kind.SET, name, rank);
        });
    }

    /** What windows and sequences are told apart by. */
    void keys(int rank) {
        proposals.add(Kind.KEYWORD, "connection", "both directions of a connection", rank, Keyword.CONNECTION::sentence);
        proposals.addCall("pair", "two fields in either order", rank, () -> "`pair(ip.src, ip.dst)`: both directions share a key.");
        fields(entry -> !entry.isProtocol(), rank + BEHIND);
    }

    /** Rules, and decisions of policies. */
    void rules(int rank) {
        for (Mention mention : document.mentions())
            if (mention.declares() && (mention.kind() == Mention.Kind.RULE || mention.kind() == Mention.Kind.DECISION))
                proposals.add(Kind.RULE, mention.name(), "", rank, () -> document.hover(mention.span().start()).map(Hover::markdown).orElse(""));
    }

    private void definition(Kind kind, String name, int rank) {
        proposals.add(kind, name, kind == Kind.SET ? "set" : "predicate", rank, () -> new Unfolding(document).page(name));
    }

    private void functions(Predicate<Function> wanted, int rank) {
        for (Function function : Function.values())
            if (wanted.test(function))
                proposals.addCall(function.spelling(), function.usage(), rank, function::sentence);
    }
}
