package dev.remora.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class SinkTest {
    private static final String PIECE = "x".repeat(1 << 16);

    private static final class Full extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("no room");
        }
    }

    @Test
    void aListenerHearsNothingOfAFailure() throws IOException {
        Results.Sink sink = new Results.Sink(new Full(), true);
        for (int i = 0; i < 3; i++) {
            sink.text().text(PIECE);
            sink.pass();
        }

        assertThat(sink.text().length()).as("kept for nobody").isLessThan(2 << 16);
        assertThatThrownBy(sink::advance).isInstanceOf(IOException.class).hasMessage("no room");
    }

    @Test
    void writesPieceAfterPiece() throws IOException {
        Results.Sink sink = new Results.Sink(OutputStream.nullOutputStream(), true);
        sink.text().text(PIECE);
        sink.pass();

        assertThat(sink.text().length()).isZero();
    }
}
