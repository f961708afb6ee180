package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.syntax.Expr;
import dev.remora.rules.syntax.Template;
import dev.remora.rules.type.Message;
import dev.remora.rules.type.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks messages: that their placeholders have values. */
final class MessageChecker {
    private static final Set<String> COUNTS = Set.of("count", "sum", "total", "number", "n", "hits");

    private final Findings   findings;
    private final Predicates predicates;

    MessageChecker(Findings findings, Predicates predicates) {
        this.findings = findings;
        this.predicates = predicates;
    }

    /** A message of words and of values; a placeholder that has none is left out, and that has been said. */
    Message check(Template template) {
        List<Message.Part> parts = new ArrayList<>();
        for (Template.Part part : template.parts())
            switch (part) {
            case Template.Part.Words(var span, String words) -> parts.add(new Message.Part.Words(words));
            case Template.Part.Placeholder(var span, Expr value) -> {
                Operand operand = value.isBroken() || isCount(value) ? null : predicates.value(value);
                if (operand != null)
                    parts.add(new Message.Part.Values(operand));
            }
            }
        return new Message(parts);
    }

    // `{count}`, as other languages have it.
    private boolean isCount(Expr value) {
        boolean isCount = value instanceof Expr.Name name && COUNTS.contains(name.text()) && predicates.isUnknown(name);
        if (isCount)
            findings.add(Code.UNKNOWN_NAME, value.span(), findings.text(value.span()), "; the total is reported anyway, when the episode ends");
        return isCount;
    }
}
