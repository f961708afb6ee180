package dev.remora.cli;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/** Numbers for rules, for tools that know rules by number: made of the name, so that a rule keeps its number when others come and go. */
final class SignatureIds {
    private static final int FIRST = 1 << 30;                // above all numbers that rules of others have

    private final Map<String, Integer> ids = new HashMap<>();

    SignatureIds(List<String> names) {
        Set<Integer> taken = new HashSet<>();
        for (String name : names) {
            CRC32 checksum = new CRC32();
            checksum.update(name.getBytes(StandardCharsets.UTF_8));
            int id = FIRST | (int) checksum.getValue() & FIRST - 1;
            while (!taken.add(id))
                id = id == Integer.MAX_VALUE ? FIRST : id + 1;
            ids.put(name, id);
        }
    }

    /** The number of a rule, or of a clause of a policy. */
    int of(String name) {
        return ids.getOrDefault(name, FIRST);
    }
}
