package dev.remora.tracking;

import dev.remora.dissect.FrameLayer;
import dev.remora.dissect.Provider;
import dev.remora.transport.Tcp;

/** The fields of this package, as those of frames and segments. */
public final class TrackingLayers implements Provider {
    @Override
    public void provide(Registration to) {
        to.extend(FrameLayer.PROTOCOL, ConnectionFields.PROTOCOL).extend(Tcp.PROTOCOL, SegmentFields.PROTOCOL);
    }
}
