package dev.remora.rules.testing;

import dev.remora.rules.run.Alert;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.syntax.PolicyClause.Verdict;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.syntax.Word;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares how a test went with what it expects. */
final class Expectations {
    private static final int SHOWN = 10;

    private final RuleSet     rules;
    private final Course      course;
    private final List<Unmet> unmet = new ArrayList<>();

    /** An expectation that was not met, and what explains it. */
    record Unmet(TestClause clause, String message, @Nullable Question question) {}

    Expectations(RuleSet rules, Course course) {
        this.rules = rules;
        this.course = course;
    }

    /** What was not met so far. */
    List<Unmet> unmet() {
        return unmet;
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

    private void fail(TestClause clause, String message, @Nullable Question question) {
        unmet.add(new Unmet(clause, message, question));
    }

    // Rules

    private void rule(TestClause.ExpectRule expected) {
        List<Long> reported = packets(expected.rule());
        String name = expected.rule().text();
        if (expected.none()) {
            if (!reported.isEmpty())
                fail(expected, name + " should be silent, but reports " + at(reported), new Question(name, reported.getFirst()));
        } else if (expected.times() != null) {
            times(expected, name, reported, amount(expected.times()));
        } else if (!expected.at().isEmpty()) {
            at(expected, name, reported, expected.at().stream().map(Expectations::amount).sorted().distinct().toList());
        } else if (reported.isEmpty()) {
            fail(expected, name + " should report something, but is silent" + early(name), new Question(name, Question.NEAREST));
        }
    }

    private void times(TestClause.ExpectRule expected, String name, List<Long> reported, long wanted) {
        if (reported.size() == wanted)
            return;
        String message = name + " should report " + times(wanted) + ", but reports " + times(reported.size()) + (reported.isEmpty() ? early(name) : ": " + at(reported));
        fail(expected, message, new Question(name, reported.size() > wanted ? reported.get((int) wanted) : Question.NEAREST));
    }

    private void at(TestClause.ExpectRule expected, String name, List<Long> reported, List<Long> wanted) {
        List<Long> numbers = reported.stream().sorted().distinct().toList();
        if (numbers.equals(wanted))
            return;
        Stream<Long> odd = Stream.concat(wanted.stream().filter(n -> !numbers.contains(n)), numbers.stream().filter(n -> !wanted.contains(n)));
        fail(expected, name + " should report " + at(wanted) + ", but reports " + (reported.isEmpty() ? "nothing" + early(name) : at(reported)),
                new Question(name, odd.findFirst().orElseThrow()));
    }

    // That nothing has come is reported when its time is over, which the packets must say.
    private String early(String name) {
        long nanos = rules.rule(name).map(Rule::form).map(form -> form instanceof Form.Sequence(var by, List<Form.Step> steps) && steps.getLast().absent() ? steps.getLast() : null)
                .map(Form.Step::nanos).orElse(0L);
        boolean isEarly = nanos != Long.MAX_VALUE && nanos > course.length();
        return isEarly ? ": the packets end before the " + seconds(nanos) + " in which nothing may follow are over; add a later packet" : "";
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }

    // The packets that a rule reported, or that a policy's clause decided about.
    private List<Long> packets(Word rule) {
        Stream<Long> alerts = course.alerts.stream().filter(alert -> isNamed(alert.rule().name(), rule)).map(Alert::packet);
        Stream<Long> rulings = course.reported().filter(ruling -> isNamed(ruling.clause().name(), rule)).map(Ruling::packet);
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
        List<Question> heard = Stream.concat(course.alerts.stream().map(alert -> new Question(alert.rule().name(), alert.packet())),
                course.reported().filter(ruling -> ruling.clause().verdict() == Verdict.DENY)
                        .map(ruling -> new Question(ruling.clause().name(), ruling.packet())))
                .toList();
        if (heard.isEmpty())
            return;
        String list = heard.stream().limit(SHOWN).map(one -> one.name() + " at packet " + one.packet()).collect(Collectors.joining(", "));
        fail(expected, "nothing should be reported or denied, but is: " + list + (heard.size() > SHOWN ? ", …" : ""), heard.getFirst());
    }

    // Verdicts

    private void verdict(TestClause.ExpectVerdict expected) {
        Verdict wanted = Verdict.valueOf(expected.verdict().text().toUpperCase(Locale.ROOT));
        List<Long> numbers = expected.at().isEmpty() ? Stream.iterate(1L, n -> n + 1).limit(course.verdicts.size()).toList()
                : expected.at().stream().map(Expectations::amount).toList();
        for (long number : numbers) {
            if (number < 1 || number > course.verdicts.size())
                fail(expected, "there is no packet " + number + "; the last one is " + course.verdicts.size(), null);
            else if (wanted == Verdict.ALLOW && !expected.at().isEmpty() && decided(number) == null)
                fail(expected, "packet " + number + " should be allowed by a policy, but none applies to it", null);
            else if (course.verdicts.get((int) number - 1) != wanted)
                fail(expected, "packet " + number + " should get " + expected.verdict() + ", but gets "
                        + course.verdicts.get((int) number - 1).word(), decided(number));
        }
    }

    // The policy whose verdict counted; where none is about the packet, there is nothing to explain.
    private @Nullable Question decided(long number) {
        return course.rulings.stream().filter(ruling -> ruling.packet() == number).max(Comparator.comparing(ruling -> ruling.clause().verdict()))
                .map(ruling -> new Question(ruling.clause().name(), number)).orElse(null);
    }

    // Connections

    private void connection(TestClause.ExpectConnection expected) {
        Optional<String> found = course.connection(amount(expected.number()), expected.property().text());
        if (found.isEmpty())
            fail(expected, "there is no connection " + expected.number().text() + "; the packets make " + course.connections(), null);
        else if (!expected.isOf(found.get()))
            fail(expected, expected.property() + " of connection " + expected.number().text() + " should be " + expected.value() + ", but is " + found.get(),
                    null);
    }
}
