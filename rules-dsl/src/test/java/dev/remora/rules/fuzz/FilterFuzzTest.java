package dev.remora.rules.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.dissect.Dissection;
import dev.remora.packet.Frame;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.compile.Probe;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text is a filter that runs, or is told what is wrong with it. */
class FilterFuzzTest {
    private static final Filters FILTERS = new Filters(Samples.DISSECTORS.catalogue());

    static Stream<Arguments> anyText() {
        return Samples.filters();
    }

    @MethodSource
    @FuzzTest
    void anyText(byte[] octets) {
        Checked<Probe> compiled = FILTERS.compile(new String(octets, StandardCharsets.UTF_8));
        compiled.report();
        if (compiled.hasErrors())
            return;
        Probe probe = compiled.result().orElseThrow();
        Dissection dissection = Samples.DISSECTORS.open();
        for (Frame frame : Samples.FRAMES)
            probe.holds(dissection.dissect(frame));
    }
}
