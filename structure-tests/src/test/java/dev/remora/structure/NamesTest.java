package dev.remora.structure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** In a module a name means one thing. */
class NamesTest {
    /** Names that two packages of a module share, with the reason. */
    private static final Map<String, String> SHARED = Map.of(
            "rules-dsl Window", "as it is written, and what it means",
            "rules-dsl Severity", "of a diagnostic, and of an alert: the standard word for either",
            "rules-dsl Node", "of the syntax tree, and of the tree that a predicate folds to",
            "rules-dsl Reading", "a text while it is read, and what an operand was read as",
            "rules-dsl Findings", "what is wrong in a rule, and what a run finds wrong in a capture",
            "rules-dsl Block", "of braces, and of frames",
            "rules-dsl Given", "what a test gives, and what is given while a predicate folds",
            "tcp-dissector Segment", "as analysis sees it, and as tracking does",
            "tcp-dissector Gaps", "as analysis sees them, and as tracking does");

    @Test
    void twoTypesOfAModuleHaveTwoNames() {
        Map<String, List<String>> places = Checkout.mainSources().stream().map(Checkout::name).filter(name -> name.contains("/src/main/java/") && !name.endsWith("-info.java"))
                .collect(groupingBy(NamesTest::name, TreeMap::new, mapping(name -> name, toList())));
        places.values().removeIf(all -> all.size() == 1);

        assertThat(places.keySet()).as("%s", places).isSubsetOf(SHARED.keySet());
    }

    // Module and simple name.
    private static String name(String file) {
        return file.substring(0, file.indexOf("/src/main/")) + " " + file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    }
}
