package dev.remora.rules.syntax;

import static dev.remora.rules.syntax.grammar.RemoraParser.*;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds expressions, and says what the grammar lets through although it means nothing. */
final class Expressions {
    private final Reading reading;
    private final Quotes  quotes;

    private int around;    // operators of arithmetic, and choices of octets, around what is read

    Expressions(Reading reading) {
        this.reading = reading;
        this.quotes = new Quotes(reading);
    }

    /** A predicate or value; {@link Expr.Missing} where the parser found none. */
    Expr expression(@Nullable ExpressionContext context, ParserRuleContext parent) {
        return context == null ? new Expr.Missing(reading.span(parent).last()) : expression(context);
    }

    Expr expression(ExpressionContext context) {
        return joined(context.exclusive(), this::exclusive, Expr.Or::new);
    }

    /** The value of a {@code let}: where it is braces and nothing else, a set. */
    Expr definition(@Nullable ExpressionContext context, ParserRuleContext parent) {
        BracesContext braces = context == null ? null : onlyBraces(context);
        return braces == null ? expression(context, parent) : setOf(braces, braces.element());
    }

    private Expr exclusive(ExclusiveContext context) {
        return joined(context.conjunction(), this::conjunction, Expr.Xor::new);
    }

    private Expr conjunction(ConjunctionContext context) {
        return joined(context.negation(), this::negation, Expr.And::new);
    }

    private static <C> Expr joined(List<C> contexts, Function<C, Expr> build, BiFunction<Span, List<Expr>, Expr> join) {
        List<Expr> operands = contexts.stream().map(build).toList();
        return operands.size() == 1 ? operands.get(0) : join.apply(operands.get(0).span().to(operands.get(operands.size() - 1).span()), operands);
    }

    private Expr negation(NegationContext context) {
        Expr operand = condition(context.condition());
        for (TerminalNode not : context.NOT().reversed())
            operand = new Expr.Not(Scanner.span(not.getSymbol()).to(operand.span()), operand);
        return operand;
    }

    private Expr condition(ConditionContext context) {
        Quantifier quantifier = context.ANY() != null ? Quantifier.ANY : context.ALL() != null ? Quantifier.ALL : Quantifier.DEFAULT;
        Expr left = operand(context.operand());
        Span span = quantifier == Quantifier.DEFAULT ? left.span() : Scanner.span(context.getStart()).to(left.span());
        return switch (context.comparison()) {
            case null -> alone(quantifier, left, context);
            case RelationsContext relations -> relations(span, quantifier, left, relations);
            case ContainsContext contains -> {
                Expr right = operand(contains.operand());
                yield new Expr.Contains(span.to(right.span()), quantifier, left, Scanner.span(contains.getStart()), right);
            }
            case MatchesContext matches -> {
                Expr right = pattern(operand(matches.operand()));
                yield new Expr.Matches(span.to(right.span()), quantifier, left, Scanner.span(matches.getStart()), right);
            }
            case InContext in -> in(span, quantifier, left, in);
            default -> left;
        };
    }

    private Expr alone(Quantifier quantifier, Expr operand, ConditionContext context) {
        if (quantifier != Quantifier.DEFAULT && !operand.isBroken()) {
            String word = context.getStart().getText();
            reading.problems().report(Code.BAD_QUANTIFIER, Scanner.span(context.getStart()),
                    "`" + word + "` must be followed by a comparison, as in `" + word + " tcp.port == 80`");
        }
        return operand;
    }

    private Expr relations(Span span, Quantifier quantifier, Expr left, RelationsContext context) {
        List<Expr.Link> links = new ArrayList<>();
        for (int i = 0; i < context.relation().size(); i++) {
            RelationContext relation = context.relation(i);
            Expr operand = operand(context.operand(i));
            Span operator = reading.span(relation);
            links.add(new Expr.Link(operator.to(operand.span()), relation(relation), operator, operand));
        }
        Expr.Link only = links.get(0);
        if (links.size() == 1)
            return new Expr.Compare(span.to(only.span()), quantifier, left, only.relation(), only.operatorSpan(), only.operand());
        return new Expr.Chain(span.to(links.get(links.size() - 1).span()), quantifier, left, links);
    }

    /** The relation that a node of the parser's names. */
    static Relation relation(@Nullable RelationContext context) {
        return switch (context == null ? EQUAL : context.getStart().getType()) {
            case NOT_EQUAL -> Relation.NOT_EQUAL;
            case ALL_EQUAL -> Relation.ALL_EQUAL;
            case ANY_NOT_EQUAL -> Relation.ANY_NOT_EQUAL;
            case LESS -> Relation.LESS;
            case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
            case GREATER -> Relation.GREATER;
            case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
            default -> Relation.EQUAL;
        };
    }

    private Expr pattern(Expr pattern) {
        boolean raw = pattern instanceof Expr.Literal literal && literal.form() == Expr.Literal.Form.RAW_STRING;
        boolean text = raw || pattern instanceof Expr.Literal literal && literal.form() == Expr.Literal.Form.STRING;
        int around = raw ? 3 : 2;                                         // the quotes, and the r before them
        if (!text && !pattern.isBroken())
            reading.problems().report(Code.BAD_PATTERN, pattern.span());
        if (text && pattern.span().length() - around > Bounds.PATTERN)
            reading.problems().report(Code.PATTERN_TOO_LONG, pattern.span(), Bounds.PATTERN);
        return text ? pattern : new Expr.Broken(pattern.span(), List.of(pattern));
    }

    private Expr in(Span span, Quantifier quantifier, Expr left, InContext context) {
        boolean negated = context.NOT() != null;
        Span operator = Scanner.span(context.getStart());
        if (context.IN() != null && context.IN().getSymbol().getTokenIndex() >= 0)
            operator = operator.to(Scanner.span(context.IN().getSymbol()));
        Expr set = set(context.set());
        return new Expr.In(span.to(operator).to(set.span()), quantifier, left, negated, operator, set);
    }

    private Expr set(@Nullable SetContext context) {
        return switch (context) {
            case SetOfElementsContext set -> setOf(set, set.element());
            case SetInParenthesesContext set -> {
                reading.problems().report(Code.BAD_SET, reading.span(set), "a set is written in braces, as in {80, 443}");
                yield setOf(set, set.element());
            }
            case SetByNameContext set when set.NAME() != null -> new Expr.Name(reading.span(set), set.getText());
            case SetByNameContext set -> {
                Span span = reading.span(set);
                String text = DashRanges.dotted(reading.source().text(span));
                reading.problems().report(Code.BAD_SET, span, Fix.replace(span, "{" + text + "}"), "a set is written in braces, as in {" + text + "}");
                yield new Expr.Broken(span, List.of());
            }
            case null -> new Expr.Missing(Span.at(0));
            default -> new Expr.Missing(reading.missing(context));
        };
    }

    private Expr setOf(ParserRuleContext context, List<ElementContext> contexts) {
        List<Expr.Element> elements = new ArrayList<>(contexts.size());
        for (ElementContext element : contexts)
            elements.add(element(element));
        if (elements.size() > Bounds.SET)
            reading.problems().report(Code.TOO_MANY_ELEMENTS, Scanner.span(context.getStart()), Bounds.SET);
        return new Expr.SetOf(reading.span(context), elements);
    }

    private Expr.Element element(ElementContext context) {
        Expr from = operand(context.operand(0));
        @Nullable Expr to = context.operand().size() > 1 ? operand(context.operand(1)) : null;
        if (from instanceof Expr.Group group && group.braces())
            reading.problems().report(Code.BAD_SET, group.span(), "a set cannot contain a set; write its elements, or name a set defined with `let`");
        return new Expr.Element(to == null ? from.span() : from.span().to(to.span()), from, to);
    }

    /** A value. */
    Expr operand(@Nullable OperandContext context) {
        return context == null ? new Expr.Missing(Span.at(0)) : folded(context, child -> sum((SumContext) child));
    }

    private Expr sum(SumContext context) {
        return folded(context, child -> term((TermContext) child));
    }

    private Expr term(TermContext context) {
        return folded(context, child -> signed((SignedContext) child));
    }

    // Operands with operators between them, from the left.
    private Expr folded(ParserRuleContext context, Function<ParserRuleContext, Expr> build) {
        @Nullable Expr result = null;
        @Nullable Token operator = null;
        int operators = surround(context.getChildCount() / 2, Bounds.CHAIN);
        if (operators < context.getChildCount() / 2)
            reading.problems().report(Code.TOO_LARGE, reading.span(context).first(), "this expression", Bounds.CHAIN, "operators in a row");
        for (ParseTree child : context.children.subList(0, Math.min(context.getChildCount(), 2 * operators + 1))) {
            if (child instanceof TerminalNode node)
                operator = node.getSymbol();
            else
                result = result == null || operator == null ? build.apply((ParserRuleContext) child) : arithmetic(result, operator, build.apply((ParserRuleContext) child));
        }
        leave(operators);
        return result == null ? new Expr.Missing(reading.missing(context)) : result;
    }

    /**
     * Says that what is read next has so many operators, or choices of octets, around it, each a node of the tree above it. How many of them there is room for: in a
     * row no more than {@code most}, and with those further out no more than arithmetic may have, so that parentheses do not make the tree as deep as they like.
     */
    int surround(int wanted, int most) {
        int taken = Math.min(wanted, Math.min(most, Bounds.CHAIN - around));
        around += taken;
        return taken;
    }

    /** Says that what was read last was the last one inside of these. */
    void leave(int taken) {
        around -= taken;
    }

    private static Expr arithmetic(Expr left, Token operator, Expr right) {
        Operation operation = switch (operator.getType()) {
            case PLUS -> Operation.ADD;
            case MINUS -> Operation.SUBTRACT;
            case TIMES_SIGN -> Operation.MULTIPLY;
            case DIVIDE -> Operation.DIVIDE;
            case MODULO -> Operation.MODULO;
            default -> Operation.BIT_AND;
        };
        return new Expr.Arithmetic(left.span().to(right.span()), left, operation, Scanner.span(operator), right);
    }

    private Expr signed(SignedContext context) {
        Expr operand = new Primaries(reading, quotes, this).primary(context.primary());
        for (ParseTree child : context.children.reversed())
            if (child instanceof TerminalNode sign)
                operand = new Expr.Signed(Scanner.span(sign.getSymbol()).to(operand.span()), sign.getSymbol().getType() == MINUS, operand);
        return operand;
    }

    private static @Nullable BracesContext onlyBraces(ParserRuleContext context) {
        ParserRuleContext at = context;
        while (!(at instanceof BracesContext) && at.getChildCount() == 1 && at.getChild(0) instanceof ParserRuleContext child)
            at = child;
        return at instanceof BracesContext braces ? braces : null;
    }
}
