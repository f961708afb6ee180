package dev.remora.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names of the files that hold what captures give, no two alike: that of the capture without its extension; where captures share it, with the folder's name
 * in front; where they share that too, with the extension; where they share even that, numbered.
 */
final class OutputNames {
    private static final int MOST = 2;       // ways to tell captures apart without a number

    private OutputNames() {}

    /** The names, without extension, in the order of the captures. */
    static List<String> of(List<String> captures) {
        int[] ways = new int[captures.size()];
        List<String> names = named(captures, ways);
        for (Set<String> shared = shared(names); lengthen(names, shared, ways); shared = shared(names))
            names = named(captures, ways);
        return numbered(names);
    }

    private static List<String> named(List<String> captures, int[] ways) {
        return IntStream.range(0, ways.length).mapToObj(i -> name(captures.get(i), ways[i])).toList();
    }

    private static Set<String> shared(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).collect(Collectors.toSet());
    }

    /** Takes the next way with each name that is shared; false where none is left to take. */
    private static boolean lengthen(List<String> names, Set<String> shared, int[] ways) {
        boolean any = false;
        for (int i = 0; i < ways.length; i++)
            if (ways[i] < MOST && shared.contains(names.get(i))) {
                ways[i]++;
                any = true;
            }
        return any;
    }

    private static List<String> numbered(List<String> names) {
        Set<String> taken = new HashSet<>(names);
        Set<String> given = new HashSet<>();
        List<String> all = new ArrayList<>();
        for (String name : names) {
            String one = name;
            for (int number = 2; !given.add(one); number++)
                one = taken.contains(name + "-" + number) ? one : name + "-" + number;
            all.add(one);
        }
        return all;
    }

    private static String name(String capture, int way) {
        if (Replay.isStandardInput(capture))
            return "stdin";
        Path path = Path.of(capture).toAbsolutePath().normalize();
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return way == 0 ? stem : parent(path) + "-" + (way == 1 ? stem : name);
    }

    private static String parent(Path path) {
        Path folder = path.getParent();
        return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
    }
}
