package dev.remora.testkit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.field.Protocol;
import dev.remora.tree.Diagram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The diagram in the Javadoc of the class that defines a protocol, between {@code <pre>} and {@code </pre>}. With {@code -Dgolden.update} it is rewritten. */
final class ClassComment {
    private final Path     file;
    private final Protocol protocol;
    private final String   source;

    private ClassComment(Path file, Protocol protocol, String source) {
        this.file = file;
        this.protocol = protocol;
        this.source = source;
    }

    /** The comment of a protocol that has a fixed part and whose source is in this folder. */
    static Optional<ClassComment> of(Protocol protocol, Path folder) {
        if (!isWorthDrawing(protocol) || !Files.isDirectory(folder))
            return Optional.empty();
        String definition = "Header.of(\"%s\", \"%s\", \"%s\")".formatted(protocol.name(), protocol.title(), protocol.specification());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            for (Path file : all) {
                String source = Files.readString(file);
                if (source.contains(definition))
                    return Optional.of(new ClassComment(file, protocol, source));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At least one row, most of it with names. */
    private static boolean isWorthDrawing(Protocol protocol) {
        int named = protocol.layout().stream().filter(cell -> !cell.label().isEmpty()).mapToInt(Protocol.Cell::width).sum();
        return named >= 32 && named * 2 >= protocol.minimum() * 8;
    }

    void compare() {
        int from = source.indexOf(" * <pre>\n");
        int to = source.indexOf(" * </pre>\n");
        String wanted = Diagram.of(protocol).lines().map(line -> " * " + line + "\n").collect(joining());
        if (Golden.isUpdating() && from >= 0 && from < to)
            write(source.substring(0, from) + " * <pre>\n" + wanted + source.substring(to));
        else
            assertThat(from < 0 ? "" : source.substring(from + " * <pre>\n".length(), to)).as("the diagram in the comment of %s", file).isEqualTo(wanted);
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
