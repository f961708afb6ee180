package dev.remora.rules.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names with a dollar stand for: what the caller says, or else the file. Two are known also where nobody says so, as in a fresh Suricata: private
 * addresses are at home, all others are external.
 */
final class SnortVariables {
    private static final Pattern DEFINITION = Pattern.compile("(?:var|ipvar|portvar)\\s+(\\w+)\\s+(\\S.*)");
    private static final Pattern USE        = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final int     DEEPEST    = 16;

    private static final Map<String, String> STANDARD = Map.of("HOME_NET", "[10.0.0.0/8,172.16.0.0/12,192.168.0.0/16]", "EXTERNAL_NET", "!$HOME_NET");

    private final Map<String, String> values = new HashMap<>();

    SnortVariables(Map<String, String> defined) {
        values.putAll(defined);
    }

    /** Whether a line defines one; then it is taken. */
    boolean define(String line) {
        Matcher definition = DEFINITION.matcher(line);
        if (definition.matches())
            values.putIfAbsent(definition.group(1), definition.group(2).replaceAll("\\s", ""));
        return definition.matches();
    }

    /**
     * The text with every variable in its place.
     *
     * @throws Untranslatable if one is unknown, or stands for itself
     */
    String resolve(String text) throws Untranslatable {
        String resolved = text;
        for (int depth = 0; resolved.indexOf('$') >= 0; depth++) {
            Matcher use = USE.matcher(resolved);
            if (!use.find() || depth == DEEPEST)
                throw new Untranslatable(text, "this variable stands for itself, or has no name");
            String value = values.getOrDefault(use.group(1), STANDARD.get(use.group(1)));
            if (value == null)
                throw new Untranslatable("$" + use.group(1), "this variable is not defined");
            resolved = resolved.substring(0, use.start()) + value + resolved.substring(use.end());
        }
        return resolved;
    }
}
