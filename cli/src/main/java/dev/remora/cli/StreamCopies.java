package dev.remora.cli;

import dev.remora.reassembly.StreamConsumer;

/** Gives a stream's octets to a digest and to a file. */
record StreamCopies(StreamDigest digest, StreamFile file) implements StreamConsumer {
    @Override
    public int octets(byte[] array, int from, int count) {
        file.octets(array, from, count);
        return digest.octets(array, from, count);
    }

    @Override
    public void gap(long missing) {
        digest.gap(missing);
    }

    @Override
    public void cut(long missing) {
        digest.cut(missing);
    }

    @Override
    public void conflict(long offset, int length) {
        digest.conflict(offset, length);
    }

    @Override
    public void end() {
        file.end();
    }
}
