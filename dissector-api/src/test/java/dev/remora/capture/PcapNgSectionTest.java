package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.packet.CaptureInterface;
import dev.remora.packet.CaptureSection;
import dev.remora.packet.LinkType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Marks keep sections, and other threads come back to marks while the section is read on. */
class PcapNgSectionTest {
    private static PcapNgSection with(PcapNgSection section, String name) {
        return section.with(CaptureInterface.of(LinkType.ETHERNET, name), Clock.MICROSECONDS);
    }

    private static List<String> names(PcapNgSection section) {
        return section.interfaces().stream().map(CaptureInterface::name).toList();
    }

    @Test
    void nothingOfASectionIsEverReplaced() {
        for (Field field : PcapNgSection.class.getDeclaredFields())
            assertThat(Modifier.isFinal(field.getModifiers())).as(field.getName()).isTrue();
    }

    @Test
    void readersThatGoOnFromOnePlaceDoNotSeeEachOthersInterfaces() {
        PcapNgSection section = new PcapNgSection(false, CaptureSection.SILENT, null);
        for (int i = 0; i < 6; i++)
            section = with(section, "eth" + i);

        PcapNgSection marked = section;
        PcapNgSection own = with(marked, "own");
        PcapNgSection other = with(marked.copy(), "other");

        assertThat(names(marked)).hasSize(6).endsWith("eth5");
        assertThat(names(own)).hasSize(7).startsWith("eth0").endsWith("own");
        assertThat(names(other)).hasSize(7).startsWith("eth0").endsWith("other");
    }
}
