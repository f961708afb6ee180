package dev.remora.reassembly;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes what it is given, or only as much as it has room for, a few octets at once where it is told to. */
final class Taker implements StreamConsumer {
    final ByteArrayOutputStream taken   = new ByteArrayOutputStream();
    final List<String>          remarks = new ArrayList<>();
    int                         atOnce  = Integer.MAX_VALUE;
    int                         room    = Integer.MAX_VALUE;

    @Override
    public int octets(byte[] array, int from, int count) {
        int now = Math.min(room, Math.min(count, atOnce));
        room -= now;
        taken.write(array, from, now);
        return now;
    }

    @Override
    public void gap(long octets) {
        remarks.add("gap " + octets);
    }

    @Override
    public void cut(long octets) {
        remarks.add("cut " + octets);
    }

    @Override
    public void conflict(long offset, int length) {
        remarks.add("conflict at " + offset);
    }

    @Override
    public void urgent(long offset) {
        remarks.add("urgent " + offset);
    }

    String text() {
        return taken.toString(StandardCharsets.US_ASCII);
    }
}
