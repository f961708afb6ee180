package dev.remora.rules.translate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How often a rule of Snort or Suricata must hold before it alerts. */
final class SnortCount {
    /** Options that count. */
    static final List<String> KEYWORDS = List.of("threshold", "detection_filter");

    private static final Set<String> WORDS = Set.of("type", "track", "count", "seconds");
    private static final Set<String> TYPES = Set.of("limit", "threshold", "both");

    private SnortCount() {}

    /**
     * A window. Snort alerts once more in each interval; a rule here alerts once for as long as it lasts, and then sums up.
     *
     * @throws Untranslatable if it has no count or no seconds, or counts in a way or by something unknown
     */
    static String clause(SnortRule.Option option) throws Untranslatable {
        Map<String, String> words = Arrays.stream(option.value().split(",")).map(String::strip).filter(word -> !word.isEmpty())
                .collect(Collectors.toMap(word -> word.replaceFirst("\\s.*", ""), word -> word.replaceFirst("\\S+\\s*", ""), (one, other) -> other, LinkedHashMap::new));
        String type = words.getOrDefault("type", "threshold");
        if (!TYPES.contains(type))
            throw new Untranslatable("type " + type, "only limit, threshold and both are translated");
        for (String word : words.keySet())
            if (!WORDS.contains(word))
                throw new Untranslatable(option.keyword(), '`' + word + "` changes what is counted, and only type, track, count and seconds are translated");
        String count = words.getOrDefault("count", "");
        String seconds = words.getOrDefault("seconds", "");
        if (!count.matches("\\d{1,9}") || !seconds.matches("\\d{1,9}"))
            throw new Untranslatable(option.keyword(), "it needs a count and seconds");
        boolean isFilter = "detection_filter".equals(option.keyword());
        long least = type.equals("limit") ? 1 : Long.parseLong(count) + (isFilter ? 1 : 0);
        return by(words.getOrDefault("track", "")) + "within " + seconds + "s >= " + least;
    }

    private static String by(String track) throws Untranslatable {
        return switch (track) {
            case "by_src" -> "by ip.src ";
            case "by_dst" -> "by ip.dst ";
            case "by_both" -> "by ip.src, ip.dst ";
            case "by_flow" -> "by connection ";
            case "by_rule" -> "";
            default -> throw new Untranslatable("track " + track, "this must be by_src, by_dst, by_both, by_flow or by_rule");
        };
    }
}
