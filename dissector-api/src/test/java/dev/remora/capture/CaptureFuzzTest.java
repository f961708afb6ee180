package dev.remora.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.remora.packet.Frame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any octets, read as a capture, give frames and then the end or a {@link CaptureException}. A plain run replays the fixtures;
 * {@code JAZZER_FUZZ=1} in the environment goes on from them.
 */
class CaptureFuzzTest {
    static Stream<Arguments> fixtures() throws IOException {
        return Fixture.all().stream().map(fixture -> Arguments.of((Object) fixture.octets()));
    }

    @MethodSource("fixtures")
    @FuzzTest
    void endsOrSaysWhatIsWrong(byte[] octets) throws IOException {
        Frame frame = new Frame();
        try (Capture capture = Capture.open(new ByteArrayInputStream(octets), "fuzz", 64)) {
            for (long number = 1; capture.next(frame); number++) {
                assertThat(frame.number()).isEqualTo(number);
                assertThat(frame.start() + frame.length()).isLessThanOrEqualTo(frame.array().length);
                assertThat(capture.mark().position()).isGreaterThan(capture.position()).isLessThanOrEqualTo(Integer.MAX_VALUE);
                assertThat(frame.comments()).doesNotContainNull();
            }
        } catch (CaptureException e) {
            assertThat(e).hasMessageStartingWith("fuzz: octet ");
        }
    }
}
