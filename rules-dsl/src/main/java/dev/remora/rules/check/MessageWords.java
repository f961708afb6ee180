package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Template;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in messages as other languages write placeholders, and is shown as it stands: {@code ${ip.src}}, {@code $ip.src}, {@code %s}. */
final class MessageWords {
    private static final String  NAME     = "([A-Za-z_]\\w*(?:\\.\\w+)*+)";
    private static final Pattern NAMED    = Pattern.compile("[$%@]" + NAME + "|<" + NAME + ">|[$%]\\{" + NAME + "}");
    private static final Pattern NUMBERED = Pattern.compile("(?<![%\\w])%[sdiux]\\b");

    private final Scope    scope;
    private final Findings findings;

    MessageWords(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    void check(Clause.Message clause) {
        Template message = clause.template();
        for (Matcher named = NAMED.matcher(message.raw()); named.find();)
            field(named, message.span());
        for (Matcher numbered = NUMBERED.matcher(message.raw()); numbered.find();)
            findings.add(Code.FOREIGN_PLACEHOLDER, span(numbered, message.span()), numbered.group(), "ip.src");
    }

    private void field(Matcher named, Span message) {
        String name = "";
        for (int i = 1; i <= named.groupCount(); i++)
            name = named.group(i) == null ? name : named.group(i);
        String usual = Meant.usual(name);
        if (scope.field(usual).isEmpty() || !usual.contains("."))
            return;                                                      // `<tcp>` may well mean itself
        Span span = span(named, message);
        findings.add(Code.FOREIGN_PLACEHOLDER.at(span, named.group(), usual), Fix.replace(span, "{" + usual + "}"));
    }

    private static Span span(Matcher matcher, Span message) {
        return new Span(matcher.start(), matcher.end()).shift(message.start());
    }
}
