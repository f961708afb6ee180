package dev.remora.rules.run;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Texts;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Rule;
import dev.remora.tracking.Share;
import dev.remora.tracking.Tracked;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.List;

/** Says what an alert says: message, ends, and whether a suppression silences it. Confined to one thread. Allocates nothing after warm-up. */
final class Describer {
    private final List<Texts>    messages = new ArrayList<>();
    private final List<Silences> silences = new ArrayList<>();
    private final TextBuffer     text     = new TextBuffer(256);
    private final boolean[]      free;
    private final Dissection     dissection;           // of packets that are gone

    private final ConnectionNumbers connections;

    Describer(Program program, Compiler compiler, Twins twins, ConnectionNumbers connections) {
        this.connections = connections;
        for (Rule rule : program.rules().rules()) {
            messages.add(Texts.of(rule.message(), twins::of));
            silences.add(new Silences(rule.name(), program.rules().suppressions(), compiler));
        }
        free = Memory.isFree(program.rules());
        dissection = program.dissectors().open(program.settings());
    }

    /** Says it for a program, with code of its own. */
    static Describer of(Program program) {
        return new Describer(program, new Compiler(), new Twins(program.dissectors().catalogue()), new ConnectionNumbers());
    }

    /** Whether all that an alert of a rule says of a packet, but for its connection, is in the packet's own octets. */
    boolean isFree(int rule, Packet packet) {
        return free[rule] && !Share.Finder.isFragment(packet);
    }

    /** The number of the connection of a packet; 0 where it has none. */
    long connection(Packet packet) {
        return Math.max(0, connections.of(packet.note(Tracked.KIND)));
    }

    /** Works out what an alert of a rule says of a frame; see {@link #isFree}. */
    void describe(int rule, Frame frame, Facts facts) {
        describe(rule, dissection.dissect(frame), facts);
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
