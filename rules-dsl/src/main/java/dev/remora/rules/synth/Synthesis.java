package dev.remora.rules.synth;

import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import dev.remora.rules.type.Rule;
import java.util.List;

/** What came of a search for packets that fire a rule. Immutable. */
public sealed interface Synthesis {
    /** The rule it is about. */
    Rule rule();

    /**
     * Packets were found. The engine has confirmed both sequences.
     *
     * @param fires    the rule reports something of it; no line, repetition or setting can be taken away alone
     * @param nearMiss one small change further, which its note names, the rule is silent
     */
    record Found(Rule rule, PacketSequence fires, PacketSequence nearMiss) implements Synthesis {
        /** Both as tests that can stand beside the rule in its file. */
        public String tests() {
            String name = rule.origin().name().text();
            String text = fires.test(name, name + " reports") + "\n// The same but for one thing: " + nearMiss.note() + ".\n"
                    + nearMiss.test(name, name + " does not report: " + nearMiss.note());
            return Format.format(Source.of("synth", text)).text();
        }
    }

    /**
     * None were found; there may be some.
     *
     * @param reasons what could not be met, each a sentence without its full stop
     */
    record NotFound(Rule rule, List<String> reasons) implements Synthesis {
        public NotFound {
            reasons = List.copyOf(reasons);
        }
    }
}
