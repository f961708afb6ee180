package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** One text while it is read: its source, its tokens and what was found wrong so far. Confined to one thread. */
final class Reading {
    private final Source            source;
    private final Problems          problems;
    private final List<CommonToken> comments;
    private final List<CommonToken> words;
    private final List<CommonToken> tokens;
    private final List<Span>        right;

    private Reading(Source source, Problems problems, Scanner scanner, List<Span> right) {
        this.source = source;
        this.problems = problems;
        this.right = right;
        this.comments = scanner.comments();
        this.words = scanner.visible().stream().filter(Reading::isWritten).toList();
        this.tokens = Brackets.match(scanner.visible(), problems);
    }

    // What was put in for what is missing has no length.
    private static boolean isWritten(CommonToken token) {
        return token.getType() == Token.EOF || token.getStopIndex() >= token.getStartIndex();
    }

    /** Reads the tokens of a rule file, as they stand. */
    static Reading ofFile(Source source) {
        return ofFile(source, List.of(source.span()));
    }

    /** Reads the tokens of a rule file; what is in none of these ranges, in which all is right, is read as it may be meant. */
    static Reading ofFile(Source source, List<Span> right) {
        Problems problems = new Problems();
        Scanner scanner = new Scanner(source, source.span(), problems);
        Keywords.settle(scanner.visible());
        Meanings.ofFile(source, problems, right).mend(scanner.visible());
        return new Reading(source, problems, scanner, right);
    }

    /** Reads the tokens of a filter, as they stand. */
    static Reading ofFilter(Source source) {
        return ofFilter(source, List.of(source.span()));
    }

    /** Reads the tokens of a filter; what is in none of these ranges is read as it may be meant. */
    static Reading ofFilter(Source source, List<Span> right) {
        Problems problems = new Problems();
        Reading reading = ofExpression(source, source.span(), problems, right);
        for (CommonToken comment : reading.comments)
            problems.report(Code.COMMENT_IN_FILTER, Scanner.span(comment), Fix.delete(Scanner.span(comment), comment.getText()));
        return reading;
    }

    /** Reads the tokens of an expression that stands in a part of this text. */
    Reading ofExpression(Span range) {
        return ofExpression(source, range, problems, right);
    }

    private static Reading ofExpression(Source source, Span range, Problems problems, List<Span> right) {
        Scanner scanner = new Scanner(source, range, problems);
        Keywords.settleFilter(scanner.visible());
        Meanings.ofExpression(source, problems, right).mend(scanner.visible());
        return new Reading(source, problems, scanner, right);
    }

    /** A parser at the first token. */
    RemoraParser parser() {
        RemoraParser parser = new RemoraParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new Recovery(new Advice(problems)));
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);    // each decision looks one token ahead, so that SLL is all there is
        return parser;
    }

    Source source() {
        return source;
    }

    Problems problems() {
        return problems;
    }

    List<CommonToken> comments() {
        return comments;
    }

    /** The tokens that stand in the text, the end last. */
    List<CommonToken> words() {
        return words;
    }

    /** From the first to the last token of a node of the parser's; an empty span where nothing of it is there. */
    Span span(ParserRuleContext context) {
        Token first = context.getStart();
        @Nullable Token last = context.getStop();
        if (last == null || last.getTokenIndex() < first.getTokenIndex())
            return missing(context);
        return new Span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }

    /** Whether the parser made a token up where one is missing. */
    static boolean isMissing(TerminalNode node) {
        return node.getSymbol().getTokenIndex() < 0;
    }

    /** The place of something missing: behind the token before it. */
    Span missing(ParserRuleContext context) {
        int index = context.getStart().getTokenIndex();
        return Span.at(index > 0 ? tokens.get(index - 1).getStopIndex() + 1 : context.getStart().getStartIndex());
    }
}
