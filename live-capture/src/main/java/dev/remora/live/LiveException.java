package dev.remora.live;

import java.io.IOException;

/** Packets cannot be captured; says why and what to do. */
public final class LiveException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Diagnosis.Trouble trouble;

    LiveException(Diagnosis.Trouble trouble, Throwable cause) {
        super(trouble.problem() + " " + trouble.remedy(), cause);
        this.trouble = trouble;
    }

    /** What is wrong. */
    public Diagnosis.Trouble trouble() {
        return trouble;
    }
}
