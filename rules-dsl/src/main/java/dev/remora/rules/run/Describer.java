package dev.remora.rules.run;

import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Texts;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Rule;
import dev.remora.rules.type.Suppression;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.List;

/** Says what an alert says: message, ends, and whether a suppression silences it. Confined to one thread. Allocates nothing after warm-up. */
final class Describer {
    private final List<Texts>    messages = new ArrayList<>();
    private final List<Silences> silences = new ArrayList<>();
    private final TextBuffer     text     = new TextBuffer(256);

    Describer(List<Rule> rules, List<Suppression> suppressions, Compiler compiler, Twins twins) {
        for (Rule rule : rules) {
            messages.add(Texts.of(rule.message(), twins::of));
            silences.add(new Silences(rule.name(), suppressions, compiler));
        }
    }

    /** Says it for all rules of a program. */
    static Describer of(Program program) {
        return new Describer(program.rules().rules(), program.rules().suppressions(), new Compiler(), new Twins(program.dissectors().catalogue()));
    }

    /** Works out what an alert of a rule says of a packet. */
    void describe(int rule, Packet packet, Facts facts) {
        facts.describe(packet);
        text.clear();
        messages.get(rule).write(packet, text);
        facts.say(text);
        facts.silencedBy = silences.get(rule).of(packet);
    }
}
