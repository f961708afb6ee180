package dev.remora.rules.run;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Texts;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Rule;
import dev.remora.tree.TextBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what alerts say: message and ends. Safe for use by several threads, one after the other, since alerts are read by any. Allocates nothing after warm-up but what it
 * tells.
 */
final class Teller {
    private final List<Texts> messages = new ArrayList<>();
    private final TextBuffer  text     = new TextBuffer(256);
    private final Facts       facts    = new Facts();
    private final Dissection  dissection;                       // of packets that are gone

    Teller(Program program, Twins twins) {
        for (Rule rule : program.rules().rules())
            messages.add(Texts.of(rule.message(), twins::of));
        dissection = program.dissectors().open(program.settings());
    }

    /** Works out what an alert of a rule says of a packet. */
    synchronized void describe(int rule, Packet packet, Facts of) {
        of.describe(packet);
        text.clear();
        messages.get(rule).write(packet, text);
        of.say(text);
    }

    /** What an alert of a rule says of a frame, where all of that is in the frame. */
    synchronized Account.Said tell(int rule, Frame frame) {
        describe(rule, dissection.dissect(frame), facts);
        return facts.said();
    }
}
