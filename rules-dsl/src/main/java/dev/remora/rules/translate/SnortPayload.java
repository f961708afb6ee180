package dev.remora.rules.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of Snort or Suricata looks for in the payload of a packet, or in a header: contents and Perl-compatible patterns, each alone or in a chain of those that
 * are looked for from where the one before ended; numbers; and how much there is.
 */
final class SnortPayload {
    private final String      protocol;
    private final SnortBuffer payload;
    private SnortBuffer       buffer;      // what comes next is looked for in it

    private final Map<SnortBuffer, List<SnortStep>> steps = new LinkedHashMap<>();

    /**
     * Looks for nothing yet.
     *
     * @param protocol of the rule
     */
    SnortPayload(String protocol) {
        this.protocol = protocol;
        this.payload = SnortBuffer.payload(protocol);
        this.buffer = payload;
    }

    /**
     * Takes an option that is about octets, or says that this one is not.
     *
     * @throws Untranslatable if it is, and cannot be said here
     */
    boolean takes(SnortRule.Option option) throws Untranslatable {
        switch (option.keyword()) {
            case "content" -> add(option, SnortContent.of(option.written()));
            case "isdataat" -> add(option, SnortLength.of(option.written()));
            case "pcre" -> add(option, SnortPattern.of(option.written()));
            case "byte_test" -> add(option, SnortByteTest.of(option.written()));
            case "pkt_data", "raw_data" -> buffer = payload;
            case "udp.hdr" -> buffer = udpHeader();
            default -> {
                for (SnortStep step : steps.getOrDefault(buffer, List.of()).reversed())
                    if (step instanceof SnortContent content)
                        return content.takes(option.keyword(), option.value());
                return false;
            }
        }
        return true;
    }

    private SnortBuffer udpHeader() throws Untranslatable {
        if (!protocol.equals("udp"))
            throw new Untranslatable("udp.hdr", "only rules for udp can look at this header");
        return SnortBuffer.UDP_HEADER;
    }

    private void add(SnortRule.Option option, SnortStep step) throws Untranslatable {
        if (protocol.equals("sctp"))
            throw new Untranslatable(option.keyword(), "only rules for tcp, udp, icmp and ip can look at the payload");
        steps.computeIfAbsent(buffer, any -> new ArrayList<>()).add(step);
    }

    /** Whether it looks for something in the payload itself. */
    boolean isOfPayload() {
        return steps.containsKey(payload);
    }

    /** All that is asked, as conditions that hold together. In a rule about IP, either of TCP or of UDP. */
    List<String> conditions() throws Untranslatable {
        List<String> all = new ArrayList<>();
        for (Map.Entry<SnortBuffer, List<SnortStep>> entry : steps.entrySet()) {
            if (!entry.getKey().name().isEmpty())
                all.addAll(conditions(entry.getKey(), entry.getValue()));
            else {
                String ofTcp = String.join(" and ", conditions(SnortBuffer.payload("tcp"), entry.getValue()));
                String ofUdp = String.join(" and ", conditions(SnortBuffer.payload("udp"), entry.getValue()));
                all.addAll(List.of("not quoted", '(' + ofTcp + " or " + ofUdp + ')'));
            }
        }
        return all;
    }

    /**
     * What is asked of one buffer: what is relative goes on where the last ended that moves on, or counts from the start where there is none. There must be something in
     * the buffer, too, where only something is asked that is not in it.
     */
    private static List<String> conditions(SnortBuffer buffer, List<SnortStep> steps) throws Untranslatable {
        List<SnortChain> chains = new ArrayList<>();
        List<String> others = new ArrayList<>();
        @Nullable SnortChain open = null;
        for (SnortStep step : steps) {
            int from = !step.isRelative() || open == null ? 0 : open.end();
            if (step instanceof SnortLength length && !length.isRelative())
                others.add(length.condition(buffer.field()));
            else if (step instanceof SnortByteTest test && from != SnortStep.NONE)
                others.add(test.condition(buffer, from));
            else {
                SnortChain chain = open;
                if (chain == null || !step.isRelative()) {
                    chain = new SnortChain(step.isRelative());
                    chains.add(chain);
                }
                chain.add(step);
                if (step.isRelative() || step.movesOn())
                    open = chain;
            }
        }
        List<String> all = new ArrayList<>();
        if (others.isEmpty() && chains.stream().allMatch(SnortChain::isNegated))
            all.add(buffer.field());
        for (SnortChain chain : chains)
            all.add((chain.isNegated() ? "not " : "") + chain.condition(buffer.field()));
        all.addAll(others);
        return all;
    }
}
