package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a rule of Snort or Suricata looks for in the payload of a packet: contents, each alone or in a chain of those that are looked for from where the one before ended;
 * how much there is; and Perl-compatible patterns.
 */
final class SnortPayload {
    private static final Pattern LENGTH = Pattern.compile("\\s*(!?)\\s*(\\d{1,5})\\s*((?:,\\s*(?:relative|rawbytes)\\s*)*)");
    private static final Pattern PERL   = Pattern.compile("\\s*(!?)\\s*\"/(.*)/(\\w*)\"\\s*", Pattern.DOTALL);

    private final String             field;
    private final List<SnortContent> contents      = new ArrayList<>();
    private final List<String>       conditions    = new ArrayList<>();
    private int                      behindPattern = -1;      // index of the content that follows a pattern

    /**
     * Looks for nothing yet.
     *
     * @param protocol of the rule
     */
    SnortPayload(String protocol) {
        // Behind the header of ICMP: with the time that ping writes, and with what an error quotes.
        this.field = protocol.startsWith("icmp") ? protocol + "#1[8:]" : protocol.equals("ip") ? "" : protocol + ".payload";
    }

    /**
     * Takes an option that is about the payload, or says that this one is not.
     *
     * @throws Untranslatable if it is, and cannot be said here
     */
    boolean takes(SnortRule.Option option) throws Untranslatable {
        switch (option.keyword()) {
            case "content" -> contents.add(SnortContent.of(option.written()));
            case "isdataat" -> length(option.written());
            case "pcre" -> pattern(option.written());
            default -> {
                return !contents.isEmpty() && contents.getLast().takes(option.keyword(), option.value());
            }
        }
        if (field.isEmpty())
            throw new Untranslatable(option.keyword(), "only rules for tcp, udp and icmp can look at the payload");
        return true;
    }

    /** More octets than it says, counted from the start, or at least as many behind what was found. */
    private void length(String written) throws Untranslatable {
        Matcher parts = LENGTH.matcher(written);
        if (!parts.matches())
            throw new Untranslatable("isdataat", '`' + written + "` is not a number of octets");
        boolean isRelative = parts.group(3).contains("relative");
        boolean fewer = !parts.group(1).isEmpty();
        if (!isRelative)
            conditions.add("len(" + field + ") " + (fewer ? "<= " : "> ") + parts.group(2));
        else if (contents.isEmpty() || contents.getLast().isNegated() || behindPattern == contents.size())
            throw new Untranslatable("isdataat", "there is no content before it to count from");
        else
            contents.getLast().isFollowed(Integer.parseInt(parts.group(2)), fewer);
    }

    private void pattern(String written) throws Untranslatable {
        Matcher parts = PERL.matcher(written);
        if (!parts.matches())
            throw new Untranslatable("pcre", "a pattern must be in quotes and between slashes");
        if (written.indexOf(SnortContent.UNREADABLE) >= 0)
            throw new Untranslatable("pcre", "it has octets that are not UTF-8; write them as \\xHH");
        String letters = parts.group(3);
        if (!letters.matches("[ismx]*"))
            throw new Untranslatable("pcre", "only the flags i, s, m and x are translated");
        String others = letters.replace("i", "");
        String mode = letters.contains("i") ? others.isEmpty() ? "" : "(?" + others + ')' : "(?" + others + "-i)";
        conditions.add((parts.group(1).isEmpty() ? "" : "not ") + matches(mode + raw(parts.group(2))));
        behindPattern = contents.size();
    }

    private String matches(String pattern) {
        return field + " matches r\"" + pattern + '"';
    }

    /** A pattern such that no quote ends the raw text around it, and no backslash keeps it from ending. */
    private static String raw(String pattern) {
        StringBuilder raw = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean escapes = c == '\\' && i + 1 < pattern.length();
            if (escapes && pattern.charAt(i + 1) != '\\')
                raw.append(c).append(pattern.charAt(++i));
            else if (c == '\\') {
                raw.append("\\x5c");
                i++;
            } else
                raw.append(c == '"' ? "\\\"" : c);
        }
        return raw.toString();
    }

    /** All that is asked, as conditions that hold together. There must be a payload, too, where only something is asked that is not in it. */
    List<String> conditions() throws Untranslatable {
        List<String> all = new ArrayList<>();
        for (List<SnortContent> chain : chains())
            all.add((chain.getFirst().isNegated() ? "not " : "") + condition(chain));
        all.addAll(conditions);
        if (!all.isEmpty() && all.stream().allMatch(condition -> condition.startsWith("not ")))
            all.addFirst(field);
        return all;
    }

    private String condition(List<SnortContent> chain) throws Untranslatable {
        SnortContent first = chain.getFirst();
        if (chain.size() == 1 && first.isAnywhere() && !first.isCaseless())
            return field + " contains " + first.text();
        boolean caseless = chain.stream().allMatch(SnortContent::isCaseless);
        StringBuilder pattern = new StringBuilder(caseless ? "" : "(?-i)");
        for (SnortContent content : chain)
            pattern.append(content.pattern(caseless));
        return matches(pattern.toString());
    }

    private List<List<SnortContent>> chains() throws Untranslatable {
        List<List<SnortContent>> chains = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            SnortContent content = contents.get(i);
            if (!content.isRelative())
                chains.add(new ArrayList<>());
            else if (i == 0 || i == behindPattern || content.isNegated() || contents.get(i - 1).isNegated())
                throw new Untranslatable("content", "distance and within need a content before them, and neither content may be negated");
            chains.getLast().add(content);
        }
        return chains;
    }
}
