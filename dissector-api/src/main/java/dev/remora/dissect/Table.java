package dev.remora.dissect;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A point where protocols plug in: a number in one header says what comes next. A constant beside that header; the dissectors behind it
 * belong to {@link Dissectors}. Immutable.
 *
 * @param name  name of the field whose values are its keys: {@code ip.proto}
 * @param index its place among all tables
 */
public record Table(String name, int index) {
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** A new table, named after the field whose values are its keys. */
    public static Table of(String name) {
        return new Table(name, NEXT.getAndIncrement());
    }

    @Override
    public String toString() {
        return name;
    }
}
