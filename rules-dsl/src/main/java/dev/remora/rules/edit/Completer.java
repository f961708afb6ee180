package dev.remora.rules.edit;

import dev.remora.rules.edit.Completion.Kind;
import dev.remora.rules.syntax.Token;
import dev.remora.rules.type.Operator;
import java.util.List;
import java.util.Set;

/** Finds what can be written at a place: what the word before it asks for. */
final class Completer {
    private static final int FIRST  = 0;
    private static final int SECOND = 100;
    private static final int THIRD  = 200;

    // Clauses of which a block may have several.
    private static final Set<Keyword> REPEATED = Set.of(Keyword.ALLOW, Keyword.ALERT, Keyword.DENY, Keyword.EXPECT, Keyword.PACKETS, Keyword.CAPTURE);

    private final Document         document;
    private final Place            place;
    private final Proposals        proposals;
    private final OperandProposals operands;

    Completer(Document document, Place place) {
        this.document = document;
        this.place = place;
        this.proposals = new Proposals(place);
        this.operands = new OperandProposals(document, proposals);
    }

    List<Completion> complete() {
        if (place.inside().isPresent())
            placeholder(place.inside().get());
        else if (place.block() == Block.PACKETS)
            new PacketWords(place, proposals).add();
        else if (place.previous().isEmpty())
            clauses(FIRST);
        else
            after(place.previous().get());
        return proposals.inOrder();
    }

    // In a message, behind a brace that is not closed yet.
    private void placeholder(Token text) {
        String written = place.source().text().substring(text.span().start(), place.word().start());
        boolean open = place.clause().equals("message") && written.lastIndexOf('{') > written.lastIndexOf('}');
        if (open && !written.endsWith("{{"))
            operands.fields(entry -> true, FIRST);
    }

    private void after(Token previous) {
        switch (previous.kind()) {
            case KEYWORD -> afterKeyword(place.text(previous));
            case OPERATOR -> afterOperator(place.text(previous));
            case PUNCTUATION -> afterSign(place.text(previous));
            case WORD, TEXT -> afterOperand();
            case COMMENT, UNKNOWN -> operands.predicates(FIRST);
        }
    }

    private void afterKeyword(String keyword) {
        proposals.add(Kind.VALUE, Vocabulary.wordsAfter(keyword), keyword, FIRST);
        switch (keyword) {
            case "when", "applies", "without" -> operands.predicates(FIRST);
            case "then" -> {
                proposals.add(Keyword.NO, FIRST);
                operands.predicates(SECOND);
            }
            case "no" -> {
                if (place.block() == Block.TEST)
                    operands.rules(FIRST);
                else
                    operands.predicates(FIRST);
            }
            case "count" -> {
                add(place.clause().equals("unless") ? List.of(Keyword.BY, Keyword.WITHIN) : List.of(Keyword.DISTINCT, Keyword.BY, Keyword.WITHIN), FIRST);
                operands.predicates(SECOND);
            }
            case "sum" -> operands.fields(entry -> entry.type().isInteger(), FIRST);
            case "distinct" -> operands.fields(entry -> !entry.isProtocol(), FIRST);
            case "by" -> operands.keys(FIRST);
            case "unless" -> proposals.add(Keyword.COUNT, FIRST);
            case "suppress" -> operands.rules(FIRST);
            case "expect" -> {
                operands.rules(FIRST);
                add(List.of(Keyword.NO, Keyword.NOTHING, Keyword.VERDICT, Keyword.CONNECTION), SECOND);
            }
            case "allow", "alert", "deny" -> proposals.add(Keyword.OTHERWISE, FIRST);
            case "otherwise", "nothing", "keys", "times" -> clauses(FIRST);
            default -> {}
        }
    }

    private void afterOperator(String spelling) {
        switch (Vocabulary.operator(spelling).orElse(Operator.NOT)) {
            case NOT -> {
                operands.predicates(FIRST);
                proposals.add(Kind.OPERATOR, "in", "", SECOND, Operator.IN::sentence);
            }
            case AND, OR, XOR, ANY, ALL -> operands.predicates(FIRST);
            case IN -> operands.sets(FIRST);
            case EQUAL, NOT_EQUAL, ALL_EQUAL, ANY_NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> values();
            case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, BIT_AND -> operands.numbers(FIRST);
            case CONTAINS, MATCHES -> {}
        }
    }

    // Behind the threshold's operator of a window comes a number, not a field.
    private void values() {
        if (!place.lead().equals("within"))
            operands.values(Compared.with(place), FIRST);
    }

    private void afterSign(String sign) {
        switch (sign) {
            case "{" -> afterBrace();
            case "}" -> {
                if (place.clause().isEmpty())
                    clauses(FIRST);
                else
                    afterOperand();
            }
            case "(" -> operands.predicates(FIRST);
            case "," -> afterComma();
            case "=" -> operands.predicates(FIRST);
            case ".." -> operands.values(Compared.with(place), FIRST);
            case ")", "]" -> afterOperand();
            default -> {}
        }
    }

    private void afterBrace() {
        switch (place.block()) {
            case FILE, RULE, POLICY, TEST -> clauses(FIRST);
            case SEQUENCE -> {
                operands.predicates(FIRST);
                proposals.add(Keyword.NO, SECOND);
            }
            case SET -> elements();
            case PACKETS -> {}
        }
    }

    private void elements() {
        operands.values(Compared.with(place), FIRST);
        if (place.item().equals("let"))
            operands.sets(SECOND);
    }

    private void afterComma() {
        if (place.block() == Block.SET)
            elements();
        else if (place.lead().equals("by"))
            operands.keys(FIRST);
        else if (!place.lead().equals("see") && !place.lead().equals("at"))
            operands.predicates(FIRST);
    }

    // A predicate goes on with an operator, or ends where the next clause begins.
    private void afterOperand() {
        boolean breaks = place.startsLine();
        if (isPredicate())
            operators(breaks ? SECOND : FIRST);
        if (place.lead().equals("within"))
            proposals.add(Kind.OPERATOR, List.of(">=", ">"), "threshold", FIRST);
        if (place.lead().equals("connection") && place.block() == Block.TEST)
            new ConnectionWords(document.language(), place, proposals).add(FIRST);
        else
            add(continuations(), FIRST);
        if (breaks || place.block() != Block.FILE)
            clauses(breaks ? FIRST : THIRD);
    }

    // Parts of a clause stand in one order: what comes behind the last one that is there.
    private List<Keyword> continuations() {
        List<Keyword> parts = Vocabulary.within(place.item().equals("suppress") ? "suppress" : place.clause());
        List<String> written = place.inClause().stream().skip(1).filter(token -> token.kind() == Token.Kind.KEYWORD).map(place::text).toList();
        int next = 0;
        for (int i = 0; i < parts.size(); i++)
            if (written.contains(parts.get(i).spelling()))
                next = i + 1;
        return parts.subList(next, parts.size());
    }

    private boolean isPredicate() {
        return switch (place.lead()) {
            case "when", "applies", "without", "then", "no", "count", "let" -> place.block() != Block.TEST;
            case "" -> place.block() == Block.SEQUENCE;
            default -> false;
        };
    }

    private void operators(int rank) {
        boolean compared = Compared.isDone(place);
        int next = rank;
        for (Operator operator : Operator.values())
            if (operator == Operator.AND || operator == Operator.OR || operator == Operator.XOR || !compared && Vocabulary.compares(operator))
                proposals.add(Kind.OPERATOR, operator.symbol(), operator.sentence(), next++, operator::sentence);
        if (!compared)
            proposals.add(Kind.OPERATOR, "not in", "", next, Operator.IN::sentence);
    }

    private void clauses(int rank) {
        Block block = place.block();
        add(Keyword.in(block).stream().filter(keyword -> REPEATED.contains(keyword) || block == Block.FILE || !place.seen().contains(keyword.spelling())).toList(), rank);
    }

    private void add(List<Keyword> keywords, int rank) {
        int next = rank;
        for (Keyword keyword : keywords)
            proposals.add(keyword, next++);
    }
}
