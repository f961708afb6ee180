package dev.remora.benchmarks;

import dev.remora.rules.check.Importer;
import dev.remora.rules.edit.Document;
import dev.remora.rules.edit.Language;
import dev.remora.rules.edit.Mention;
import dev.remora.rules.files.RuleFolder;
import dev.remora.rules.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A rule file of at least five thousand lines: the sample packs repeated, each time under other names. */
final class LongRuleFile {
    private static final int LINES = 5000;

    private LongRuleFile() {}

    static String text(Language language, Path samples) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Path> packs = RuleFolder.files(samples);
        if (packs.isEmpty())
            throw new IOException("no rule files in " + samples);
        for (int round = 1; text.chars().filter(c -> c == '\n').count() < LINES; round++)
            for (Path pack : packs)
                text.append(renamed(language.open(Source.of(pack.toString(), Files.readString(pack)), Importer.NONE), "-" + packs.indexOf(pack) + "-" + round));
        return text.toString();
    }

    private static String renamed(Document document, String suffix) {
        StringBuilder text = new StringBuilder(document.source().text());
        for (Mention mention : document.mentions().reversed())
            switch (mention.kind()) {
            case PACK -> text.delete(document.source().lineSpan(1).start(), text.indexOf("\n", mention.span().end()));
            case LET, RULE -> text.insert(mention.span().end(), suffix);
            case DECISION, FIELD, FUNCTION -> {}
            }
        return text.toString();
    }
}
