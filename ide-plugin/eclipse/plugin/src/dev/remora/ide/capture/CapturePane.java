package dev.remora.ide.capture;

import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.LiveFiles;
import dev.remora.ide.model.PacketChoice;
import dev.remora.ide.model.Protocols;
import dev.remora.ide.model.Shown;
import dev.remora.ide.table.Chosen;
import dev.remora.ide.table.Tick;
import dev.remora.packet.Packet;
import dev.remora.tree.Node;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;

/**
 * What is shown of a capture as it was when it was opened: the list, and the fields and the octets of the selected packet, linked with each other. The file is closed
 * with it; read anew, a capture has another.
 */
final class CapturePane {
    private static final int REFRESH_MILLIS = 100;

    private final CaptureFile file;
    private final FilterBar   bar;
    private final Chosen      chosen;
    private final Runnable    changed;
    private final Composite   room;
    private final Composite   finding;
    private final SashForm    halves;
    private final PacketTable packets;
    private final DetailJob   details;
    private final IndexJob    index;
    private FilterJob         filter;
    private FindBar           find;
    private FieldTree         fields;
    private OctetsView        octets;
    private Detail            detail;                            // of a packet that was selected; of the one that is, a little later; null where it could not be read
    private String            filtered = "";                     // by which all that is in the list
    private boolean           following;
    private int               last     = 1;                      // the packet that was selected last
    private boolean           due      = true;                   // it is to be selected as soon as it is there, where nobody selects another before
    private Consumer<Detail>  wanted   = each -> {};             // what waits for the selected packet to be taken apart

    /**
     * Shows a capture; it is read from {@link #read} on.
     *
     * @param bar     where its filter is, and where is said how many packets there are
     * @param chosen  what is told of the packet that is selected
     * @param changed called as more packets are there, and when all are
     */
    CapturePane(Composite parent, CaptureFile file, FilterBar bar, Chosen chosen, Runnable changed) {
        this.file = file;
        this.bar = bar;
        this.chosen = chosen;
        this.changed = changed;
        room = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(room);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(room);
        finding = new Composite(room, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(finding);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(finding);
        halves = new SashForm(room, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        packets = new PacketTable(halves, file, this::selected, bar::trouble);
        details = new DetailJob(file, this::show, this::showNone);
        index = new IndexJob(file);
        room.addListener(SWT.Dispose, event -> close());
    }

    /**
     * Makes what is below the list, and reads the file.
     *
     * @param before what was shown of the same file, from which is taken what there can be again: the filter, the order, the marks, the selected packet, the one that times are
     *               counted from, and how the room is shared; null for nothing
     */
    void read(CapturePane before) {
        SashForm inside = new SashForm(halves, SWT.HORIZONTAL);
        fields = new FieldTree(inside, this::selected);
        octets = new OctetsView(inside, this::clicked);
        inside.setWeights(9, 11);                                 // so that sixteen octets a line have room in a window of 1280 pixels
        halves.setWeights(5, 4);
        if (before != null) {
            inside.setWeights(((SashForm) before.octets.control().getParent()).getWeights());
            halves.setWeights(before.halves.getWeights());
            last = before.last;
            packets.take(before.packets);
            if (!before.filtered.isEmpty())
                Protocols.filter(before.filtered).ifPresent(predicate -> filter(before.filtered, predicate));
        }
        halves.layout();
        bar.trouble("");
        index.schedule();
        follow();
    }

    /** Shows what has come since, until everything is there. */
    private void follow() {
        if (following || packets.control().isDisposed())
            return;
        packets.refresh();
        changed.run();
        boolean settled = isSettled();
        if (due && packets.size() > 0 && (settled || packets.shown().number(packets.size() - 1) >= last)) {
            due = false;
            if (packets.selected() == 0)
                packets.selectAgain(last);
        }
        if ((settled || filter != null && filter.isAbreast()) && packets.shown().size() == 0)
            selectedNone();
        bar.status(status(settled));
        if (settled)
            packets.complete();
        following = !settled;
        if (!settled)
            Tick.after(REFRESH_MILLIS, () -> {
                following = false;
                follow();
            });
    }

    /** Whether the list has all that it will have: all has been read, and looked through where there is a filter. */
    boolean isSettled() {
        return file.isComplete() && (filter == null || filter.isDone());
    }

    /** What looks for the packets that the filter takes; null where there is no filter. */
    FilterJob filter() {
        return filter;
    }

    private String status(boolean settled) {
        String all = String.format(Locale.ROOT, file.size() == 1 ? "1 packet" : "%,d packets", file.size());
        String some = filter == null ? all : String.format(Locale.ROOT, "%,d of %s", packets.size(), all);
        boolean isFiltering = filter != null && !filter.isDone();
        if (!settled)
            return some + (LiveFiles.isLive(file.path()) ? ", live"
                    : String.format(Locale.ROOT, " so far, %d %% %s", (int) (100 * (isFiltering ? filter.share() : file.share())), isFiltering ? "filtered" : "read"));
        String found = filter == null || filter.cut().isEmpty() ? some : some + " so far, " + filter.cut();
        return file.damage().isEmpty() ? found : found + "; " + file.damage();
    }

    /** Shows the packets that a filter takes; all where its text is empty. */
    void filter(String text, Predicate<Packet> predicate) {
        if (filter != null)
            filter.cancel();
        due = true;
        filtered = text;
        filter = text.isEmpty() ? null : new FilterJob(file, text, predicate);
        packets.show(filter == null ? new Shown.All(file) : new Shown.Some(filter.numbers()));
        if (filter != null)
            filter.schedule();
        follow();
    }

    private void selected(int number) {
        last = number;
        wanted = each -> {};
        details.want(number);
        chosen.choose(new PacketChoice(file, number));
    }

    // A filter takes no packet, or none yet: what is below the list would be that of one which is nowhere in it.
    private void selectedNone() {
        if (detail == null && chosen.getSelection().isEmpty())
            return;
        details.wantNone();
        chosen.setSelection(StructuredSelection.EMPTY);
        showNone("");
    }

    private void show(Detail other) {
        if (fields.viewer().getControl().isDisposed())
            return;
        detail = other;
        octets.show(other);
        fields.show(other.layers());
        bar.trouble(other.comment());
        Consumer<Detail> use = wanted;
        wanted = each -> {};
        use.accept(other);
    }

    // What is below the list is of the selected packet, or of none.
    private void showNone(String why) {
        if (fields.viewer().getControl().isDisposed())
            return;
        detail = null;
        wanted = each -> {};
        octets.show(Detail.NONE);
        fields.show(List.of());
        bar.trouble(why);
    }

    private void selected(Node node) {
        octets.mark(node.at(), node.length());
    }

    private void clicked(int position) {
        Node field = fields.select(position);
        if (field != null)
            octets.mark(field.at(), field.length());
    }

    /** The widget. */
    Composite control() {
        return room;
    }

    /** The list of packets. */
    PacketTable packets() {
        return packets;
    }

    /** The tree of the selected packet. */
    FieldTree fields() {
        return fields;
    }

    /** Its octets. */
    OctetsView octets() {
        return octets;
    }

    /** Where packets are looked for. */
    FindBar findBar() {
        if (find == null)
            find = new FindBar(finding, file, packets);
        return find;
    }

    /**
     * Does something with the selected packet, at once where it is the one that is taken apart below the list, or none is selected; else as soon as it is, unless another
     * is selected.
     */
    void withDetail(Consumer<Detail> use) {
        if (detail != null && (detail.number() == packets.selected() || packets.selected() == 0))
            use.accept(detail);
        else
            wanted = use;
    }

    private void close() {
        if (find != null)
            find.cancel();
        index.leave();
        if (filter != null)
            filter.cancel();
        details.close();
        close(file);
    }

    /** Closes a capture of which nothing more is shown. */
    static void close(CaptureFile file) {
        try {
            file.close();
        } catch (IOException e) {
            ILog.get().warn(file.path() + " was not closed properly", e);
        }
    }
}
