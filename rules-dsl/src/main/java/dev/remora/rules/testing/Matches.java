package dev.remora.rules.testing;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.RuleStats;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.type.Policy;
import dev.remora.rules.type.RuleFile;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the rules of a file make of a capture, for editors and their users. Immutable.
 *
 * @param capture  what it is called: {@code sample.pcap}
 * @param packets  how many were looked at
 * @param complete whether that was all of it
 * @param damage   what is wrong with the capture behind those packets; empty where nothing is
 * @param rules    rules, then clauses of policies, in the order of the text
 */
public record Matches(String capture, long packets, boolean complete, String damage, List<OfRule> rules) {
    /** Packets looked at, at most: an editor's user waits. */
    public static final long MOST = 1_000_000;

    private static final int NUMBERS = 1_000;

    public Matches {
        rules = List.copyOf(rules);
    }

    /**
     * What was counted of one rule, or of one clause of a policy. Immutable.
     *
     * @param rule    as others know it: {@code pack/rule}, {@code pack/policy.clause}
     * @param reached packets that it looked at: what it costs
     * @param matched those that it made something of; those that the clause decided about
     * @param alerts  what it reported
     * @param numbers of the packets that it reported, or alerted or denied; the first thousand
     */
    public record OfRule(String rule, long reached, long matched, long alerts, List<Long> numbers) {
        public OfRule {
            numbers = List.copyOf(numbers);
        }

        /** The name without the pack. */
        public String name() {
            return rule.substring(rule.indexOf('/') + 1);
        }

        /** Whether this is a clause of a policy. */
        public boolean isClause() {
            return name().indexOf('.') >= 0;
        }
    }

    /**
     * Runs the rules of a file over a capture, over its first {@value #MOST} packets, or over those before what is damaged.
     *
     * @param name     what the capture is called
     * @param settings how reassembly and tracking are set
     * @param goesOn   asked now and then; where it says no, the rest of the capture is left out
     */
    public static Matches of(RuleFile file, Dissectors dissectors, String name, CaptureSource capture, Settings settings, BooleanSupplier goesOn) {
        Numbers numbers = new Numbers(new HashMap<>());
        Settings severe = settings.with(EngineSettings.RULINGS, EngineSettings.Rulings.SEVERE);
        Engine engine = new Engine(new RuleSet(List.of(file)), dissectors, severe, numbers);
        boolean isComplete = false;
        String damage = "";
        try {
            isComplete = offer(engine, capture, goesOn);
        } catch (CaptureException e) {
            damage = String.valueOf(e.getMessage());
        }
        engine.finish();
        return new Matches(name, engine.packets(), isComplete, damage, counts(engine, numbers));
    }

    // Whether that was all.
    private static boolean offer(Engine engine, CaptureSource capture, BooleanSupplier goesOn) throws CaptureException {
        Frame frame = new Frame();
        boolean more = capture.next(frame);
        while (more && engine.packets() < MOST && (engine.packets() % 256 != 0 || goesOn.getAsBoolean())) {
            engine.offer(frame);
            more = capture.next(frame);
        }
        return !more;
    }

    private static List<OfRule> counts(Engine engine, Numbers numbers) {
        List<OfRule> counts = new ArrayList<>();
        for (RuleStats rule : engine.stats())
            counts.add(new OfRule(rule.name(), rule.reached(), rule.matched(), rule.alerts(), numbers.of(rule.name())));
        for (Map.Entry<Policy.Clause, Long> decided : engine.decided().entrySet()) {
            String name = decided.getKey().name();
            counts.add(new OfRule(name, decided.getValue(), decided.getValue(), numbers.of(name).size(), numbers.of(name)));
        }
        return counts;
    }

    /** What was counted of the rule of this name, or the clause {@code policy.clause}; the pack may be left out. */
    public Optional<OfRule> of(String rule) {
        return rules.stream().filter(each -> each.rule().equals(rule) || each.name().equals(rule)).findFirst();
    }

    /** Keeps the numbers of packets. */
    private record Numbers(Map<String, List<Long>> byRule) implements AlertSink {
        @Override
        public void alert(Alert alert) {
            add(alert.rule().name(), alert.packet());
        }

        @Override
        public void ruled(Ruling ruling) {
            add(ruling.clause().name(), ruling.packet());
        }

        private void add(String rule, long packet) {
            List<Long> numbers = byRule.computeIfAbsent(rule, name -> new ArrayList<>());
            if (numbers.size() < NUMBERS)
                numbers.add(packet);
        }

        List<Long> of(String rule) {
            return byRule.getOrDefault(rule, List.of());
        }
    }
}
