package dev.remora.protocols;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Protocol;
import dev.remora.testkit.ProtocolContract;
import java.util.List;

/** Every protocol of this library keeps the contract. */
class TcpIpContractTest implements ProtocolContract {
    private static final Dissectors DISSECTORS = Dissectors.load();

    @Override
    public Dissectors dissectors() {
        return DISSECTORS;
    }

    @Override
    public List<Protocol> protocols() {
        return DISSECTORS.protocols();
    }
}
