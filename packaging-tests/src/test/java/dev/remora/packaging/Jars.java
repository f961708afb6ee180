package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.lsp.Server;
import dev.remora.packet.Frame;
import dev.remora.rules.source.Source;
import dev.remora.transport.Tcp;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.antlr.v4.runtime.Lexer;

/** The library jars that this build made, and programs of others that use them. */
final class Jars {
    static final Path DISSECTOR_API = of(Frame.class);
    static final Path TCP_DISSECTOR = of(Tcp.class);
    static final Path RULES_DSL     = of(Source.class);
    static final Path ANTLR         = of(Lexer.class);
    static final Path LSP           = of(Server.class).resolveSibling("remora-lsp.jar");

    private static final Path CONSUMER = Path.of("src/test/resources/dev/remora/packaging/consumer");

    private Jars() {}

    /** The libraries, lowest first. */
    static List<Path> libraries() {
        return List.of(DISSECTOR_API, TCP_DISSECTOR, RULES_DSL);
    }

    /** The jars as a path of the JDK's tools. */
    static String path(Path... jars) {
        return String.join(File.pathSeparator, Stream.of(jars).map(Path::toString).toList());
    }

    /** Compiles the consumer's program to a folder; as a module where `option` is a module path, without its declaration where it is a class path. */
    static Path compileConsumer(Path folder, String option) {
        Stream<Path> sources = Stream.of(CONSUMER.resolve("app/DissectSyn.java"), CONSUMER.resolve("module-info.java")).limit(option.equals("-p") ? 2 : 1);
        Stream<String> options = Stream.of("--release", "21", "-d", folder.toString(), option, path(DISSECTOR_API, TCP_DISSECTOR));

        String[] arguments = Stream.concat(options, sources.map(Path::toString)).toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
        return folder;
    }

    /** Packs one class into a jar with a manifest. */
    static Path pack(Path jar, Manifest manifest, Path folder, String entry) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(folder.resolve(entry), out);
        }
        return jar;
    }

    /** A process whose JVM takes no options from its surroundings: it says each time that it does, where a test reads what a program says. */
    static ProcessBuilder plain(ProcessBuilder process) {
        process.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return process;
    }

    private static Path of(Class<?> member) {
        try {
            Path jar = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
            assertThat(jar).as("jar of %s; these tests run in `mvn verify`, where there are jars", member).isRegularFile();
            return jar;
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
