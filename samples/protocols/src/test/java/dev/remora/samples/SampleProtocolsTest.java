package dev.remora.samples;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Protocol;
import dev.remora.samples.dns.Dns;
import dev.remora.samples.ntp.Ntp;
import dev.remora.testkit.ProtocolContract;
import java.util.List;

/** DNS and NTP keep the contract of every protocol, in the company of those that the ServiceLoader finds. */
class SampleProtocolsTest implements ProtocolContract {
    private static final Dissectors DISSECTORS = Dissectors.load();

    @Override
    public Dissectors dissectors() {
        return DISSECTORS;
    }

    @Override
    public List<Protocol> protocols() {
        return List.of(Dns.PROTOCOL, Ntp.PROTOCOL);
    }
}
