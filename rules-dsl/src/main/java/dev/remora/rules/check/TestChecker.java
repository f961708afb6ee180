package dev.remora.rules.check;

import dev.remora.field.Attr;
import dev.remora.field.Catalogue;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.source.Span;
import dev.remora.rules.syntax.Item;
import dev.remora.rules.syntax.Packet;
import dev.remora.rules.syntax.PolicyClause;
import dev.remora.rules.syntax.Quantity;
import dev.remora.rules.syntax.Repeat;
import dev.remora.rules.syntax.TestClause;
import dev.remora.rules.syntax.Units;
import dev.remora.rules.syntax.VerdictWords;
import dev.remora.rules.syntax.Word;
import dev.remora.tracking.Side;
import dev.remora.tracking.TcpState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Checks tests: that they have packets, and expect what can be. */
final class TestChecker {
    private static final List<String> VERDICTS = Arrays.stream(PolicyClause.Verdict.values()).map(PolicyClause.Verdict::word).toList();
    private static final List<String> SIDES    = List.of(Side.ORIGINATOR.label(), Side.RESPONDER.label());
    private static final List<String> STATES   = Arrays.stream(TcpState.values()).map(TcpState::name).toList();

    private static final Comparator<String> NAMED_FIRST = Comparator.comparing((String clause) -> clause.endsWith(".otherwise")).thenComparing(clause -> clause);

    // What others write for `nothing`, behind `expect` and behind `no`; and the verdicts that are not what a rule does.
    private static final Set<String> NOTHING   = Set.of("none", "silence", "empty", "nil", "null");
    private static final Set<String> REPORTS   = Set.of("alert", "alerts", "rule", "rules", "match", "matches", "report", "reports", "hit", "hits", "detection");
    private static final Set<String> DECISIONS = Set.of("allow", "deny");

    // What carries no other packet; anything else may be a tunnel, if only by its octets.
    private static final Set<String> ALONE = Set.of("tcp", "icmp", "icmpv6", "arp");

    private static final long UNKNOWN = 1L << 32;

    private final Catalogue   catalogue;
    private final Findings    findings;
    private final Set<String> rules;
    private final Set<String> titles = new HashSet<>();

    private long last;
    private long connections;    // at most

    /** @param rules names of the rules and policies' clauses of the file */
    TestChecker(Catalogue catalogue, Findings findings, Set<String> rules) {
        this.catalogue = catalogue;
        this.findings = findings;
        this.rules = rules;
    }

    /** Says everything that is wrong with a test. */
    void check(Item.Test test) {
        boolean packets = test.clauses().stream().anyMatch(c -> c instanceof TestClause.Packets || c instanceof TestClause.Capture);
        boolean broken = test.clauses().stream().anyMatch(c -> c instanceof dev.remora.rules.syntax.Clause.Broken);
        boolean expects = test.clauses().stream().anyMatch(TestChecker::isExpectation);
        if (!packets && !broken)
            findings.add(Code.NO_EXPECTATION, test.title().span(), "has no packets");
        if (!expects && !broken)
            findings.add(Code.NO_EXPECTATION, test.title().span(), "expects nothing; write `expect nothing` if that is meant");
        title(test);
        last = packets(test, TestChecker::times);
        connections = packets(test, TestChecker::connections);
        if (last > PacketTimes.MOST && last < UNKNOWN)
            findings.add(Code.TOO_LARGE, test.title().span(), "this test", PacketTimes.MOST, "packets");
        test.clauses().forEach(this::check);
    }

    private void title(Item.Test test) {
        if (!test.title().isMissing() && !titles.add(test.title().value()))
            findings.add(Code.SAME_TITLE, test.title().span(), test.title().value());
    }

    private void packets(TestClause.Packets block) {
        PacketChecker checker = new PacketChecker(findings);
        long before = 0;
        Packet last = null;
        for (Packet packet : block.packets()) {
            checker.check(packet, before);
            if (last != null)
                checker.beside(last, packet);
            last = packet;
            before += times(packet);
        }
        if (before == 0)
            findings.add(Code.NO_EXPECTATION, block.span(), "has no packets: these braces hold none");
    }

    // How many packets a test has; no bound where they come from a capture.
    private static long packets(Item.Test test, ToLongFunction<Packet> count) {
        long packets = 0;
        for (TestClause clause : test.clauses())
            switch (clause) {
            case TestClause.Packets block -> packets += block.packets().stream().mapToLong(count).sum();
            case TestClause.Capture capture -> packets += UNKNOWN;
            default -> {}
            }
        return packets;
    }

    private static long times(Packet packet) {
        Repeat repeat = packet.repeat();
        boolean unread = repeat != null && repeat.times() != null && Units.amount(repeat.times().text()).isEmpty();
        return unread ? UNKNOWN : Math.min(PacketTimes.of(packet), PacketTimes.MOST + 1);
    }

    private static long connections(Packet packet) {
        return ALONE.contains(packet.protocol().text()) ? times(packet) : UNKNOWN;
    }

    private static boolean isExpectation(TestClause clause) {
        return clause instanceof TestClause.ExpectRule || clause instanceof TestClause.ExpectNothing || clause instanceof TestClause.ExpectVerdict
                || clause instanceof TestClause.ExpectConnection;
    }

    private void check(TestClause clause) {
        switch (clause) {
            case TestClause.ExpectRule expected -> {
                expected(expected);
                expected.at().forEach(this::packet);
            }
            case TestClause.ExpectVerdict expected -> {
                word(expected.verdict(), "verdict", VERDICTS);
                expected.at().forEach(this::packet);
            }
            case TestClause.ExpectConnection expected -> {
                number(expected.number(), "connection", connections);
                connection(expected);
            }
            case TestClause.ExpectNothing nothing -> {}
            case TestClause.Packets block -> packets(block);
            case TestClause.Capture capture -> {}
            case dev.remora.rules.syntax.Clause.Broken broken -> {}
        }
    }

    private void expected(TestClause.ExpectRule expected) {
        Word name = expected.rule();
        boolean isNothing = expected.none() ? REPORTS.contains(name.text()) : NOTHING.contains(name.text()) && expected.at().isEmpty();
        Optional<String> verdict = VerdictWords.meant(name.text()).filter(DECISIONS::contains);
        String right = isNothing ? "nothing" : expected.none() ? "" : verdict.map(said -> "verdict " + said).orElse("");
        if (name.text().contains("/") && !rules.contains(name.text())) {
            findings.add(Code.UNKNOWN_RULE, name.span(), name.text(), " in this file, and its tests are only about its own rules");
            return;
        }
        if (right.isEmpty() && verdict.isPresent() && !rules.contains(name.text())) {
            findings.add(Code.UNKNOWN_RULE, name.span(), name.text(), "; say which verdict packets get, as in `verdict allow at 1`");
            return;
        }
        if (right.isEmpty() || rules.contains(name.text())) {
            rule(name);
            return;
        }
        Fix fix = expected.none() ? Fix.replace(new Span(expected.span().start(), name.span().end()), "expect " + right) : Fix.replace(name.span(), right);
        findings.add(Code.UNKNOWN_RULE.at(name.span(), name.text(), "; did you mean `" + right + "`?"), fix);
    }

    /** Says so where no rule has this name. A name with a slash is of another pack, and is looked for when everything is there. */
    void rule(Word name) {
        if (name.isMissing() || name.text().contains("/") || rules.contains(name.text()))
            return;
        Meant meant = findings.meant(name.text(), () -> rules);
        Optional<String> part = rules.stream().filter(rule -> isClause(rule, name.text())).min(NAMED_FIRST);
        if (part.isPresent())
            findings.add(Code.UNKNOWN_RULE, name.span(), name.text(), ": it is a policy; name one of its clauses, such as `" + part.get() + "`");
        else
            findings.add(Code.UNKNOWN_RULE.at(name.span(), name.text(), meant.question()), meant.fix(name.span()));
    }

    // One with a name; that of another is empty.
    private static boolean isClause(String rule, String policy) {
        return rule.startsWith(policy + ".") && rule.length() > policy.length() + 1;
    }

    private void packet(Quantity quantity) {
        number(quantity, "packet", last);
    }

    private void number(Quantity quantity, String what, long most) {
        long number = quantity.isMissing() ? 1 : Units.amount(quantity.text()).orElse(1);
        if (number < 1)
            findings.add(Code.NO_SUCH_PACKET, quantity.span(), what, quantity.text(), "the first one is 1");
        else if (number > most && most > 0)
            findings.add(Code.NO_SUCH_PACKET, quantity.span(), what, quantity.text(), last(what, most));
    }

    private static String last(String what, long most) {
        if (what.equals("packet"))
            return "the last one is " + most;
        return most == 1 ? "the test has one packet" : "the test has " + most + " packets";
    }

    private void word(Word word, String what, List<String> known) {
        if (!word.isMissing() && !known.contains(word.text()))
            KnownWords.unknown(word, what, known, findings);
    }

    private void connection(TestClause.ExpectConnection expected) {
        Word property = expected.property();
        if (property.isMissing())
            return;
        if (SIDES.contains(property.text()))
            word(new Word(expected.value().span(), expected.value().text().replace('-', '_')), "TCP state", STATES);
        else
            catalogue.find("connection." + property.text()).ifPresentOrElse(field -> value(field, expected),
                    () -> findings.add(Code.NOT_TESTABLE, property.span(), property.text(), Spelling.didYouMean(property.text(), properties())));
    }

    // Of a field that has names for its values, one of them; of others, whatever it is when the test is run.
    private void value(Catalogue.Entry field, TestClause.ExpectConnection expected) {
        List<String> names = field.members().stream().flatMap(member -> member.field().meta().attribute(Attr.Names.class).stream())
                .flatMap(table -> table.values().values().stream()).distinct().toList();
        if (!names.isEmpty() && names.stream().noneMatch(expected::isOf))
            word(expected.value(), field.name(), names);
    }

    private List<String> properties() {
        return catalogue.entries().stream().map(Catalogue.Entry::name).filter(n -> n.startsWith("connection."))
                .map(n -> n.substring("connection.".length())).toList();
    }
}
