package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.Frame;
import dev.remora.packet.LinkType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only pcapng has room for. */
class PcapNgWriterTest {
    private static Frame frame(long time, int linkType) {
        return new Frame().wrap(new byte[5], 0, 5, 5).describe(1, time, linkType, -1);
    }

    @Test
    void givesBackTheNamesOfInterfaces() throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (String name : List.of("eth0", "wlan0", "eth0", "", "\u65e0\u7ebf"))
            for (long time : new long[]{5, -5})
                frames.add(frame(time, LinkType.ETHERNET).takenOn(CaptureInterface.of(LinkType.ETHERNET, name)));
        frames.add(frame(5, LinkType.RAW).takenOn(CaptureInterface.of(LinkType.RAW, "eth0")));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            for (Frame frame : frames)
                writer.write(frame);
        }

        try (Capture capture = Capture.open(new ByteArrayInputStream(out.toByteArray()), "x")) {
            Frame frame = new Frame();
            for (Frame written : frames) {
                assertThat(capture.next(frame)).isTrue();
                assertThat(frame.interfaceName()).isEqualTo(written.interfaceName());
            }
            assertThat(capture.interfaces()).as("an interface for each name, clock and link type").hasSize(9);
            assertThat(capture.interfaces()).extracting(CaptureInterface::name).as("nobody called one so").doesNotContain("unknown");
        }
    }

    @Test
    void givesBackWhatIsKnownOfTheCaptureAndItsInterfaces() throws IOException {
        CaptureSection section = new CaptureSection(List.of("of Tuesday", "gr\u00f6\u00dfer"), "a board", "an OS", "a program");
        List<CaptureInterface> written = List.of(
                new CaptureInterface(LinkType.ETHERNET, 96, "\\Device\\NPF_{CD09}", "Wi-Fi", "tcp port 80 or udp", 4, section),
                new CaptureInterface(LinkType.ETHERNET, 0xFFFF_FFFFL, "", "only described", "", 0, section),
                new CaptureInterface(LinkType.RAW, 0, "", "", "", -1, section));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            for (CaptureInterface each : written)
                writer.write(frame(5, each.linkType()).takenOn(each));
            writer.write(frame(5, LinkType.ETHERNET).takenOn(written.get(0)));
            writer.write(frame(5, LinkType.ETHERNET).takenOn(CaptureInterface.of(LinkType.ETHERNET, "later")));
        }

        try (Capture capture = Capture.open(new ByteArrayInputStream(out.toByteArray()), "x")) {
            Frame frame = new Frame();
            for (CaptureInterface each : written) {
                assertThat(capture.next(frame)).isTrue();
                assertThat(frame.takenOn()).isEqualTo(each);
            }
            assertThat(capture.next(frame)).isTrue();
            assertThat(frame.interfaceId()).as("the one that was described before").isZero();
            assertThat(capture.next(frame)).isTrue();
            assertThat(capture.section()).as("of the first frame").isEqualTo(section);
            assertThat(capture.interfaces()).hasSize(4);
        }
    }

    @Test
    void givesBackComments() throws IOException {
        List<List<String>> written = List.of(List.of(), List.of("a\nb"), List.of("", "gr\u00f6\u00dfer", "\ud83d\ude00"), List.of("x".repeat(70_000)),
                List.of("\u00e9".repeat(40_000)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            for (List<String> comments : written)
                writer.write(frame(5, LinkType.ETHERNET).remarked(comments));
        }

        List<List<String>> read = new ArrayList<>();
        try (Capture capture = Capture.open(new ByteArrayInputStream(out.toByteArray()), "x")) {
            Frame frame = new Frame();
            while (capture.next(frame))
                read.add(frame.comments());
        }
        assertThat(read.subList(0, 3)).isEqualTo(written.subList(0, 3));
        assertThat(read.subList(3, 5)).as("as much as an option holds").containsExactly(List.of("x".repeat(65_535)), List.of("\u00e9".repeat(32_767)));
    }

    @Test
    void beginsASectionWhereOneHasNoRoomForMoreInterfaces() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frame frame = frame(5, LinkType.ETHERNET);
        try (CaptureWriter writer = CaptureWriter.pcapNg(out, "x")) {
            for (int i = 0; i <= PcapNgBlocks.MOST_INTERFACES; i++)
                writer.write(frame.takenOn(CaptureInterface.of(LinkType.ETHERNET, "veth" + i)));
            writer.write(frame.takenOn(CaptureInterface.of(LinkType.ETHERNET, "veth0")));
        }

        List<String> names = new ArrayList<>();
        try (Capture capture = Capture.open(new ByteArrayInputStream(out.toByteArray()), "x")) {
            while (capture.next(frame))
                names.add(frame.interfaceName());
        }
        assertThat(names).hasSize(PcapNgBlocks.MOST_INTERFACES + 2).endsWith("veth65535", "veth65536", "veth0");
    }
}
