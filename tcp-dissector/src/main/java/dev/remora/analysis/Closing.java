package dev.remora.analysis;

/** What a FIN does to a conversation: which end sent one first, as in Wireshark. */
enum Closing {
    /** No FIN. */
    NONE,

    /** A FIN of the end that closes first. */
    ACTIVE,

    /** A FIN of the end that only follows. */
    PASSIVE
}
