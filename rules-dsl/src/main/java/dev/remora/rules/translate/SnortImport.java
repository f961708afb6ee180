package dev.remora.rules.translate;

import dev.remora.field.Catalogue;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Code;
import dev.remora.rules.diagnostic.Diagnostic;
import dev.remora.rules.source.Cells;
import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Translates rules of Snort and Suricata that look at headers, connections, and what the payload of a packet contains. What stands in the way of any other is named: the
 * keyword, and why.
 *
 * <p>Where both sides differ in meaning, the translation says so in a comment beside the rule. Each translated rule is checked, and one with an error, such as a value that
 * its field cannot have, is named like any other that could not be translated. Confined to one thread.
 */
public final class SnortImport {
    private static final String QUOTED = "\n// The headers that an ICMP error quotes are those of another packet; only the packet's own count.\nlet quoted = icmp or icmpv6\n";

    private static final String RATE = "it limits how often a rule alerts; here, give that rule a count";

    /** What snort.conf has beside variables and rules. */
    private static final Pattern SETTING = Pattern.compile("(include|config|preprocessor|output|dynamic\\w+|ruletype|suppress|event_filter|rate_filter|threshold)\\s.*");

    /** What to do about those settings that matter for rules. */
    private static final Map<String, String> INSTEAD = Map.of("include", "import that file by itself", "suppress", "to silence a rule here, write a suppress", "event_filter", RATE,
            "rate_filter", RATE, "threshold", RATE);

    private static final Set<Code> NEVER = EnumSet.of(Code.NEVER_HOLDS, Code.HOLDS_TWICE);

    private final SnortVariables       variables;
    private final Catalogue            catalogue;
    private final Map<String, Integer> names    = new LinkedHashMap<>();
    private final List<Refusal>        refusals = new ArrayList<>();
    private final List<Refusal>        settings = new ArrayList<>();
    private final StringBuilder        rules    = new StringBuilder();

    private final Map<String, List<String>> sets = new LinkedHashMap<>();     // of all rules that are translated

    /**
     * A rule that is not translated.
     *
     * @param line    where it begins, from 1
     * @param rule    how to call it: its line, and its sid where it has one
     * @param keyword what stopped it; empty where that is no single word
     * @param reason  why
     */
    public record Refusal(int line, String rule, String keyword, String reason) {
        /** In a line: {@code line 12, sid 2001: byte_test: only headers, connections, …}. */
        @Override
        public String toString() {
            return rule + ": " + (keyword.isEmpty() ? "" : keyword + ": ") + reason;
        }
    }

    /**
     * What came of a file.
     *
     * @param text       a rule file, in the standard layout
     * @param translated rules in it
     * @param refusals   rules that are not, in their order
     * @param settings   what is no rule and left out, in its order; the reason is what to do instead, empty where there is nothing to do
     */
    public record Result(String text, int translated, List<Refusal> refusals, List<Refusal> settings) {
        public Result {
            refusals = List.copyOf(refusals);
            settings = List.copyOf(settings);
        }
    }

    private SnortImport(SnortVariables variables, Catalogue catalogue) {
        this.variables = variables;
        this.catalogue = catalogue;
    }

    /**
     * Translates a file.
     *
     * @param name      of the pack, in lower case with hyphens
     * @param text      the file
     * @param variables what {@code $NAME} stands for, beside what the file itself defines; by name without the dollar
     * @param catalogue the fields that rules may name
     */
    public static Result translate(String name, String text, Map<String, String> variables, Catalogue catalogue) {
        return new SnortImport(new SnortVariables(variables), catalogue).all(name, text);
    }

    /** Whether a text is no file of rules: something stands in it, and nothing that is meant as one. */
    public static boolean isForeign(String text) {
        SnortVariables variables = new SnortVariables(Map.of());
        List<String> statements = statements(text).values().stream().filter(statement -> !isIdle(statement) && !variables.define(statement)).toList();
        return !statements.isEmpty() && statements.stream().noneMatch(SnortRule::isMeant);
    }

    /**
     * What stands in a text, by the line where it begins: a line each, or several of which all but the last end with a backslash, or a rule up to its closing parenthesis, as
     * Snort 3 reads it.
     */
    private static Map<Integer, String> statements(String text) {
        Map<Integer, String> statements = new LinkedHashMap<>();
        int number = 0;
        int first = 1;
        boolean isOpen = false;
        StringBuilder statement = new StringBuilder();
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            number++;
            String stripped = line.strip();
            if (isOpen && isIdle(stripped))
                continue;
            if (isOpen && (SnortRule.isBegun(stripped) || SnortVariables.isDefinition(stripped) || SETTING.matcher(stripped).matches())) {
                statements.put(first, statement.toString());
                statement.setLength(0);
            }
            if (statement.isEmpty())
                first = number;
            boolean goesOn = stripped.endsWith("\\");
            statement.append(goesOn ? stripped.substring(0, stripped.length() - 1) : stripped);
            isOpen = !goesOn && SnortRule.isBegun(statement) && statement.charAt(statement.length() - 1) != ')';
            if (goesOn || isOpen) {
                statement.append(' ');
                continue;
            }
            statements.put(first, statement.toString());
            statement.setLength(0);
        }
        statements.putIfAbsent(first, statement.toString().strip());
        return statements;
    }

    private static boolean isIdle(String statement) {
        return statement.isEmpty() || statement.startsWith("#");
    }

    private Result all(String name, String text) {
        Map<Integer, String> statements = statements(text);
        statements.values().forEach(variables::define);            // all of them: a rule takes the last definition, wherever it stands
        statements.forEach(this::statement);
        return result(name);
    }

    private Result result(String name) {
        String common = (sets.isEmpty() ? "" : "\n// " + remark() + '\n') + lets(sets) + (rules.indexOf("not quoted") < 0 ? "" : QUOTED);
        String text = "pack " + name + " \"Rules of " + name + ", translated\"\n" + common + rules;
        return new Result(Format.format(Source.of(name, text)).text(), names.size(), refusals, settings);
    }

    private String remark() {
        String assumed = sets.keySet().stream().filter(variables::isStandard).collect(Collectors.joining(", "));
        return "The variables of the original." + (assumed.isEmpty() ? "" : " Not defined there: " + assumed + ". Put your own values here, or import again with --define.");
    }

    private static String lets(Map<String, List<String>> sets) {
        return sets.entrySet().stream().map(set -> "let " + set.getKey() + " = {" + String.join(", ", set.getValue()) + "}\n").collect(Collectors.joining());
    }

    private void statement(int line, String text) {
        if (isIdle(text) || SnortVariables.isDefinition(text))
            return;
        String name = "line " + line;
        Matcher setting = SETTING.matcher(text);
        if (setting.matches()) {
            Refusal left = new Refusal(line, name, text, INSTEAD.getOrDefault(setting.group(1), ""));
            settings.add(left);
            if (!left.reason().isEmpty())
                rules.append("\n// Left out: ").append(Cells.expand(left.toString())).append('\n');
            return;
        }
        try {
            SnortRule rule = SnortRule.parse(line, text);
            name = rule.name();
            String own = name(rule);
            SnortTranslation translation = new SnortTranslation(rule, variables);
            String translated = translation.text(own);
            String doubt = check(lets(translation.sets()) + translated);
            sets.putAll(translation.sets());
            names.put(own, line);
            rules.append('\n').append(doubt).append(translated);
        } catch (Untranslatable e) {
            refusals.add(new Refusal(line, name, e.keyword(), e.reason()));
            rules.append("\n// Not translated: ").append(Cells.expand(refusals.getLast().toString())).append('\n');
        }
    }

    /** Stops a rule that the checker would refuse: one of them would keep the whole file from running. Returns a comment where it warns that the rule contradicts itself. */
    private String check(String rule) throws Untranslatable {
        Source source = Source.of("rule", (QUOTED + rule).getBytes(StandardCharsets.UTF_8));
        List<Diagnostic> all = RuleFiles.of(List.of(source), catalogue, (path, from) -> Optional.empty()).files().getFirst().diagnostics();
        for (Diagnostic found : all)
            if (found.isError())
                throw new Untranslatable(source.text().substring(found.span().start(), found.span().end()).strip(), found.message());
        return all.stream().filter(found -> NEVER.contains(found.code())).map(found -> "// Note that " + Cells.expand(found.message()) + ".\n").findFirst().orElse("");
    }

    private String name(SnortRule rule) throws Untranslatable {
        String sid = rule.value("sid", "").replaceFirst("^0+(?=\\d)", "");
        String name = sid.matches("\\d+") ? "sid-" + sid : "line-" + rule.line();
        Integer before = names.get(name);
        if (before != null)
            throw new Untranslatable("sid", "line " + before + " already has this number");
        return name;
    }
}
