package dev.remora.ide.capture;

import dev.remora.field.Catalogue;
import dev.remora.ide.model.CaptureFile;
import dev.remora.ide.model.Rows;
import dev.remora.ide.model.Rows.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Makes rows of the list away from the user interface, which never waits for a file or a dissection: what it wanted last comes first. */
final class RowJob extends Job {
    private static final int MOST_WANTED = 1024;         // what was wanted before has been scrolled away
    private static final int BATCH       = 64;
    private static final int NEAR        = 32;           // packets that are no further from each other have rows that are made together

    private final Rows                   rows;
    private final Runnable               made;
    private final LinkedHashSet<Integer> wanted = new LinkedHashSet<>();
    private boolean                      asked;          // the job runs, or soon will, and looks at what is wanted before it ends
    private int                          asks;           // rows asked for so far
    private int                          glimpsed;       // of these, when the job looked last amid a look at packets before
    private volatile boolean             closed;

    /** Rows of a file with these fields, of which `made` hears, on the thread of the job. */
    RowJob(CaptureFile file, List<Catalogue.Entry> fields, Runnable made) {
        super("Rows of packets");
        this.rows = new Rows(file, fields, this::glimpse);
        this.made = made;
        setSystem(true);
        setPriority(INTERACTIVE);
    }

    /** The row of a packet, where it has been made. */
    Optional<Row> known(int number) {
        return rows.known(number);
    }

    /** Asks for a row that is in sight; whether nobody has yet. */
    boolean want(int number) {
        boolean first;
        synchronized (wanted) {
            first = !wanted.contains(number);
            asks += first ? 1 : 0;
            wanted.addLast(number);
            if (wanted.size() > MOST_WANTED)
                wanted.removeFirst();
            if (asked)
                return first;
            asked = true;
        }
        schedule();
        return first;
    }

    /** Asks for a row that may soon be in sight. */
    void expect(int number) {
        synchronized (wanted) {
            if (wanted.size() < MOST_WANTED && !wanted.contains(number) && rows.known(number).isEmpty())
                wanted.addFirst(number);
        }
    }

    private int asks() {
        synchronized (wanted) {
            return asks;
        }
    }

    private List<Integer> next() {
        List<Integer> batch = new ArrayList<>(BATCH);
        synchronized (wanted) {
            while (!wanted.isEmpty() && batch.size() < BATCH)
                batch.add(wanted.removeLast());
            asked = !batch.isEmpty();
        }
        return batch.stream().sorted().toList();
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            for (List<Integer> batch = next(); !closed && !batch.isEmpty(); batch = next()) {
                make(batch);
            }
            if (closed)
                rows.close();
        } catch (IOException e) {
            // The file was only read; nothing is lost.
        } catch (RuntimeException | Error e) {
            synchronized (wanted) {
                asked = false;                           // so that rows that are wanted next are made
            }
            throw e;
        }
        return Status.OK_STATUS;
    }

    // What is wanted amid a look at packets before, which may take long, shows what its frame alone tells.
    private void glimpse() {
        List<Integer> numbers;
        synchronized (wanted) {
            if (asks == glimpsed)
                return;
            glimpsed = asks;
            numbers = wanted.reversed().stream().limit(BATCH).toList();
        }
        numbers.forEach(rows::glimpse);
        made.run();
    }

    // What has been asked for since is looked at first, before what the packets before these add.
    private void make(List<Integer> batch) {
        int before = asks();
        List<Integer> glances = batch.stream().map(rows::glance).filter(row -> !row.inContext()).map(Row::number).toList();
        made.run();
        for (int i = 0; i < glances.size() && !closed; i++) {
            if (before != asks()) {
                later(glances.subList(i, glances.size()));
                return;
            }
            if (isNear(glances, i, i - 1) || isNear(glances, i, i + 1))
                rows.row(glances.get(i));
            else
                rows.alone(glances.get(i));
            made.run();
        }
    }

    private static boolean isNear(List<Integer> numbers, int one, int other) {
        return other >= 0 && other < numbers.size() && Math.abs(numbers.get(one) - numbers.get(other)) <= NEAR;
    }

    private void later(List<Integer> numbers) {
        synchronized (wanted) {
            for (int number : numbers) {
                if (wanted.size() < MOST_WANTED)
                    wanted.addFirst(number);
                else
                    rows.forget(number);                 // asked for again where it is still in sight
            }
        }
    }

    /** Lets go of the file once what runs has ended. */
    void close() {
        closed = true;
        schedule();
    }
}
