package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Clause;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Node;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that are shown as they stand and name fields in braces, as if these were filled in: {@code rule r "{ip.src} scans"}. Only a message is filled in. */
final class UnfilledTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\{)[$%]?\\{([A-Za-z_]\\w*(?:\\.\\w+)++)((?:#\\d+)?)}(?!})");

    private final Scope    scope;
    private final Findings findings;

    UnfilledTexts(Scope scope, Findings findings) {
        this.scope = scope;
        this.findings = findings;
    }

    void check(Item item) {
        if (item instanceof Item.Rule rule && rule.title() != null && rule.clauses(Clause.Message.class).findAny().isEmpty() && !rule.clauses().isEmpty())
            check(rule.title(), new Fix.Edit(Span.at(rule.clauses().getLast().span().end()), "\n    message  " + message(rule.title())));
        else
            texts(item);
    }

    // With the values of what is a field; other braces mean themselves.
    private String message(Text title) {
        StringBuilder message = new StringBuilder();
        int from = 0;
        for (Matcher matcher = PLACEHOLDER.matcher(title.raw()); matcher.find();) {
            String field = Meant.usual(matcher.group(1));
            if (scope.field(field).isEmpty())
                continue;
            message.append(doubled(title.raw().substring(from, matcher.start()))).append('{').append(field).append(matcher.group(2)).append('}');
            from = matcher.end();
        }
        return message.append(doubled(title.raw().substring(from))).toString();
    }

    private static String doubled(String words) {
        return words.replace("{", "{{").replace("}", "}}");
    }

    private void texts(Node node) {
        if (node instanceof Text text)
            check(text, null);
        else if (!(node instanceof Item.Import || node instanceof TestClause))     // these have paths
            node.children().forEach(this::texts);
    }

    // Without their braces they are what they are shown as: words.
    private void check(Text text, Fix.@Nullable Edit message) {
        List<Fix.Edit> edits = new ArrayList<>();
        List<Span> named = new ArrayList<>();
        for (Matcher matcher = PLACEHOLDER.matcher(text.raw()); matcher.find();)
            if (scope.field(Meant.usual(matcher.group(1))).isPresent()) {
                Span span = new Span(matcher.start(), matcher.end()).shift(text.span().start());
                named.add(span);
                edits.add(new Fix.Edit(span, matcher.group(1)));
            }
        if (named.isEmpty())
            return;
        if (message != null)
            edits.add(message);
        Fix fix = new Fix(message == null ? "Leave out the braces" : "Say it in a `message`", edits);
        findings.add(Code.UNFILLED.at(named.getFirst(), findings.text(named.getFirst())), fix);
    }
}
