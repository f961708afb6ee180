package dev.remora.reassembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.dissect.Dissection;
import dev.remora.dissect.Dissectors;
import dev.remora.dissect.Settings;
import dev.remora.packet.Frame;
import dev.remora.packet.Packet;
import dev.remora.testkit.PacketLaws;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fragments come in whatever order: a datagram has only octets that some fragment had at that place. */
class FragmentsFuzzTest {
    private static final Dissectors DISSECTORS = Dissectors.load();
    private static final PacketLaws LAWS       = new PacketLaws(DISSECTORS);
    private static final int        OCTETS     = 4;                      // of a fragment's description

    static Stream<Arguments> anyFragments() {
        return Stream.of("00", "00 02000201 00020401", "01 02000301 02000201 00020203", "02 03000201 01020401", "03 02000200 02010204 00030101 02000202",
                "04 02ff7f02 00ff7f02", "00 02000001 00000001", "00 00000001 02000001", "00 02000101 82000201 00020301", "01 12000101 22000101 32000101 42000101 52000101 00020101")
                .map(text -> Arguments.of((Object) HexFormat.of().parseHex(text.replace(" ", ""))));
    }

    /** The first octet chooses the policy; then four for each fragment: what it is, its offset, its length in eights of octets, the octet it is full of. */
    @MethodSource
    @FuzzTest
    void anyFragments(byte[] script) {
        if (script.length == 0)
            return;
        Overlap[] policies = Overlap.values();
        Dissection dissection = DISSECTORS.open(Settings.STANDARD.with(ReassemblySettings.OVERLAP, policies[(script[0] & 0xFF) % policies.length])
                .with(ReassemblySettings.MOST_DATAGRAMS, 4).with(ReassemblySettings.MOST_OCTETS, 1 << 16));
        Fragments fragments = new Fragments();
        Map<Integer, Sent> sent = new HashMap<>();
        for (int at = 1; at + OCTETS <= script.length; at += OCTETS) {
            int kind = script[at] & 0xFF;
            Sent ofDatagram = sent.computeIfAbsent(kind & 0x71, k -> new Sent());
            fragments.of(kind >> 4 & 7).later((kind >> 3 & 1) * 40L * Fragments.SECOND);
            Packet packet = dissection.dissect(frame(fragments, Arrays.copyOfRange(script, at, at + OCTETS), ofDatagram));
            LAWS.check(packet);
            byte[] datagram = new Dissected(packet).datagram();
            for (int i = 0; i < datagram.length; i++)
                assertThat(ofDatagram.at(i)).contains(datagram[i]);
        }
    }

    private static Frame frame(Fragments fragments, byte[] description, Sent sent) {
        boolean more = (description[0] & 2) != 0;
        int offset = (description[1] & 0xFF) * (description[0] < 0 ? 256 : 8);
        int length = (description[2] & 0xFF) * (more ? 8 : 1);
        byte[] octets = new byte[length];
        Arrays.fill(octets, description[3]);
        sent.add(offset, length, description[3]);
        return (description[0] & 1) == 0 ? fragments.ipv4(offset, more, octets) : fragments.ipv6(offset, more, octets);
    }

    /** The octets that were sent at each place. */
    private static final class Sent {
        private final Map<Integer, Set<Byte>> octets = new HashMap<>();

        void add(int from, int count, byte octet) {
            for (int i = from; i < from + count; i++)
                octets.computeIfAbsent(i, k -> new HashSet<>()).add(octet);
        }

        Set<Byte> at(int place) {
            return octets.getOrDefault(place, Set.of());
        }
    }
}
