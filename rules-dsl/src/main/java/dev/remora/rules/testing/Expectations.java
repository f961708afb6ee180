package dev.remora.rules.testing;

import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares how a test went with what it expects. */
final class Expectations {
    private static final int SHOWN = 10;

    private final Course        course;
    private final List<Failure> failures = new ArrayList<>();

    Expectations(Course course) {
        this.course = course;
    }

    List<Failure> failures() {
        return failures;
    }

    void check(TestClause clause) {
        switch (clause) {
            case TestClause.ExpectRule expected -> rule(expected);
            case TestClause.ExpectNothing nothing -> nothing(nothing);
            case TestClause.ExpectVerdict expected -> verdict(expected);
            case TestClause.ExpectConnection expected -> connection(expected);
            case TestClause.Packets packets -> {}
            case TestClause.Capture capture -> {}
            case dev.remora.rules.syntax.Clause.Broken broken -> {}
        }
    }

    private void fail(TestClause clause, String message) {
        failures.add(new Failure(clause.span(), message));
    }

    // Rules

    private void rule(TestClause.ExpectRule expected) {
        List<Long> reported = packets(expected.rule());
        String name = expected.rule().text();
        if (expected.none()) {
            if (!reported.isEmpty())
                fail(expected, name + " should be silent, and reports " + at(reported));
        } else if (expected.times() != null && reported.size() != amount(expected.times())) {
            fail(expected, name + " should report " + times(amount(expected.times())) + ", and reports " + times(reported.size())
                    + (reported.isEmpty() ? "" : ": " + at(reported)));
        } else if (!expected.at().isEmpty()) {
            List<Long> wanted = expected.at().stream().map(Expectations::amount).sorted().toList();
            if (!reported.stream().sorted().distinct().toList().equals(wanted.stream().distinct().toList()))
                fail(expected, name + " should report " + at(wanted) + ", and reports " + (reported.isEmpty() ? "nothing" : at(reported)));
        } else if (reported.isEmpty()) {
            fail(expected, name + " should report something, and is silent");
        }
    }

    // The packets that a rule reported, or that a policy's clause decided about.
    private List<Long> packets(Word rule) {
        Stream<Long> alerts = course.alerts.stream().filter(alert -> isNamed(alert.rule().name(), rule)).map(Alert::packet);
        Stream<Long> rulings = course.rulings.stream().filter(ruling -> isNamed(ruling.clause().name(), rule)).map(Ruling::packet);
        return Stream.concat(alerts, rulings).toList();
    }

    private static boolean isNamed(String name, Word rule) {
        return name.equals(rule.text()) || name.endsWith("/" + rule.text());
    }

    private static long amount(Quantity quantity) {
        return Units.amount(quantity.text()).orElse(0);
    }

    private static String times(long count) {
        return count == 0 ? "nothing" : count == 1 ? "once" : count + " times";
    }

    private static String at(List<Long> packets) {
        String list = packets.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return (packets.size() == 1 ? "packet " : "packets ") + list + (packets.size() > SHOWN ? " …" : "");
    }

    private void nothing(TestClause.ExpectNothing expected) {
        List<String> heard = Stream.concat(course.alerts.stream().map(alert -> alert.rule().name() + " at packet " + alert.packet()),
                course.rulings.stream().filter(ruling -> ruling.clause().verdict() == Verdict.DENY)
                        .map(ruling -> ruling.clause().name() + " at packet " + ruling.packet())).toList();
        if (!heard.isEmpty())
            fail(expected, "nothing should be reported or denied, but is: " + heard.stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }

    // Verdicts

    private void verdict(TestClause.ExpectVerdict expected) {
        Verdict wanted = Verdict.valueOf(expected.verdict().text().toUpperCase(Locale.ROOT));
        List<Long> numbers = expected.at().isEmpty() ? Stream.iterate(1L, n -> n + 1).limit(course.verdicts.size()).toList()
                : expected.at().stream().map(Expectations::amount).toList();
        for (long number : numbers)
            if (number > course.verdicts.size())
            fail(expected, "there is no packet " + number + "; the last one is " + course.verdicts.size());
            else if (course.verdicts.get((int) number - 1) != wanted)
                fail(expected, "packet " + number + " should get " + expected.verdict() + ", and gets "
                        + course.verdicts.get((int) number - 1).name().toLowerCase(Locale.ROOT));
    }

    // Connections

    private void connection(TestClause.ExpectConnection expected) {
        Optional<String> found = course.connection(amount(expected.number()), expected.property().text());
        if (found.isEmpty())
            fail(expected, "there is no connection " + expected.number().text() + "; the packets make " + course.connections());
        else if (!folded(found.get()).equals(folded(expected.value().text())))
            fail(expected, expected.property() + " of connection " + expected.number().text() + " should be " + expected.value() + ", and is " + found.get());
    }

    private static String folded(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
