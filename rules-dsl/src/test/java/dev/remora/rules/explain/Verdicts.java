package dev.remora.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.rules.run.Alert;
import dev.remora.rules.run.AlertSink;
import dev.remora.rules.run.Engine;
import dev.remora.rules.run.EngineSettings;
import dev.remora.rules.run.Explainer;
import dev.remora.rules.run.RuleStats;
import dev.remora.rules.run.Ruling;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares what explanations say with what an engine that nobody watches makes of the same packets. */
public final class Verdicts {
    private static final Settings SETTINGS = Settings.STANDARD.with(EngineSettings.RULINGS, EngineSettings.Rulings.ALL);

    private Verdicts() {}

    /** The root of each explanation is the engine's verdict, and so is what comes of a packet later. */
    public static void areTheEngines(RuleSet rules, Dissectors dissectors, Iterable<Frame> frames) {
        Heard heard = new Heard();
        Engine engine = new Engine(rules, dissectors, SETTINGS, heard);
        Set<String> finals = new TreeSet<>();
        Explainer explainer = new Explainer(rules, dissectors, SETTINGS, (rule, packet, outcome) -> finals.add(outcome + " " + rule.name() + " " + packet));
        List<Explanation> last = List.of();
        for (Frame frame : frames) {
            List<Long> before = matches(engine);
            heard.clear();
            engine.offer(frame);
            List<Explanation> next = explainer.explain(frame);
            compare(next, before, matches(engine), heard, frame.number());
            finals(last, finals);
            last = next;
        }
        engine.finish();
        finals(explainer.finish(), finals);
        assertThat(last).allSatisfy(explanation -> assertThat(ExplanationText.of(explanation)).isNotEmpty());
        assertThat(finals).isEqualTo(heard.finals);
    }

    /** What is reported or silenced in the end, of the packets that are over. */
    private static void finals(List<Explanation> last, Set<String> finals) {
        for (Explanation explanation : last)
            if (explanation instanceof Explanation.OfRule rule && (rule.outcome() == Explanation.Outcome.REPORTS || rule.outcome() == Explanation.Outcome.SILENCED))
                finals.add(rule.outcome() + " " + rule.name() + " " + rule.packet());
    }

    private static List<Long> matches(Engine engine) {
        return engine.stats().stream().map(RuleStats::matched).toList();
    }

    private static void compare(List<Explanation> explanations, List<Long> before, List<Long> after, Heard heard, long packet) {
        Set<String> reporting = new HashSet<>();
        Set<String> deciding = new HashSet<>();
        for (int i = 0; i < explanations.size(); i++)
            switch (explanations.get(i)) {
            case Explanation.OfRule rule -> {
                long looks = rule.looks().stream().filter(Explanation.Look::matched).count();
                assertThat(looks).as(() -> "matches of " + rule.name() + " at packet " + packet + "\n" + ExplanationText.of(rule)).isEqualTo(after.get(i) - before.get(i));
                if (rule.outcome() == Explanation.Outcome.REPORTS)
                    reporting.add(rule.name());
            }
            case Explanation.OfPolicy policy -> policy.decision().ifPresent(decision -> deciding.add(Heard.ruling(decision.clause().name(), decision.isSilenced())));
            }
        assertThat(reporting).as("rules that report packet %d", packet).isEqualTo(heard.rules(packet));
        assertThat(deciding).as("clauses that decide about packet %d", packet).isEqualTo(heard.clauses);
    }

    /** What an engine told of one packet. */
    private static final class Heard implements AlertSink {
        final List<Alert> alerts  = new ArrayList<>();
        final Set<String> clauses = new HashSet<>();
        final Set<String> finals  = new TreeSet<>();

        void clear() {
            alerts.clear();
            clauses.clear();
        }

        Set<String> rules(long packet) {
            Set<String> names = new HashSet<>();
            alerts.stream().filter(alert -> alert.packet() == packet).forEach(alert -> names.add(alert.rule().name()));
            return names;
        }

        @Override
        public void alert(Alert alert) {
            alerts.add(alert);
            finals.remove("SILENCED " + alert.rule().name() + " " + alert.packet());
            finals.add("REPORTS " + alert.rule().name() + " " + alert.packet());
        }

        @Override
        public void silenced(Rule rule, long packet) {
            if (!finals.contains("REPORTS " + rule.name() + " " + packet))
                finals.add("SILENCED " + rule.name() + " " + packet);
        }

        @Override
        public void ruled(Ruling ruling) {
            clauses.add(ruling(ruling.clause().name(), ruling.suppressed()));
        }

        static String ruling(String clause, boolean suppressed) {
            return suppressed ? clause + " suppressed" : clause;
        }
    }
}
