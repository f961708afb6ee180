package dev.remora.rules.fold;

/** How much room tables may take. Confined to one thread. */
final class Budget {
    /** Numbers of 64 bits: 32 MiB. */
    static final int MOST = 1 << 22;

    private long spent;

    void spend(long numbers) {
        spent += numbers;
    }

    boolean isOverdrawn() {
        return spent > MOST;
    }

    void renew() {
        spent = 0;
    }
}
