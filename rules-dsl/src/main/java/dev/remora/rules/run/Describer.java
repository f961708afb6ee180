package dev.remora.rules.run;

import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.rules.compile.Compiler;
import dev.remora.rules.compile.Twins;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Rule;
import dev.remora.tracking.Share;
import dev.remora.tracking.Tracked;
import java.util.ArrayList;
import java.util.List;

/** Says what an alert says, and whether a suppression silences it. Confined to one thread. Allocates nothing after warm-up. */
final class Describer {
    private final Teller            teller;
    private final List<Silences>    silences = new ArrayList<>();
    private final Memory.Need[]     needs;
    private final Dissection        dissection;           // of packets that are gone
    private final ConnectionNumbers connections;

    Describer(Program program, Compiler compiler, Twins twins, ConnectionNumbers connections) {
        this.connections = connections;
        teller = new Teller(program, twins);
        for (Rule rule : program.rules().rules())
            silences.add(new Silences(rule.name(), program.rules().suppressions(), compiler));
        needs = Memory.needs(program.rules());
        for (int i = 0; i < needs.length; i++)
            if (!isOfPacket(program.rules().rules().get(i).occasion()))
                needs[i] = Memory.Need.MORE;
        dissection = program.dissectors().open(program.settings());
    }

    // What stands for a packet at other occasions may be without layers.
    private static boolean isOfPacket(Occasion occasion) {
        return occasion != Occasion.STATE && occasion != Occasion.CLOSE;
    }

    /** Says it for a program, with code of its own. */
    static Describer of(Program program) {
        return new Describer(program, new Compiler(), new Twins(program.dissectors().catalogue()), new ConnectionNumbers());
    }

    /** Whether all that an alert of a rule says of a packet, but for its connection, is in the packet's own octets. */
    boolean isFree(int rule, Packet packet) {
        return needs[rule] == Memory.Need.OCTETS && !Share.Finder.isFragment(packet);
    }

    /** What it takes beside the octets of a packet to say of it later what an alert of a rule says, see {@link Tracked#ends}; {@link Tracked#OTHER_ENDS} where it takes more. */
    int ends(int rule, Packet packet) {
        if (needs[rule] == Memory.Need.MORE || Share.Finder.isFragment(packet))
            return Tracked.OTHER_ENDS;
        return needs[rule] == Memory.Need.OCTETS ? Tracked.NO_ENDS : packet.note(Tracked.KIND).ends(packet);
    }

    /** The number of the connection of a packet; 0 where it has none. */
    long connection(Packet packet) {
        return Math.max(0, connections.of(packet.note(Tracked.KIND)));
    }

    /** Works out what an alert of a rule says of a frame; see {@link #ends}. */
    void describe(int rule, Frame frame, int ends, Facts facts) {
        Packet again = dissection.dissect(frame);
        again.note(Tracked.KIND).recall(again, ends);
        describe(rule, again, facts);
    }

    /** Works out what an alert of a rule says of a packet, or keeps what it takes to do so. */
    void describe(int rule, Packet packet, Facts facts) {
        facts.silenced = silences.get(rule).hold(packet);
        if (packet.frame().length() <= Facts.MOST && isFree(rule, packet))
            facts.keep(packet, teller, rule);
        else
            teller.describe(rule, packet, facts);
    }
}
