package dev.remora.protocols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.field.Protocol;
import dev.remora.testkit.ProtocolContract;
import dev.remora.transport.Udp;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract that has nothing to hold is not kept. */
class VacuousContractTest {
    @TempDir
    Path empty;

    private record Contract(List<Protocol> protocols, Path frames, Path sources) implements ProtocolContract {}

    @Test
    void asksForProtocols() {
        assertThatThrownBy(new Contract(List.of(), empty, empty)::hasProtocols).hasMessageContaining("protocols()");
    }

    @Test
    void asksForAFrameWithEachProtocol() {
        Contract contract = new Contract(List.of(Udp.PROTOCOL), empty, empty);

        assertThatThrownBy(() -> run(contract.hasAFrameWithEachProtocol())).hasMessageContainingAll(empty.toString(), "udp");
    }

    @Test
    void asksForTheClassThatDefinesAProtocol() {
        Contract elsewhere = new Contract(List.of(Udp.PROTOCOL), empty, empty);
        Contract nowhere = new Contract(List.of(Udp.PROTOCOL), empty, empty.resolve("nowhere"));

        assertThatThrownBy(() -> run(elsewhere.drawsTheDiagramOfItsClassComment())).hasMessageContainingAll(empty.toString(), "Header.of(\"udp\"", "sources()");
        assertThatThrownBy(() -> run(nowhere.drawsTheDiagramOfItsClassComment())).hasMessageContaining("sources()");
    }

    private static void run(Stream<DynamicTest> tests) throws Throwable {
        List<DynamicTest> all = tests.toList();
        assertThat(all).isNotEmpty();
        for (DynamicTest test : all)
            test.getExecutable().execute();
    }
}
