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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The diagram in the Javadoc of the class that defines a protocol, between {@code <pre>} and {@code </pre>}. With {@code -Dgolden.update} it is rewritten. */
final class ClassComment {
    private static final String START = " * <pre>\n";
    private static final String END   = " * </pre>\n";

    private final Path     file;
    private final Protocol protocol;
    private final String   source;

    private ClassComment(Path file, Protocol protocol, String source) {
        this.file = file;
        this.protocol = protocol;
        this.source = source;
    }

    /** The comment of a protocol, if it has a fixed part; its source must be in this folder. */
    static Optional<ClassComment> of(Protocol protocol, Path folder) {
        if (!isWorthDrawing(protocol))
            return Optional.empty();
        assertThat(folder).as("sources(), the folder with the class of %s", protocol.name()).isDirectory();
        String definition = String.format(Locale.ROOT, "Header.of(\"%s\", \"%s\", \"%s\")", protocol.name(), protocol.title(), protocol.specification());
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
            for (Path file : all) {
                String source = Files.readString(file);
                if (source.contains(definition))
                    return Optional.of(new ClassComment(file, protocol, source));
            }
            throw new AssertionError("No file *.java in " + folder + " has " + definition
                    + ", as the class that defines the protocol would: sources() is another folder, or the text is put together there");
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
        String wanted = Diagram.of(protocol).lines().map(line -> " * " + line + "\n").collect(joining());
        if (Golden.isUpdating())
            write(rewritten(wanted));
        else
            assertThat(drawn()).as("the diagram in the comment of %s (-Dgolden.update draws it)", file).isEqualTo(wanted);
    }

    private String drawn() {
        int from = source.indexOf(START);
        int to = source.indexOf(END);
        return from < 0 || to < from ? "" : source.substring(from + START.length(), to);
    }

    private String rewritten(String wanted) {
        int from = source.indexOf(START);
        int to = source.indexOf(END);
        if (from >= 0 && from < to)
            return source.substring(0, from) + START + wanted + source.substring(to);
        int comment = source.lastIndexOf("/**", source.indexOf("class " + file.getFileName().toString().replace(".java", "")));
        int end = source.indexOf("*/", comment);
        String sentence = source.substring(comment + 3, end).strip().replaceFirst("^\\* ", "");
        return source.substring(0, comment) + "/**\n * " + sentence + "\n *\n" + START + wanted + END + " " + source.substring(end);
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
