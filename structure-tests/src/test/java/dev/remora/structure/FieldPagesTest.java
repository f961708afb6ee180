package dev.remora.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.dissect.Dissectors;
import dev.remora.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reference of fields says what the dissectors say. */
class FieldPagesTest {
    private static final Path FOLDER = Checkout.HOME.resolve("docs/fields");

    private final Map<String, String> pages = new FieldPages(Dissectors.load()).all();

    @TestFactory
    Stream<DynamicTest> isCurrent() {
        return pages.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(), () -> Golden.compare(FOLDER.resolve(page.getKey()), page.getValue())));
    }

    @Test
    void hasNoPageOfAProtocolThatIsNoMore() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(pages.keySet());
        }
    }
}
