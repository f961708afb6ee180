package dev.remora.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages link to is there: files, and headings of other pages. */
class LinksTest {
    private static final Pattern BLOCK   = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK    = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    @Test
    void leadSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : Checkout.pages())
            if (!page.startsWith(Checkout.HOME.resolve("build-config/archive")))            // ArchiveTest looks at these where they will be
                for (MatchResult link : LINK.matcher(text(page)).results().toList()) {
                    Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
                    if (!Files.exists(target) || link.group(2) != null && !anchors(target).contains(link.group(2)))
                        dead.add(Checkout.name(page) + ": " + link.group());
                }

        assertThat(dead).isEmpty();
    }

    private static String text(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).replaceAll("");
    }

    // As GitHub makes them of headings.
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(text(page)).results().map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-')).toList();
    }
}
