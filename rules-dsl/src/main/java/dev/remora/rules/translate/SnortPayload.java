package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of Snort or Suricata looks for in the payload of a packet: contents and Perl-compatible patterns, each alone or in a chain of those that are looked for
 * from where the one before ended; and how much there is.
 */
final class SnortPayload {
    private final String          field;
    private final List<SnortStep> steps = new ArrayList<>();

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
            case "content" -> steps.add(SnortContent.of(option.written()));
            case "isdataat" -> steps.add(SnortLength.of(option.written()));
            case "pcre" -> steps.add(SnortPattern.of(option.written()));
            default -> {
                for (SnortStep step : steps.reversed())
                    if (step instanceof SnortContent content)
                        return content.takes(option.keyword(), option.value());
                return false;
            }
        }
        if (field.isEmpty())
            throw new Untranslatable(option.keyword(), "only rules for tcp, udp and icmp can look at the payload");
        return true;
    }

    /** All that is asked, as conditions that hold together. There must be a payload, too, where only something is asked that is not in it. */
    List<String> conditions() throws Untranslatable {
        List<SnortChain> chains = chains();
        List<String> all = new ArrayList<>();
        for (SnortChain chain : chains)
            all.add((chain.isNegated() ? "not " : "") + chain.condition(field));
        for (SnortStep step : steps)
            if (step instanceof SnortLength length && !length.isRelative())
                all.add(length.condition(field));
        if (!chains.isEmpty() && all.size() == chains.size() && chains.stream().allMatch(SnortChain::isNegated))
            all.addFirst(field);
        return all;
    }

    /** What is relative goes on where the last ended that moves on, or counts from the start where there is none. */
    private List<SnortChain> chains() throws Untranslatable {
        List<SnortChain> chains = new ArrayList<>();
        @Nullable SnortChain open = null;
        for (SnortStep step : steps) {
            if (step instanceof SnortLength length && !length.isRelative())
                continue;
            SnortChain chain = open;
            if (chain == null || !step.isRelative()) {
                chain = new SnortChain(step.isRelative());
                chains.add(chain);
            }
            chain.add(step);
            if (step.isRelative() || step.movesOn())
                open = chain;
        }
        return chains;
    }
}
