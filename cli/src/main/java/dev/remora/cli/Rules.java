package dev.remora.cli;

import dev.remora.field.Catalogue;
import dev.remora.rules.check.Checked;
import dev.remora.rules.check.RuleFiles;
import dev.remora.rules.diagnostic.Spelling;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import dev.remora.rules.type.RuleFile;
import dev.remora.tree.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rule files that a call names. */
final class Rules {
    private static final int MOST_TOLD = 8;    // rules that a message names

    private Rules() {}

    /**
     * The rule files at these paths, and below those that are folders; {@code -} is standard input.
     *
     * @throws Failure if there is none
     */
    static RuleFiles load(List<String> paths, Catalogue catalogue, Streams streams) throws IOException {
        if (paths.isEmpty())
            throw Failure.usage("no RULES are given");
        if (paths.stream().filter(Replay::isStandardInput).count() > 1)
            throw Failure.readTwice();
        List<Path> files = paths.stream().filter(path -> !Replay.isStandardInput(path)).map(Path::of).toList();
        for (Path file : files) {
            if (!Files.exists(file))
                throw Failure.input(file + ": there is no such file or folder");
            else if (CaptureNames.isCapture(file))
                throw Failure.usage(file + ": this is a capture, not a rule file");
        }
        List<Source> sources = new ArrayList<>(RuleFolder.sources(files));
        if (files.size() < paths.size())
            sources.add(Source.of(Replay.STANDARD_INPUT, RuleFolder.octets(streams.in())));
        RuleFiles loaded = RuleFiles.of(sources, catalogue, RuleFolder::imported).asOf(LocalDate.now(ZoneOffset.UTC));
        if (loaded.files().isEmpty())
            throw Failure.usage(String.join(", ", paths) + ": no file ends with " + RuleFolder.EXTENSION);
        return loaded;
    }

    /** The rule files that these paths lead to. */
    static List<String> files(List<String> paths) throws IOException {
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            if (Files.isDirectory(Path.of(path)))
                RuleFolder.files(Path.of(path)).forEach(file -> files.add(file.toString()));
            else
                files.add(path);
        }
        return files;
    }

    /** Whether a path leads to rules: a rule file, or a folder with some. */
    static boolean areRules(String path) throws IOException {
        return Files.isDirectory(Path.of(path)) ? !RuleFolder.files(Path.of(path)).isEmpty() : path.endsWith(RuleFolder.EXTENSION) && Files.exists(Path.of(path));
    }

    /** The end of a message about a rule that is none of these, which may be without its pack: which one was meant, or which there are, those like it first. */
    static String meant(String name, List<String> names) {
        Optional<String> near = Spelling.nearest(name, names.stream().flatMap(full -> Stream.of(full, full.substring(full.indexOf('/') + 1))).toList());
        if (near.isPresent())
            return Misuse.question(near);
        Set<String> words = wordsOf(name);
        List<String> likely = names.stream().sorted(Comparator.comparingLong(each -> -wordsOf(each).stream().filter(words::contains).count())).toList();
        int told = names.size() > MOST_TOLD + 1 ? MOST_TOLD : names.size();
        return "; there are " + String.join(", ", likely.subList(0, told)) + (told < names.size() ? " and " + (names.size() - told) + " more" : "");
    }

    private static Set<String> wordsOf(String name) {
        return Set.copyOf(List.of(name.substring(name.indexOf('/') + 1).split("-+")));
    }

    /**
     * As {@link #load}, for rules that are to run.
     *
     * @throws Failure if one of them has an error; what is wrong has been said
     */
    static RuleFiles runnable(List<String> paths, Catalogue catalogue, Streams streams) throws IOException {
        RuleFiles loaded = load(paths, catalogue, streams);
        refuseErrors(loaded, streams);
        return loaded;
    }

    /**
     * Says what is wrong about rules that are to run.
     *
     * @throws Failure if one of them has an error
     */
    static void refuseErrors(RuleFiles loaded, Streams streams) {
        if (!loaded.hasErrors())
            return;
        for (Checked<RuleFile> file : loaded.files())
            if (file.hasErrors())
                streams.err().print(file.report(Paragraph::message));
        throw Failure.usage("rules with errors cannot run");
    }

    /**
     * Checks that rules and captures do not both come from standard input.
     *
     * @throws Failure where they do
     */
    static void refuseSharedInput(List<String> rules, List<String> captures) {
        if (rules.stream().anyMatch(Replay::isStandardInput) && captures.stream().anyMatch(Replay::isStandardInput))
            throw Failure.readTwice();
    }

    /** Says how much is doubtful about rules that run, and who shows it. */
    static void sayDoubts(RuleFiles loaded, List<String> paths, Streams streams) {
        long doubts = loaded.files().stream().mapToLong(file -> file.warnings().diagnostics().size()).sum();
        if (doubts > 0)
            streams.say((doubts == 1 ? "1 warning" : doubts + " warnings") + " about the rules; to see " + (doubts == 1 ? "it" : "them") + ": remora check "
                    + OneLine.of(String.join(" ", paths)));
    }
}
