package dev.remora.reassembly;

import dev.remora.dissect.Dissectors;
import dev.remora.field.Values;
import dev.remora.packet.Anomaly;
import dev.remora.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** What a packet says of reassembly, by the names of its fields. */
record Dissected(Packet packet) {
    private static final Dissectors DISSECTORS = Dissectors.load();

    /** The values of a field, as numbers. */
    List<Long> numbers(String name) {
        Values values = values(name);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++)
            numbers.add(values.number(i));
        return numbers;
    }

    /** The octets of the datagram that the packet completed; none where it completed none. */
    byte[] datagram() {
        for (String name : List.of("ip.reassembled.data", "ipv6.reassembled.data")) {
            Values values = values(name);
            if (!values.isEmpty())
                return values.octets(0, packet);
        }
        return new byte[0];
    }

    /** Names of the anomalies. */
    List<String> anomalies() {
        return packet.anomalies().stream().map(Anomaly::code).map(Anomaly.Code::name).toList();
    }

    private Values values(String name) {
        Values values = new Values();
        DISSECTORS.catalogue().find(name).orElseThrow().read(packet, values);
        return values;
    }
}
