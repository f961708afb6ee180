package dev.remora.rules.syntax;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.grammar.RemoraParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what stands in quotes: texts, characters, and messages with their placeholders. */
final class Quotes {
    private static final Pattern FIELD = Pattern.compile(" *[A-Za-z_]\\w*(\\.\\w+)*+");

    private final Reading reading;

    Quotes(Reading reading) {
        this.reading = reading;
    }

    Text text(RemoraParser.@Nullable TextContext context, ParserRuleContext parent) {
        Span span = context == null ? reading.span(parent).last() : reading.span(context);
        if (span.isEmpty())
            return Text.missing(span);
        check(span);
        return new Text(span, reading.source().text(span));
    }

    @Nullable
    Text optional(RemoraParser.@Nullable TextContext context, ParserRuleContext parent) {
        return context == null ? null : text(context, parent);
    }

    /** Checks the escapes of a text or a character. */
    void check(Span span) {
        String raw = reading.source().text(span);
        if (Quoted.isRaw(raw) || raw.indexOf('\\') < 0)
            return;
        List<Span> bad = new Escapes(raw, Quoted.end(raw)).bad();
        if (bad.size() > 1 && raw.startsWith("\"") && bad.size() == raw.chars().filter(c -> c == '\\').count())
            reading.problems().report(Code.BAD_ESCAPE, bad.getFirst().shift(span.start()), Fix.insert(span.start(), "r"), bad.getFirst().of(raw));    // a pattern: all are meant
        else
            for (Span one : bad)
                reading.problems().report(Code.BAD_ESCAPE, one.shift(span.start()), Fix.insert(one.start() + span.start(), "\\"), one.of(raw));
    }

    /** Checks a text in single quotes, which must be one octet. */
    void checkCharacter(Token token) {
        Span span = Scanner.span(token);
        check(span);
        int octets = Quoted.octets(token.getText()).length;
        if (octets == 0 && !reading.problems().hasAt(span))
            reading.problems().report(Code.BAD_CHARACTER, span, "none");
        else if (octets > 1 && !reading.problems().hasAt(span))
            reading.problems().report(Code.BAD_CHARACTER, span, TextHabits.doubled(span, token.getText()), octets);
    }

    Template template(RemoraParser.@Nullable TextContext context, ParserRuleContext parent) {
        Text text = text(context, parent);
        if (text.isMissing())
            return Template.missing(text.span());
        return new Template(text.span(), text.raw(), new Splitter(text).parts());
    }

    /** Takes a message apart. */
    private final class Splitter {
        private final List<Template.Part> parts = new ArrayList<>();
        private final StringBuilder       words = new StringBuilder();
        private final String              raw;
        private final int                 offset;
        private final int                 end;

        private int at;
        private int wordsFrom;
        private int placeholders;

        Splitter(Text text) {
            raw = text.raw();
            offset = text.span().start();
            end = Quoted.end(raw);
            at = Quoted.isRaw(raw) ? 2 : 1;
            wordsFrom = at;
        }

        List<Template.Part> parts() {
            while (at < end && placeholders <= Bounds.PLACEHOLDERS)
                next();
            if (placeholders > Bounds.PLACEHOLDERS)
                reading.problems().report(Code.TOO_LARGE, new Span(0, 1).shift(offset), "this message", Bounds.PLACEHOLDERS, "placeholders");
            flush(at);
            return parts;
        }

        private void next() {
            char c = raw.charAt(at);
            boolean twice = at + 1 < end && raw.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && twice)
                put(String.valueOf(c), 2);
            else if (c == '{')
                placeholder();
            else if (c == '}')
                stray();
            else
                put(plain(), 0);
        }

        // The characters up to the next brace.
        private String plain() {
            int from = at;
            while (at < end && raw.charAt(at) != '{' && raw.charAt(at) != '}')
                at++;
            return Quoted.isRaw(raw) ? raw.substring(from, at) : Quoted.text('"' + raw.substring(from, at) + '"');
        }

        private void put(String text, int width) {
            words.append(text);
            at += width;
        }

        private void stray() {
            reading.problems().report(Code.BAD_PLACEHOLDER, new Span(at, at + 1).shift(offset), Fix.insert(offset + at, "}"),
                    "this brace closes nothing; write `}}` for a brace in the text");
            put("}", 1);
        }

        private void placeholder() {
            int close = raw.indexOf('}', at);
            int next = raw.indexOf('{', at + 1);
            if (next >= 0 && next < close) {
                unclosed(next);
                return;
            }
            Span span = new Span(at, close < 0 || close >= end ? end : close + 1).shift(offset);
            flush(at);
            placeholders++;
            if (close < 0 || close >= end)
                reportUnclosed();
            else
                parts.add(new Template.Part.Placeholder(span, value(new Span(span.start() + 1, span.end() - 1))));
            at = span.end() - offset;
            wordsFrom = at;
        }

        // Another placeholder begins before this one is closed.
        private void unclosed(int next) {
            reportUnclosed();
            put(raw.substring(at, next), next - at);
        }

        // A text that is not closed either lacks its end, and the brace with it.
        private void reportUnclosed() {
            if (end == raw.length())
                return;
            Matcher field = FIELD.matcher(raw).region(at + 1, end);
            Diagnostic found = Code.BAD_PLACEHOLDER.at(new Span(at, at + 1).shift(offset), "this brace is never closed; write `{{` for a brace in the text");
            reading.problems().report(found.with(field.lookingAt() ? Fix.insert(offset + field.end(), "}") : Fix.insert(offset + at, "{")));
        }

        private Expr value(Span inside) {
            if (reading.source().text(inside).isBlank()) {
                reading.problems().report(Code.BAD_PLACEHOLDER, new Span(inside.start() - 1, inside.end() + 1),
                        "these braces are empty; write a field between them, as in {ip.src}");
                return new Expr.Missing(inside.first());
            }
            Reading part = reading.ofExpression(inside);
            return new Expressions(part).operand(part.parser().placeholder().operand());
        }

        private void flush(int to) {
            if (!words.isEmpty())
                parts.add(new Template.Part.Words(new Span(wordsFrom, to).shift(offset), words.toString()));
            words.setLength(0);
        }
    }
}
