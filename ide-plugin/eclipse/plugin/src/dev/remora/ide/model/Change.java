package dev.remora.ide.model;

/** What has become of a file since it was opened. */
public enum Change {
    /** Nothing, or it is gone: whoever has it open reads on. */
    NONE(""),
    /** There is more behind what was there. */
    GROWN("the file has grown since it was opened"),
    /** What was there reads otherwise. */
    OTHER("the file has been changed since it was opened");

    /** What is said of it; empty for nothing. */
    public final String words;

    Change(String words) {
        this.words = words;
    }
}
