package dev.remora.rules.translate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names with a dollar stand for: what the caller says, or else the file, where the last of several definitions counts, as in Snort. Some are known also where
 * nobody says so, as in a fresh Suricata or Snort: private addresses are at home, all others are external, servers are at home, and services have their usual ports.
 */
final class SnortVariables {
    private static final Pattern DEFINITION = Pattern.compile("(?:var|ipvar|portvar)\\s+(\\w+)\\s+(\\S.*?)(?:\\s#.*)?");
    private static final Pattern USE        = Pattern.compile("\\$\\{?(\\w+)}?");
    private static final int     DEEPEST    = 100;
    private static final int     LONGEST    = 1 << 16;

    private static final Map<String, String> STANDARD = new HashMap<>(Map.of("HOME_NET", "[10.0.0.0/8,172.16.0.0/12,192.168.0.0/16]", "EXTERNAL_NET", "!$HOME_NET",
            "HTTP_PORTS", "80", "SHELLCODE_PORTS", "!80", "ORACLE_PORTS", "1521", "SSH_PORTS", "22", "FTP_PORTS", "21", "FILE_DATA_PORTS", "[$HTTP_PORTS,110,143]"));

    static {
        for (String server : List.of("HTTP", "SMTP", "SQL", "DNS", "TELNET", "AIM", "SSH", "FTP", "SIP", "DC"))
            STANDARD.put(server + "_SERVERS", "$HOME_NET");
    }

    // Written in capitals, a name cannot be one of a field or a keyword.
    private static final Pattern NAMED = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]*)}?");
    private static final Pattern ALIAS = Pattern.compile("!+\\$\\{?\\w+}?");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String>         given;       // by the caller

    SnortVariables(Map<String, String> defined) {
        values.putAll(defined);
        given = Set.copyOf(defined.keySet());
    }

    /** Whether a line defines one. */
    static boolean isDefinition(String line) {
        return DEFINITION.matcher(line).matches();
    }

    /** Whether a line defines one; then it is taken. */
    boolean define(String line) {
        Matcher definition = DEFINITION.matcher(line);
        if (definition.matches() && !given.contains(definition.group(1)))
            values.put(definition.group(1), extended(definition.group(1), definition.group(2).replaceAll("\\s", "")));
        return definition.matches();
    }

    // `ipvar HOME_NET [$HOME_NET,192.168.0.0/16]`: with what it stood for until then.
    private String extended(String name, String value) {
        String before = values.getOrDefault(name, "");
        Matcher use = USE.matcher(value);
        StringBuilder extended = new StringBuilder();
        while (!before.isEmpty() && extended.length() <= LONGEST && use.find())
            use.appendReplacement(extended, Matcher.quoteReplacement(use.group(1).equals(name) ? before : use.group()));
        return extended.length() > LONGEST ? value : use.appendTail(extended).toString();
    }

    /** What is said of one end in a rule; where that is all of a variable, or all but it, under the variable's name. */
    SnortAddresses end(String text) throws Untranslatable {
        String resolved = resolve(text);
        int negations = text.length() - text.replaceFirst("^!+", "").length();
        Matcher name = NAMED.matcher(text.substring(negations));
        if (!name.matches())
            return SnortAddresses.of(resolved);
        String value = Objects.requireNonNullElse(values.getOrDefault(name.group(1), STANDARD.get(name.group(1))), "");
        if (ALIAS.matcher(value).matches())
            return end("!".repeat(negations) + value);
        SnortAddresses named = SnortAddresses.of(resolve(value));
        return named.isList() ? named.under(name.group(1), negations % 2 != 0) : SnortAddresses.of(resolved);
    }

    /** Whether nobody has said what a variable stands for, so that it has its default. */
    boolean isStandard(String name) {
        return !values.containsKey(name);
    }

    /**
     * The text with every variable in its place.
     *
     * @throws Untranslatable if one is unknown, or stands for itself or too much
     */
    String resolve(String text) throws Untranslatable {
        return resolve(text, new ArrayDeque<>());
    }

    private String resolve(String text, Deque<String> under) throws Untranslatable {
        if (text.indexOf('$') < 0)
            return text;
        StringBuilder resolved = new StringBuilder();
        Matcher use = USE.matcher(text);
        int from = 0;
        for (; use.find(); from = use.end()) {
            resolved.append(text, from, use.start()).append(value(use.group(1), under));
            if (resolved.length() > LONGEST)
                throw new Untranslatable("$" + use.group(1), "its variables expand to more than " + LONGEST + " characters");
        }
        if (text.indexOf('$', from) >= 0)
            throw new Untranslatable(text, "a name must follow the dollar sign");
        return resolved.append(text, from, text.length()).toString();
    }

    private String value(String name, Deque<String> under) throws Untranslatable {
        if (under.contains(name))
            throw new Untranslatable("$" + name, "this variable is defined by itself");
        if (under.size() == DEEPEST)
            throw new Untranslatable("$" + name, "variables are nested more than " + DEEPEST + " deep");
        String value = values.getOrDefault(name, STANDARD.get(name));
        if (value == null)
            throw new Untranslatable("$" + name, "this variable is not defined; define it in the file, or with --define");
        under.push(name);
        String resolved = resolve(value, under);
        under.pop();
        return resolved;
    }
}
