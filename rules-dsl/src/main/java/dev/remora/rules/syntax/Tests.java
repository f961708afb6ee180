package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.source.Span;
import java.util.List;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the clauses of tests. */
final class Tests {
    private final Reading reading;
    private final Quotes  quotes;
    private final Parts   parts;

    Tests(Reading reading, Quotes quotes, Parts parts) {
        this.reading = reading;
        this.quotes = quotes;
        this.parts = parts;
    }

    @Nullable
    TestClause clause(TestClauseContext context) {
        Span span = reading.span(context);
        return switch (context) {
            case PacketsContext packets -> new TestClause.Packets(span, packets.packet().stream().map(new Packets(reading, quotes, parts)::packet).toList());
            case CaptureContext capture -> new TestClause.Capture(span, quotes.text(capture.text(), capture));
            case ExpectContext expect -> expectation(span, expect);
            default -> null;
        };
    }

    private TestClause expectation(Span span, ExpectContext expect) {
        return switch (expect.expectation()) {
            case ExpectNothingContext nothing -> new TestClause.ExpectNothing(span);
            case ExpectNoContext none -> new TestClause.ExpectRule(span, true, parts.word(none.NAME(), none), null, List.of());
            case ExpectVerdictContext verdict -> new TestClause.ExpectVerdict(span, parts.word(verdict.NAME(), verdict), parts.places(verdict.at()));
            case ExpectConnectionContext connection -> connection(span, connection);
            case ExpectRuleContext rule -> {
                @Nullable Quantity times = rule.LITERAL() == null ? null : parts.count(rule.LITERAL());
                yield new TestClause.ExpectRule(span, false, parts.word(rule.NAME(), rule), times, parts.places(rule.at()));
            }
            case null, default -> new Clause.Broken(span, new Word(Scanner.span(expect.getStart()), expect.getStart().getText()));
        };
    }

    private TestClause connection(Span span, ExpectConnectionContext context) {
        List<TerminalNode> names = context.NAME();
        Word property = parts.word(names.isEmpty() ? null : names.get(0), context);
        @Nullable TerminalNode value = context.LITERAL() != null ? context.LITERAL() : names.size() > 1 ? names.get(1) : null;
        return new TestClause.ExpectConnection(span, parts.count(context.quantity(), context), property, parts.word(value, context));
    }
}
