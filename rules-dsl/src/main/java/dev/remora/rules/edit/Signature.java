package dev.remora.rules.edit;

import java.util.List;

/**
 * How the function around the cursor is called.
 *
 * @param label         as it is written: {@code max(a, …)}
 * @param documentation what it means, in one sentence
 * @param parameters    as they stand in the label
 * @param active        the parameter that the cursor is in, from 0
 */
public record Signature(String label, String documentation, List<String> parameters, int active) {
    public Signature {
        parameters = List.copyOf(parameters);
    }
}
