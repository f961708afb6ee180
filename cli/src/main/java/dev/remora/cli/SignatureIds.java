package dev.remora.cli;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Numbers for rules, for tools that know rules by number: the original's where {@code import} named the rule after it, else one made of the name. Each rule keeps its own. */
final class SignatureIds {
    private static final long FIRST    = 1L << 30;               // above nearly all numbers that rules of others have
    private static final long LAST     = (1L << 31) - 1;
    private static final long GREATEST = (1L << 32) - 1;         // that a rule of others may have

    private static final Pattern IMPORTED = Pattern.compile("(?:.*/)?sid-(\\d{1,10})");

    private final Map<String, Long> ids   = new HashMap<>();
    private final Set<Long>         taken = new HashSet<>();

    SignatureIds(List<String> names) {
        names.forEach(this::keep);
        names.stream().filter(name -> !ids.containsKey(name)).forEach(this::make);
    }

    /** Where two packs have rules of one number, the first keeps it: a number is one rule. */
    private void keep(String name) {
        Matcher imported = IMPORTED.matcher(name);
        if (!imported.matches())
            return;
        long id = Long.parseLong(imported.group(1));
        if (id <= GREATEST && taken.add(id))
            ids.put(name, id);
    }

    private void make(String name) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        long id = FIRST | checksum.getValue() & FIRST - 1;
        while (!taken.add(id))
            id = id == LAST ? FIRST : id + 1;
        ids.put(name, id);
    }

    /** The number of a rule, or of a clause of a policy. */
    long of(String name) {
        return ids.getOrDefault(name, FIRST);
    }
}
