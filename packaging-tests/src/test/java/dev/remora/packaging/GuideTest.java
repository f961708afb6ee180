package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide for embedders: each of its examples compiles against the jars, runs, and prints what stands below it. With {@code -Dgolden.update} that is rewritten. */
class GuideTest {
    private static final Path    HOME    = Path.of("..");
    private static final Path    GUIDE   = HOME.resolve("docs/embedding.md");
    private static final Pattern EXAMPLE = Pattern.compile("(```java (?<capture>\\S+)\n(?<code>.*?)```\n\n```\n)(?<output>.*?)```\n", Pattern.DOTALL);
    private static final String  PROGRAM = """
            import dev.remora.capture.*;
            import dev.remora.dissect.*;
            import dev.remora.field.*;
            import dev.remora.internet.*;
            import dev.remora.packet.*;
            import dev.remora.reassembly.*;
            import dev.remora.rules.check.*;
            import dev.remora.rules.compile.*;
            import dev.remora.rules.explain.*;
            import dev.remora.rules.files.*;
            import dev.remora.rules.run.*;
            import dev.remora.rules.source.*;
            import dev.remora.tracking.*;
            import dev.remora.transport.*;
            import dev.remora.tree.*;
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.Path;
            import java.time.Instant;
            import java.util.*;

            public final class Example {
                public static void run(Path file, Path rules, PrintStream out) throws Exception {
            CODE
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void printsWhatItSays() throws Exception {
        String guide = Files.readString(GUIDE);
        Matcher examples = EXAMPLE.matcher(guide);
        assertThat(examples.results().count()).isGreaterThan(5);

        String written = examples.reset().replaceAll(example -> Matcher.quoteReplacement(example.group(1) + outputOf(example) + "```\n"));

        if (Boolean.getBoolean("golden.update") && !written.equals(guide))
            Files.writeString(GUIDE, written);
        assertThat(written).isEqualTo(Files.readString(GUIDE));
    }

    private String outputOf(MatchResult example) {
        try {
            return run(compile(example.group("code")), HOME.resolve("samples/captures").resolve(example.group("capture")));
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError(example.group("code"), e);
        }
    }

    private Path compile(String code) throws IOException {
        Path classes = Files.createTempDirectory(folder, "example");
        Path source = Files.writeString(classes.resolve("Example.java"), PROGRAM.replace("CODE", code));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, errors, "--release", "21", "-Xlint:-options", "-d", classes.toString(),
                "-cp", Jars.path(Jars.DISSECTOR_API, Jars.TCP_DISSECTOR, Jars.RULES_DSL), source.toString());
        assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return classes;
    }

    private static String run(Path classes, Path capture) throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(new URL[]{classes.toUri().toURL()}, GuideTest.class.getClassLoader());
                PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            Method example = loader.loadClass("Example").getMethod("run", Path.class, Path.class, PrintStream.class);
            example.invoke(null, capture, HOME.resolve("samples/rules"), out);
        }
        return output.toString(StandardCharsets.UTF_8);
    }
}
