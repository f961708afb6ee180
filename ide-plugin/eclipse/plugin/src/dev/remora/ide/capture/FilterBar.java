package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.model.Protocols;
import dev.remora.packet.Packet;
import dev.remora.rules.check.Checked;
import dev.remora.rules.compile.Filters;
import dev.remora.rules.compile.Probe;
import dev.remora.rules.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Where a display filter is typed: completed, remembered, and refused in place. */
public final class FilterBar {
    private static final int REMEMBERED = 20;

    private final Filters                               filters = new Filters(Protocols.all().catalogue());
    private final BiConsumer<String, Predicate<Packet>> chosen;
    private final Composite                             room;
    private final Combo                                 text;
    private final CLabel                                message;

    /** What is told of each filter: its text, empty for none, and what it takes. */
    FilterBar(Composite parent, List<String> history, BiConsumer<String, Predicate<Packet>> chosen) {
        this.chosen = chosen;
        room = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 4).spacing(8, 2).applyTo(room);
        Label label = new Label(room, SWT.NONE);
        label.setText("Filter:");
        text = new Combo(room, SWT.DROP_DOWN | SWT.BORDER);
        text.setItems(history.toArray(String[]::new));
        text.setToolTipText("A display filter as in Wireshark: tcp.flags.syn and not tcp.flags.ack. Enter applies it, Ctrl+Space completes names.");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        message = new CLabel(room, SWT.NONE);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(message);
        text.addListener(SWT.DefaultSelection, event -> apply());
        text.addListener(SWT.Selection, event -> apply());
        text.addListener(SWT.Modify, event -> check());
        new ContentProposalAdapter(text, new ComboContentAdapter(), FilterBar::proposals, KeyStroke.getInstance(SWT.CTRL, ' '), null)
                .setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
    }

    /** The composite. */
    Composite control() {
        return room;
    }

    /** What is typed. */
    public Combo text() {
        return text;
    }

    /** What is said of it. */
    public String message() {
        return message.getText();
    }

    /** Types a filter and applies it. */
    public void apply(String filter) {
        text.setText(filter);
        apply();
    }

    private void apply() {
        String filter = text.getText().strip();
        if (filter.isEmpty()) {
            say("", false);
            chosen.accept("", packet -> true);
            return;
        }
        Checked<Probe> checked = filters.compile(filter);
        Probe probe = checked.meaning();
        if (probe == null) {
            refuse(checked.diagnostics());
        } else {
            remember(filter);
            chosen.accept(filter, probe::holds);
        }
    }

    private void check() {
        String filter = text.getText().strip();
        Checked<?> checked = filter.isEmpty() ? null : filters.compile(filter);
        if (checked == null || !checked.hasErrors())
            say("", false);
        else
            refuse(checked.diagnostics());
    }

    private void refuse(List<Diagnostic> diagnostics) {
        diagnostics.stream().filter(Diagnostic::isError).findFirst().ifPresent(error -> say(error.message(), true));
    }

    /** Says how many packets there are, or what is wrong. */
    void say(String what, boolean wrong) {
        message.setText(what);
        message.setToolTipText(what);
        message.setForeground(wrong ? text.getDisplay().getSystemColor(SWT.COLOR_RED) : null);
        message.setImage(null);
    }

    private void remember(String filter) {
        List<String> items = new ArrayList<>(Arrays.asList(text.getItems()));
        items.remove(filter);
        items.addFirst(filter);
        text.setItems(items.stream().limit(REMEMBERED).toArray(String[]::new));
        text.setText(filter);
    }

    private static IContentProposal[] proposals(String contents, int position) {
        int start = position;
        while (start > 0 && isNamePart(contents.charAt(start - 1)))
            start--;
        String typed = contents.substring(start, position);
        String before = contents.substring(0, start);
        String behind = contents.substring(position);
        return Protocols.all().catalogue().entries().stream().filter(entry -> entry.name().startsWith(typed)).sorted((a, b) -> a.name().compareTo(b.name()))
                .map(entry -> proposal(entry, before, behind)).toArray(IContentProposal[]::new);
    }

    private static IContentProposal proposal(Catalogue.Entry entry, String before, String behind) {
        String completed = before + entry.name();
        return new ContentProposal(completed + behind, entry.name() + "  –  " + entry.first().meta().label(), null, completed.length());
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '_';
    }
}
