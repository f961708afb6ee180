package dev.remora.lsp;

import dev.remora.rules.edit.Folding;
import dev.remora.rules.edit.Symbol;
import dev.remora.rules.source.Span;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SymbolKind;
import org.jspecify.annotations.Nullable;

/** Outline, folding and selections in the words of the protocol. */
final class Structure {
    private Structure() {}

    static DocumentSymbol symbol(Places places, Symbol symbol) {
        List<DocumentSymbol> children = symbol.children().stream().map(child -> symbol(places, child)).toList();
        return new DocumentSymbol(symbol.name(), kind(symbol.kind()), places.range(symbol.span()), places.range(symbol.nameSpan()), symbol.detail(), children);
    }

    private static SymbolKind kind(Symbol.Kind kind) {
        return switch (kind) {
            case PACK -> SymbolKind.Package;
            case IMPORT -> SymbolKind.File;
            case PREDICATE -> SymbolKind.Function;
            case SET -> SymbolKind.Array;
            case RULE -> SymbolKind.Class;
            case POLICY -> SymbolKind.Interface;
            case DECISION -> SymbolKind.EnumMember;
            case SUPPRESSION -> SymbolKind.Event;
            case TEST -> SymbolKind.Method;
        };
    }

    static FoldingRange folding(Places places, Folding folding) {
        FoldingRange range = new FoldingRange(places.position(folding.span().start()).getLine(), places.position(folding.span().end()).getLine());
        if (folding.comment())
            range.setKind(FoldingRangeKind.Comment);
        return range;
    }

    /** The smallest selection, each within the next. */
    static SelectionRange selection(OpenFile file, Position position) {
        Places places = file.places();
        @Nullable SelectionRange around = null;
        for (Span span : file.document().selections(places.offset(position)).reversed())
            around = new SelectionRange(places.range(span), around);
        return around != null ? around : new SelectionRange(new Range(position, position), null);
    }
}
