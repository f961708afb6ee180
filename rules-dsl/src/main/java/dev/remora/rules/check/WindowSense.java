package dev.remora.rules.check;

import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.logic.Logic;
import dev.remora.rules.type.Form;
import dev.remora.rules.type.KeyPart;
import dev.remora.rules.type.Occasion;
import dev.remora.rules.type.Operand;
import dev.remora.rules.type.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what is doubtful about windows, where each part of them is right. */
final class WindowSense {
    // The ends of a packet, and the ends of the connection that are meant where it is over.
    private static final Map<String, String> ENDS = Map.of("ip.src", "connection.originator.address", "ip.dst", "connection.responder.address", "ipv6.src",
            "connection.originator.address", "ipv6.dst", "connection.responder.address", "tcp.srcport", "connection.originator.port", "tcp.dstport", "connection.responder.port",
            "udp.srcport", "connection.originator.port", "udp.dstport", "connection.responder.port");

    private final Logic    logic;
    private final Findings findings;

    WindowSense(Logic logic, Findings findings) {
        this.logic = logic;
        this.findings = findings;
    }

    void check(Form.Counting form, Occasion occasion) {
        Window window = form.window();
        threshold(window);
        if (form.unless() != null)
            unless(window, form.unless());
        if (occasion == Occasion.CLOSE)
            window.by().forEach(this::closer);
    }

    // There may not be as many different values as a window must have to be full.
    private void threshold(Window window) {
        if (!(window.measure() instanceof Window.Amount.Distinct(Operand operand)))
            return;
        long values = operand instanceof Operand.FieldOf field ? logic.values(field, window.condition()) : Long.MAX_VALUE;
        if (window.threshold() > 1 && words(window.by()).contains(words(operand)))
            findings.add(Code.COUNTED_KEY, window.origin().threshold().span(), words(operand), window.threshold());
        else if (window.threshold() > values)
            findings.add(Code.UNREACHABLE_THRESHOLD, window.origin().threshold().span(), words(operand), values, window.threshold());
    }

    // Of what is counted once more, as long or longer, the window that keeps the other quiet is full first.
    private void unless(Window window, Window quiet) {
        boolean isSame = window.measure() instanceof Window.Amount.Matches && quiet.measure() instanceof Window.Amount.Matches && window.condition() == quiet.condition()
                && words(window.by()).equals(words(quiet.by()));
        if (isSame && quiet.nanos() >= window.nanos() && quiet.threshold() <= window.threshold())
            findings.add(Code.ALWAYS_QUIET, quiet.origin().threshold().span(), quiet.threshold(), window.threshold());
    }

    // A connection is over at a packet of either end, or at none.
    private void closer(KeyPart part) {
        if (!(part instanceof KeyPart.Of(Operand.FieldOf field)))
            return;
        @Nullable String end = ENDS.get(field.entry().name());
        if (end != null)
            findings.add(Code.LAST_PACKET.at(field.origin().span(), words(field), end), Fix.replace(field.origin().span(), end));
    }

    private String words(Operand operand) {
        return findings.words(operand.origin());
    }

    private List<String> words(List<KeyPart> key) {
        return key.stream().map(part -> switch (part) {
            case KeyPart.Of(Operand operand) -> words(operand);
            case KeyPart.OfConnection connection -> "connection";
            case KeyPart.OfPair(Operand first, Operand second) -> "pair(" + words(first) + ", " + words(second) + ")";
        }).toList();
    }
}
