package dev.remora.rules.edit;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.File;
import dev.remora.rules.syntax.Parsed;
import dev.remora.rules.syntax.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is around a cursor, told by the words before it alone, so that it can be told of unfinished text too: the block, the clause, the word
 * that is being written.
 */
final class Place {
    private final Source       source;
    private final int          offset;
    private final List<Token>  all;
    private final List<Token>  before;
    private final Span         word;
    private final Set<String>  seen   = new LinkedHashSet<>();
    private final Deque<Block> blocks = new ArrayDeque<>();

    private String item   = "";
    private String clause = "";
    private int    clauseAt;

    private Place(Parsed<File> parsed, int offset) {
        this.source = parsed.source();
        this.offset = offset;
        this.all = parsed.tokens();
        this.word = wordAt();
        this.before = all.stream().filter(token -> token.kind() != Token.Kind.COMMENT && token.span().end() <= word.start()).toList();
        for (int i = 0; i < before.size(); i++)
            enter(i);
    }

    static Place at(Parsed<File> parsed, int offset) {
        return new Place(parsed, offset);
    }

    // The characters of names around the cursor; where they are part of a longer word, that one.
    private Span wordAt() {
        String text = source.text();
        int start = offset;
        while (start > 0 && isNamePart(text.charAt(start - 1)) && !(text.charAt(start - 1) == '.' && start < offset && text.charAt(start) == '.'))
            start--;
        while (start < offset && (text.charAt(start) == '-' || text.charAt(start) == '.' && start > 0 && text.charAt(start - 1) == '.'))
            start++;
        int end = offset;
        while (end < text.length() && isNamePart(text.charAt(end)))
            end++;
        for (Token token : all)
            if (token.kind() == Token.Kind.WORD && token.span().contains(start) && token.span().end() >= offset)
                return token.span().to(new Span(start, offset));
        return new Span(start, end);
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }

    private void enter(int i) {
        Token token = before.get(i);
        String text = source.text(token.span());
        if (token.kind() == Token.Kind.KEYWORD)
            Keyword.of(text).ifPresent(keyword -> keyword(keyword, i));
        else if (text.equals("{"))
            open(i);
        else if (text.equals("}"))
            close(i);
    }

    private void keyword(Keyword keyword, int i) {
        if (keyword.isItem()) {
            blocks.clear();
            seen.clear();
            item = keyword.spelling();
            begin(item, i);
        } else if ((keyword.begins() || keyword == Keyword.THEN) && !isBehindUnless(i)) {
            while (block() == Block.SET)
                blocks.pop();
            seen.add(keyword.spelling());
            begin(keyword.spelling(), i);
        }
    }

    // The window of `unless` is no clause of its own.
    private boolean isBehindUnless(int i) {
        return clause.equals(Keyword.UNLESS.spelling()) && i == clauseAt + 1;
    }

    private void open(int i) {
        Block block = Block.of(clause);
        blocks.push(block);
        if (block != Block.SET)
            begin(block == Block.SEQUENCE ? "then" : "", i + 1);
    }

    private void close(int i) {
        boolean wasSet = block() == Block.SET;
        if (!blocks.isEmpty())
            blocks.pop();
        if (!wasSet)
            begin("", i + 1);
        if (blocks.isEmpty() && !wasSet)
            item = "";
    }

    private void begin(String keyword, int at) {
        clause = keyword;
        clauseAt = at;
    }

    Source source() {
        return source;
    }

    int offset() {
        return offset;
    }

    Block block() {
        return blocks.isEmpty() ? Block.FILE : blocks.peek();
    }

    /** The keyword of the item around the cursor, or nothing. */
    String item() {
        return item;
    }

    /** The keyword of the clause that the cursor is in, or nothing. */
    String clause() {
        return clause;
    }

    /** Keywords of the clauses of this block that stand before the cursor. */
    Set<String> seen() {
        return seen;
    }

    /** The word that is being written: what a completion replaces. */
    Span word() {
        return word;
    }

    /** What is written of it. */
    String prefix() {
        return source.text(new Span(word.start(), offset));
    }

    /** The words and signs of the clause up to the cursor, its keyword the first. */
    List<Token> inClause() {
        return before.subList(Math.min(clauseAt, before.size()), before.size());
    }

    /** The words of the line up to the cursor. */
    List<Token> inLine() {
        int start = source.lineSpan(source.line(offset)).start();
        return before.stream().filter(token -> token.span().start() >= start).toList();
    }

    Optional<Token> previous() {
        return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
    }

    /** The last keyword of the clause, or nothing. */
    String lead() {
        return inClause().stream().filter(token -> token.kind() == Token.Kind.KEYWORD).reduce((first, second) -> second).map(this::text).orElse("");
    }

    boolean startsLine() {
        return inLine().isEmpty();
    }

    /** The comment or text in quotes that the cursor is in. */
    Optional<Token> inside() {
        return all.stream().filter(token -> token.span().start() < offset && isInside(token)).findFirst();
    }

    private boolean isInside(Token token) {
        boolean line = token.kind() == Token.Kind.COMMENT && source.text().startsWith("//", token.span().start());
        boolean quoted = token.kind() == Token.Kind.TEXT || text(token).startsWith("\"");
        boolean closed = quoted && token.span().length() > 1 && text(token).endsWith("\"");
        boolean open = line || quoted && !closed;
        return (quoted || token.kind() == Token.Kind.COMMENT) && (open ? offset <= token.span().end() : offset < token.span().end());
    }

    String text(Token token) {
        return source.text(token.span());
    }
}
