package dev.remora.cli;

import dev.remora.reassembly.StreamConsumer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a stream's octets as they come, and how many are missing between them. */
final class StreamDigest implements StreamConsumer {
    private final MessageDigest digest = sha256();
    private long                octets;
    private long                gaps;
    private long                conflicts;
    private String              result = "";

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int octets(byte[] array, int from, int count) {
        digest.update(array, from, count);
        octets += count;
        return count;
    }

    @Override
    public void gap(long missing) {
        gaps += missing;
    }

    /** Those are no gap between segments, and are told of the capture as a whole. */
    @Override
    public void cut(long missing) {}

    @Override
    public void conflict(long offset, int length) {
        conflicts++;
    }

    /** How often octets were sent a second time, and were others. */
    long conflicts() {
        return conflicts;
    }

    /** Octets so far. */
    long octets() {
        return octets;
    }

    /** Octets missing between them. */
    long gaps() {
        return gaps;
    }

    /** The digest in hexadecimal; nothing may come after it was asked for. */
    String result() {
        if (result.isEmpty())
            result = HexFormat.of().formatHex(digest.digest());
        return result;
    }
}
