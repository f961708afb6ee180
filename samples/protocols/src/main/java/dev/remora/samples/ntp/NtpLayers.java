package dev.remora.samples.ntp;

import dev.remora.dissect.Provider;
import dev.remora.dissect.Summary;
import dev.remora.transport.Udp;

/** The protocol of this package. */
public final class NtpLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.protocol(Ntp.PROTOCOL)
                .add(Udp.PORTS, Ntp.PORT, Ntp::dissect)
                .summary(Ntp.PROTOCOL, Summary.of("NTP", "NTP version {ntp.flags.vn}", ", {ntp.flags.mode:name}", ", stratum {ntp.stratum}"));
    }
}
