package dev.remora.rules.translate;

import dev.remora.rules.source.Source;
import dev.remora.rules.syntax.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates rules of Snort and Suricata that look at headers alone. What stands in the way of any other is named: the keyword, and why.
 *
 * <p>Where both sides differ in meaning, the translation says so in a comment beside the rule. Confined to one thread.
 */
public final class SnortImport {
    private final SnortVariables       variables;
    private final Map<String, Integer> names    = new LinkedHashMap<>();
    private final List<Refusal>        refusals = new ArrayList<>();
    private final StringBuilder        rules    = new StringBuilder();

    /**
     * A rule that is not translated.
     *
     * @param line    where it begins, from 1
     * @param rule    how to call it: its line, and its sid where it has one
     * @param keyword what stopped it; empty where that is no single word
     * @param reason  why
     */
    public record Refusal(int line, String rule, String keyword, String reason) {
        /** In a line: {@code line 12, sid 2001: content: the payload is not looked at}. */
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
     */
    public record Result(String text, int translated, List<Refusal> refusals) {
        public Result {
            refusals = List.copyOf(refusals);
        }
    }

    private SnortImport(SnortVariables variables) {
        this.variables = variables;
    }

    /**
     * Translates a file.
     *
     * @param name      of the pack, in lower case with hyphens
     * @param text      the file
     * @param variables what {@code $NAME} stands for, beside what the file itself defines; by name without the dollar
     */
    public static Result translate(String name, String text, Map<String, String> variables) {
        return new SnortImport(new SnortVariables(variables)).all(name, text);
    }

    private Result all(String name, String text) {
        int number = 0;
        int first = 1;
        StringBuilder statement = new StringBuilder();
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (statement.isEmpty())
                first = number;
            boolean goesOn = stripped.endsWith("\\");
            statement.append(goesOn ? stripped.substring(0, stripped.length() - 1) + ' ' : stripped);
            if (goesOn)
                continue;
            statement(first, statement.toString());
            statement.setLength(0);
        }
        statement(first, statement.toString());
        return result(name);
    }

    private Result result(String name) {
        String quoted = rules.indexOf("not quoted") < 0 ? ""
                : "\n// A header that an ICMP error quotes is somebody else's: only the packet's own is judged.\nlet quoted = icmp or icmpv6\n";
        String text = "pack " + name + " \"Rules of " + name + ", translated\"\n" + quoted + rules;
        return new Result(Format.format(Source.of(name, text)).text(), names.size(), refusals);
    }

    private void statement(int line, String text) {
        if (text.isEmpty() || text.startsWith("#") || variables.define(text))
            return;
        String name = "line " + line;
        try {
            SnortRule rule = SnortRule.parse(line, text);
            name = rule.name();
            String own = name(rule);
            String translated = new SnortTranslation(rule, variables).text(own);
            names.put(own, line);
            rules.append('\n').append(translated);
        } catch (Untranslatable e) {
            refusals.add(new Refusal(line, name, e.keyword(), e.reason()));
            rules.append("\n// Not translated: ").append(refusals.getLast()).append('\n');
        }
    }

    private String name(SnortRule rule) throws Untranslatable {
        String sid = rule.value("sid", "");
        String name = sid.matches("\\d+") ? "sid-" + sid : "line-" + rule.line();
        Integer before = names.get(name);
        if (before != null)
            throw new Untranslatable("sid", "line " + before + " has this number already");
        return name;
    }
}
