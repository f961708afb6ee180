package dev.remora.ide.model;

/** Which packets of a capture are in the list: all, or those a filter chose. */
public sealed interface Shown {
    /** How many. */
    int size();

    /** Frame number at a place in the list, from 0. */
    int number(int place);

    /** Place of a frame in the list; negative where it is not in it: -(place of the next one) - 1. */
    int place(int number);

    /** All packets of a file. */
    record All(CaptureFile file) implements Shown {
        @Override
        public int size() {
            return file.size();
        }

        @Override
        public int number(int place) {
            return place + 1;
        }

        @Override
        public int place(int number) {
            return number - 1;
        }
    }

    /** The packets with these numbers, ascending. */
    record Some(Chunks numbers) implements Shown {
        @Override
        public int size() {
            return numbers.size();
        }

        @Override
        public int number(int place) {
            return numbers.at(place);
        }

        @Override
        public int place(int number) {
            return numbers.search(number);
        }
    }
}
