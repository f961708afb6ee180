package dev.remora.ide.model;

import java.util.Arrays;
import java.util.BitSet;

/** Numbers that some frames of a capture have, any number of them each; eight octets a number. Written frame by frame by one thread, read by any. */
final class Links {
    private final Chunks frames  = new Chunks();
    private final Chunks numbers = new Chunks();

    /** Adds a number to the last frame, or to one behind it. */
    void add(int frame, int number) {
        numbers.add(number);
        frames.add(frame);                              // whoever sees it sees its number
    }

    /** Whether no frame has any. */
    boolean isEmpty() {
        return frames.size() == 0;
    }

    /** The numbers of a frame, as they were added. */
    int[] of(int frame) {
        int from = first(frame);
        int to = from;
        while (to < frames.size() && frames.at(to) == frame)
            to++;
        int[] own = new int[to - from];
        Arrays.setAll(own, i -> numbers.at(from + i));
        return own;
    }

    /** These frames, those that the numbers of them are of, and so on. All ascending. */
    int[] closure(int... from) {
        BitSet all = new BitSet();
        for (int frame : from)
            include(all, frame);
        return all.stream().toArray();
    }

    private void include(BitSet all, int frame) {
        if (all.get(frame))
            return;
        all.set(frame);
        for (int number : of(frame))
            include(all, number);
    }

    private int first(int frame) {
        int place = frames.search(frame);
        while (place > 0 && frames.at(place - 1) == frame)
            place--;
        return place < 0 ? -place - 1 : place;
    }

    /** Goes through the frames in ascending order, and asks each whether it has a number: less work than to look each up. */
    final class Walk {
        private final int number;
        private int       next;

        Walk(int number) {
            this.number = number;
        }

        /** Whether a frame behind those that were asked has the number. */
        boolean has(int frame) {
            boolean found = false;
            for (; next < frames.size() && frames.at(next) <= frame; next++)
                found |= frames.at(next) == frame && numbers.at(next) == number;
            return found;
        }
    }
}
