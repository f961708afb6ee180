package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.packet.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a program can ask of what is wrong with a capture. */
class CaptureExceptionTest {
    @Test
    void tellsWhatIsCutShortFromWhatIsDamaged() throws IOException {
        for (String name : List.of("pcap-cut-in-frame", "pcap-cut-in-record-header", "pcapng-cut-in-block"))
            assertThat(damage(Fixture.named(name).octets()).isCutShort()).as(name).isTrue();
        for (String name : List.of("pcapng-interface-unknown", "not-text"))
            assertThat(damage(Fixture.named(name).octets()).isCutShort()).as(name).isFalse();
    }

    @Test
    void tellsItOfWhatIsCompressedToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(Fixture.named("pcap").octets());
        }
        byte[] whole = out.toByteArray();
        byte[] otherChecksum = whole.clone();
        otherChecksum[whole.length - 8] ^= 1;

        assertThat(damage(Arrays.copyOf(whole, whole.length - 9)).isCutShort()).isTrue();
        assertThat(damage(otherChecksum).isCutShort()).isFalse();
    }

    private static CaptureException damage(byte[] octets) {
        return catchThrowableOfType(CaptureException.class, () -> {
            try (Capture capture = Capture.open(new ByteArrayInputStream(octets), "x")) {
                Frame frame = new Frame();
                while (capture.next(frame)) {}
            }
        });
    }
}
