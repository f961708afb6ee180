package dev.remora.rules.edit;

import dev.remora.rules.source.Span;
import java.util.List;

/**
 * Something that can be done with an item, offered above it.
 *
 * @param span  the item's name or title
 * @param title {@code Run test}, {@code 3 matches in sample.pcap}
 */
public record Lens(Span span, String title, Action action) {

    /** What is done. */
    public sealed interface Action {

        /** Tests are run. */
        record RunTests(List<String> titles) implements Action {
            public RunTests {
                titles = List.copyOf(titles);
            }
        }

        /**
         * What a rule made of the capture is shown.
         *
         * @param rule its name in this file; {@code policy.clause} for a clause
         */
        record ShowMatches(String rule) implements Action {}
    }
}
