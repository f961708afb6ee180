package dev.remora.ide.explain;

import dev.remora.rules.explain.Condition;
import dev.remora.rules.explain.Explanation;
import dev.remora.rules.explain.Explanation.Course;
import dev.remora.rules.explain.Explanation.Decision;
import dev.remora.rules.explain.Explanation.Look;
import dev.remora.rules.explain.Explanation.Part;
import dev.remora.rules.explain.Explanation.Role;
import dev.remora.rules.explain.Explanation.Silence;
import dev.remora.rules.explain.Octets;
import dev.remora.rules.explain.Reading;
import dev.remora.rules.explain.Standing;
import dev.remora.rules.explain.StandingText;
import dev.remora.rules.type.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the lines of an explanation. */
final class Reasons {
    private Reasons() {}

    static List<Reason> of(Explanation explanation) {
        return switch (explanation) {
            case Explanation.OfRule rule -> rule.looks().stream().flatMap(look -> look(rule, look).stream()).toList();
            case Explanation.OfPolicy policy -> policy(policy);
        };
    }

    private static List<Reason> look(Explanation.OfRule rule, Look look) {
        List<Reason> lines = new ArrayList<>();
        for (Part part : look.parts())
            lines.add(part(part, look.parts().size()));
        if (look.known() != null)
            lines.add(Reason.of("connection: " + look.known().why(), look.known().enough(), !look.known().enough(), look.known().states(), List.of()));
        if (look.matched() || !(look.standing() instanceof Standing.Each))
            StandingText.lines(look.standing()).forEach(line -> lines.add(Reason.plain(line, List.of())));
        look.silences().forEach(silence -> lines.add(silence(silence)));
        return rule.looks().size() == 1 ? lines : List.of(Reason.plain("at " + look.at(), lines));
    }

    private static Reason part(Part part, int parts) {
        Reason condition = condition(part.condition());
        String role = part.role() == Role.STEP ? "step " + part.number() : part.role().words();
        return parts == 1 ? condition : Reason.of(role, part.holds(), condition.decides(), "", List.of(condition));
    }

    private static Reason silence(Silence silence) {
        String why = silence.suppression().because();
        List<Reason> below = silence.condition() == null ? List.of() : List.of(condition(silence.condition()));
        return Reason.plain((silence.holds() ? "silenced" : "not silenced") + (why.isEmpty() ? "" : ": " + why), below);
    }

    private static List<Reason> policy(Explanation.OfPolicy policy) {
        List<Reason> lines = new ArrayList<>();
        if (policy.applies() != null)
            lines.add(Reason.of("applies", policy.applies().holds(), !policy.applies().holds(), "", List.of(condition(policy.applies()))));
        policy.clauses().forEach(clause -> lines.add(decision(clause)));
        return lines;
    }

    private static Reason decision(Decision decision) {
        String text = decision.clause().verdict().word() + " " + decision.clause().localName();
        String course = switch (decision.course()) {
            case DECIDES -> "decides";
            case FAILS -> "";
            case NOT_REACHED -> "not reached";
        };
        Boolean holds = decision.course() == Course.NOT_REACHED ? null : decision.course() == Course.DECIDES;
        List<Reason> below = new ArrayList<>();
        if (decision.condition() != null && holds != null)
            below.add(condition(decision.condition()));
        decision.silences().forEach(silence -> below.add(silence(silence)));
        return new Reason(text, holds, decision.course() == Course.DECIDES, course, "", null, below);
    }

    private static Reason condition(Condition condition) {
        if (condition.isLeaf())
            return leaf(condition);
        return Reason.of(condition.text(), condition.holds(), condition.decides(), condition.asked() ? "" : "not asked",
                condition.operands().stream().map(Reasons::condition).toList());
    }

    // What it tests, with its values; below it, where there is more than one value, each of them with its octets.
    private static Reason leaf(Condition condition) {
        List<Reading> read = condition.readings().stream().filter(reading -> !reading.isConstant()).toList();
        String value = read.isEmpty() ? condition.reason() : read.getFirst().isAbsent() ? "absent" : read.getFirst().line();
        List<Reason> below = read.size() == 1 && read.getFirst().values().size() < 2 && read.getFirst().inputs().isEmpty() ? List.of()
                : read.stream().map(reading -> reading(reading, condition)).toList();
        return new Reason(condition.text(), condition.holds(), condition.decides(), value, read.isEmpty() ? "" : field(read.getFirst()),
                read.stream().map(Reasons::octets).filter(Objects::nonNull).findFirst().orElse(null), below);
    }

    private static Reason reading(Reading reading, Condition condition) {
        List<Reason> below = new ArrayList<>();
        if (reading.values().size() > 1)
            reading.values().forEach(value -> below.add(new Reason(value.layer(), value.holds(), value.decides() && condition.decides(), value.described(),
                    field(reading), value.octets(), List.of())));
        reading.inputs().forEach(input -> below.add(reading(input, condition)));
        String name = reading.label().isEmpty() ? reading.text() : reading.text() + "  " + reading.label();
        return new Reason(name, null, false, reading.isAbsent() ? "absent" : reading.line(), field(reading), octets(reading), below);
    }

    // The field whose value it is: that of an operand that is one, or of what it is computed of.
    private static String field(Reading reading) {
        return reading.operand() instanceof Operand.FieldOf field ? field.entry().name() : reading.inputs().isEmpty() ? "" : field(reading.inputs().getFirst());
    }

    // Those of the value that settled it, or else of the first that has any.
    private static Octets octets(Reading reading) {
        return reading.values().stream().filter(value -> value.octets() != null).min((a, b) -> Boolean.compare(b.decides(), a.decides())).map(Reading.Value::octets)
                .orElseGet(() -> reading.inputs().stream().map(Reasons::octets).filter(Objects::nonNull).findFirst().orElse(null));
    }
}
