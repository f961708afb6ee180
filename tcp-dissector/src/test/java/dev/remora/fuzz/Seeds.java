package dev.remora.fuzz;

import dev.remora.packet.Frame;
import dev.remora.packet.LayerType;
import dev.remora.packet.Packet;
import dev.remora.testkit.FrameFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where a fuzzer begins: frames of the golden files, one for each stack of layers. */
final class Seeds {
    private static final List<Packet> PACKETS = packets();

    private Seeds() {}

    private static List<Packet> packets() {
        Map<List<Object>, Packet> byLayers = new LinkedHashMap<>();
        for (FrameFile file : FrameFile.in(Path.of("src/test/resources/frames"))) {
            Packet packet = Laws.DISSECTORS.open().dissect(file.frame());
            byLayers.putIfAbsent(List.of(file.frame().linkType(), layers(packet)), packet);
        }
        return List.copyOf(byLayers.values());
    }

    private static List<LayerType> layers(Packet packet) {
        List<LayerType> types = new ArrayList<>();
        for (int layer = 0; layer < packet.layers(); layer++)
            types.add(packet.type(layer));
        return types;
    }

    /** All of them. */
    static void packets(Consumer<Packet> look) {
        PACKETS.forEach(look);
    }

    /** What a function makes of the packets; of those of which it makes something. */
    static Stream<Arguments> of(Function<Packet, Optional<byte[]>> seed) {
        return PACKETS.stream().map(seed).flatMap(Optional::stream).map(octets -> Arguments.of((Object) octets));
    }

    /** The golden frames of a link type. */
    static Stream<Arguments> ofLink(int linkType) {
        return of(packet -> packet.frame().linkType() == linkType ? Optional.of(packet.frame().octets(0, packet.frame().length())) : Optional.empty());
    }

    /** The golden frames of a link type, and the IPv4 datagrams of others behind the header that such a link gives them. */
    static Stream<Arguments> ofLink(int linkType, String header) {
        return Stream.concat(ofLink(linkType), of(packet -> packet.frame().linkType() == linkType ? Optional.empty() : inside(packet, "ip", 0)
                .map(datagram -> joined(Laws.hex(header), datagram))));
    }

    /** The octets of the first layer of this name, without the first of them; and of what is in it. */
    static Optional<byte[]> inside(Packet packet, String name, int without) {
        for (int layer = 0; layer < packet.layers(); layer++) {
            LayerType type = packet.type(layer);
            int from = packet.at(layer) + without;
            if (type.name().equals(name) && from < packet.frame().length())
                return Optional.of(packet.frame().octets(from, packet.frame().length() - from));
        }
        return Optional.empty();
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
