package dev.remora.rules.syntax;

import dev.remora.rules.source.Source;
import dev.remora.rules.source.Span;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** A part of a text as the lexer reads it, in UTF-16 units: ANTLR's own streams count code points, which would shift spans behind an emoji. */
final class Characters implements CharStream {
    private final String name;
    private final String text;
    private final Span   range;

    private int at;

    Characters(Source source, Span range) {
        this.name = source.name();
        this.text = source.text();
        this.range = range;
        this.at = range.start();
    }

    @Override
    public void consume() {
        if (at == range.end())
            throw new IllegalStateException("nothing is left to consume");
        at++;
    }

    @Override
    public int LA(int ahead) {
        int index = ahead > 0 ? at + ahead - 1 : at + ahead;
        return index < range.start() || index >= range.end() ? IntStream.EOF : text.charAt(index);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {}

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = Math.min(index, range.end());
    }

    @Override
    public int size() {
        return range.end();
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public String getText(Interval interval) {
        return interval.a >= range.end() ? "" : text.substring(interval.a, Math.min(interval.b + 1, range.end()));
    }
}
