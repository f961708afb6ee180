package dev.remora.dissect;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A point where protocols plug in: a number in one header says what comes next. A constant beside that header; the dissectors behind it
 * belong to {@link Dissectors}. Safe for many threads.
 */
public final class Table {
    private static final AtomicInteger NEXT = new AtomicInteger();

    final int            index = NEXT.getAndIncrement();
    private final String name;

    private Table(String name) {
        this.name = name;
    }

    /** A new table, named after the field whose values are its keys: {@code ip.proto}. */
    public static Table of(String name) {
        return new Table(name);
    }

    /** Name of the field whose values are its keys. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
