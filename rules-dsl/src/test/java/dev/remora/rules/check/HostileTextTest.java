package dev.remora.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text takes more than some seconds or 512 megabytes, see {@link HostileTexts}; and each that is past a bound gets the one diagnostic that says so. */
class HostileTextTest {
    private static final long MOST_SECONDS = 60;             // of processor time; eight at most, on a machine that is busy

    private static final Map<String, String> PAST_A_BOUND = Map.of("empty", "-", "random", "R0191", "parentheses", "R0191", "one-line", "R0191", "one-word", "R0191",
            "four-megabytes-of-parentheses", "R0193", "too-huge-set", "R0194", "braces", "R0193", "doubling-sets", "R0422", "huge-set", "-");

    @TempDir
    private Path folder;

    // All that these tests run with, whether it is on the module path or on the class path.
    private static String classes() {
        String own = Path.of(URI.create(String.valueOf(HostileTexts.class.getResource("HostileTexts.class")))).toString();
        String root = own.substring(0, own.length() - HostileTexts.class.getName().length() - ".class".length());
        return String.join(File.pathSeparator, root, System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path", ""));
    }

    @Test
    void noTextExhaustsItsReader() throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        ProcessBuilder reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC", "-cp", classes(),
                HostileTexts.class.getName()).redirectErrorStream(true).redirectOutput(out);
        reader.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));      // the JVM would say that it takes them
        Process process = reader.start();

        boolean ended = process.waitFor(15, TimeUnit.MINUTES);

        String report = Files.readString(out.toPath());
        process.destroyForcibly();
        assertThat(ended).as(report).isTrue();
        assertThat(process.exitValue()).as(report).isZero();
        Map<String, String[]> lines = report.lines().map(line -> line.split(" ")).collect(Collectors.toMap(words -> words[0], words -> words));
        lines.forEach((name, words) -> assertThat(Long.parseLong(words[1])).as(name).isLessThan(MOST_SECONDS));
        PAST_A_BOUND.forEach((name, code) -> assertThat(lines.get(name)[2]).as(name).startsWith(code));
    }
}
