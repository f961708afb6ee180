package dev.remora.rules.edit;

import dev.remora.rules.diagnostic.Fix;
import dev.remora.rules.source.Source;
import java.util.List;

/** Changes of one file, each in terms of the text as it is. */
public record FileEdits(Source source, List<Fix.Edit> edits) {
    Source applied() {
        return Source.of(source.name(), new Fix("", edits).apply(source.text()));
    }
}
