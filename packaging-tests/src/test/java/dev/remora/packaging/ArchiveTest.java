package dev.remora.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the command, made in a checkout that was built, and unpacked elsewhere. */
class ArchiveTest {
    private static final Path    JDK  = Path.of(System.getProperty("java.home"));
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)[^)]*\\)");

    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeAll
    static void make() throws Exception {
        Path checkout = Files.createDirectories(made.resolve("a checkout"));
        for (String part : List.of("remora", "build-config", "LICENSE", "docs", "ide-plugin/editors", "samples/rules", "samples/captures", "samples/textbook"))
            copy(Path.of("..").resolve(part), checkout.resolve(part));
        Path jars = checkout.resolve(".remora/lib");
        copy(Path.of("../cli/target/lib"), jars);
        for (Path jar : files(Path.of("../cli/target"), "cli-*.jar"))
            Files.copy(jar, jars.resolve(jar.getFileName()));
        Files.writeString(jars.resolveSibling("java.args"), "# %s\n# %s\n-cp \"%s/*\"\n".formatted(JDK, jars.toRealPath(), jars));

        Process make = start(Map.of("REMORA_NO_BUILD", "1"), checkout.resolve("build-config/archive/make"), archive().toString());
        assertThat(make.inputReader().lines()).as(() -> errors(make)).containsExactly(archive().toString());
    }

    private static Path archive() {
        return made.resolve("archive.tar.gz");
    }

    @BeforeEach
    void unpack() throws Exception {
        Path place = Files.createDirectory(folder.resolve("another place"));
        assertThat(start(Map.of(), Path.of("tar"), "-C", place.toString(), "-xzf", archive().toString()).waitFor()).isZero();
        home = files(place, "remora-*").getFirst();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path copy = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each))
                    Files.createDirectories(copy);
                else
                    Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> files(Path in, String pattern) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(in, pattern)) {
            found.forEach(files::add);
        }
        return files;
    }

    private static Process start(Map<String, String> environment, Path command, String... arguments) throws IOException {
        ProcessBuilder process = Jars.plain(new ProcessBuilder(Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList()));
        process.environment().putAll(environment);
        return process.start();
    }

    private static String errors(Process process) {
        return String.join("\n", process.errorReader().lines().toList());
    }

    /** Where nothing can be written, too. */
    @Test
    void runsTheRulesThatItHoldsThroughALink() throws Exception {
        Files.createFile(home.resolve("state"));
        Path link = Files.createSymbolicLink(folder.resolve("remora"), home.resolve("bin/remora"));
        Process run = start(Map.of("JAVA_HOME", JDK.toString()), link, "run", home.resolve("samples/rules/floods.remora").toString(), "--on",
                home.resolve("samples/captures/syn-flood.pcap.gz").toString());

        assertThat(run.inputReader().lines()).as(() -> errors(run)).anyMatch(line -> line.contains("syn-flood"));
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void preparesOnceForAJavaAndAPlace() throws Exception {
        Path java = FakeJava.in(folder.resolve("java"), FakeJava.SAYS_ARGUMENTS);
        assertThat(errors(startWith(java))).isEqualTo("remora: preparing faster starts, once, with the Java in " + java);
        Process again = startWith(java);
        assertThat(errors(again)).isEmpty();
        assertThat(again.inputReader().lines()).contains("@" + home.toRealPath() + "/state/java.args", "dev.remora.cli.Remora", "--version");

        home = Files.move(home, folder.resolve("moved"));
        assertThat(errors(startWith(java))).contains("preparing");
        assertThat(Files.readString(home.resolve("state/java.args"))).contains(home.toRealPath() + "/lib").doesNotContain("another place");
    }

    private Process startWith(Path java) throws IOException {
        return start(Map.of("JAVA_HOME", java.toString()), home.resolve("bin/remora"), "--version");
    }

    @Test
    void holdsWhatItsPagesPointAt() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(page -> page.toString().endsWith(".md"))).isNotEmpty().allSatisfy(page -> {
                for (String target : LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).toList())
                    assertThat(page.resolveSibling(target)).exists();
            });
        }
    }

    @Test
    void namesWhatOthersMade() throws IOException {
        String named = Files.readString(home.resolve("THIRD-PARTY.md"));
        List<String> ours = List.of("cli", "dissector-api", "tcp-dissector", "rules-dsl", "language-server", "live-capture");
        List<String> jars = files(home.resolve("lib"), "*.jar").stream().map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", "")).toList();

        assertThat(jars).containsAll(ours);
        assertThat(jars).filteredOn(jar -> !ours.contains(jar)).isNotEmpty().allSatisfy(jar -> assertThat(named).containsPattern("\\| .*\\b" + jar + "\\b.* \\|"));
    }
}
