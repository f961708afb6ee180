package dev.remora.rules.translate;

/** What is said on one side cannot be said on the other. */
final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1;

    private final String keyword;

    /**
     * Stops a translation.
     *
     * @param keyword what stopped it; empty where it is no single word
     * @param reason  why, as a clause
     */
    Untranslatable(String keyword, String reason) {
        super(reason, null, false, false);
        this.keyword = keyword;
    }

    String keyword() {
        return keyword;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
