package dev.remora.rules.testing;

import dev.remora.capture.CaptureException;
import dev.remora.capture.CaptureSource;
import dev.remora.rules.source.Source;

/** Opens the captures that tests name. */
@FunctionalInterface
public interface Captures {
    /**
     * The capture at this path.
     *
     * @param  path as it is written
     * @param  from the rule file that names it
     * @throws CaptureException if there is none
     */
    CaptureSource open(String path, Source from) throws CaptureException;
}
