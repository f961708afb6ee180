package dev.remora.ide.model;

/** Which packets of a capture are in the list, all or those a filter chose, and in which order. */
public sealed interface Shown {
    /** How many. */
    int size();

    /** Frame number at a place in the list, from 0. */
    int number(int place);

    /** Place of a frame in the list; negative where it is not in it: in the order of the capture, -(place of the next one) - 1. */
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

    /** The packets of a list that grows no more, the last one first. */
    record Reversed(Shown of) implements Shown {
        @Override
        public int size() {
            return of.size();
        }

        @Override
        public int number(int place) {
            return of.number(size() - 1 - place);
        }

        @Override
        public int place(int number) {
            int place = of.place(number);
            return place < 0 ? place : size() - 1 - place;
        }
    }

    /** The packets of a list that grows no more, in another order. */
    final class Sorted implements Shown {
        private final Shown of;
        private final int[] order;
        private final int[] places;

        /** These packets; `order` has the place of each in the list that is sorted. */
        public Sorted(Shown of, int[] order) {
            this.of = of;
            this.order = order;
            this.places = new int[order.length];
            for (int place = 0; place < order.length; place++)
                places[order[place]] = place;
        }

        @Override
        public int size() {
            return order.length;
        }

        @Override
        public int number(int place) {
            return of.number(order[place]);
        }

        @Override
        public int place(int number) {
            int place = of.place(number);
            return place < 0 || place >= order.length ? -1 : places[place];
        }
    }
}
