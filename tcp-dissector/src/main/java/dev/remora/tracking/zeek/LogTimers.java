package dev.remora.tracking.zeek;

import java.util.Comparator;
import java.util.PriorityQueue;

/** When Zeek looks at a connection, and what for. Times are packet time, in nanoseconds. */
final class LogTimers {
    static final long SECOND = 1_000_000_000;

    /** The settings of Zeek with the same names, in lower case. */
    static final long TCP_SYN_TIMEOUT        = 5 * SECOND;
    static final long TCP_SESSION_TIMER      = 6 * SECOND;
    static final long TCP_CONNECTION_LINGER  = 5 * SECOND;
    static final long TCP_ATTEMPT_DELAY      = 5 * SECOND;
    static final long TCP_CLOSE_DELAY        = 5 * SECOND;
    static final long TCP_INACTIVITY_TIMEOUT = 300 * SECOND;
    static final long INACTIVITY_TIMEOUT     = 60 * SECOND;     // udp_, icmp_ and unknown_ip_inactivity_timeout, and TCP before the handshake is over

    private static final int FEW = 1 << 12;

    /** What a timer is for. */
    enum Purpose { EXPIRE, ATTEMPT, PARTIAL_CLOSE, DELETE, INACTIVITY }

    private record Timer(long time, long order, LoggedConnection connection, Purpose purpose, long generation) {}

    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::time).thenComparingLong(Timer::order));
    private long                       order;
    private int                        most   = FEW;               // timers before those of connections that are gone are thrown away

    void add(LoggedConnection c, Purpose purpose, long time) {
        add(new Timer(time, order++, c, purpose, c instanceof TcpSession tcp ? tcp.timerGeneration : 0));
    }

    /** Timers hold on to their connections: those that are gone would stay in a flood until each timer has run out. */
    private void add(Timer timer) {
        if (timers.size() >= most) {
            timers.removeIf(other -> other.connection.isGone);
            most = Math.max(FEW, 2 * timers.size());
        }
        timers.add(timer);
    }

    /** Timers that have not run out yet. */
    int size() {
        return timers.size();
    }

    /** Lets quiet connections be forgotten after this time from now on. */
    void inactivity(LoggedConnection c, long timeout) {
        if (c.inactivity != timeout) {
            c.inactivity = timeout;
            add(new Timer(c.last + timeout, order++, c, Purpose.INACTIVITY, timeout));
        }
    }

    /** Runs what is due. */
    void advance(long now, ConnLog log) {
        while (!timers.isEmpty() && timers.peek().time <= now) {
            Timer timer = timers.remove();
            LoggedConnection c = timer.connection;
            if (c.isGone)
                continue;
            if (timer.purpose == Purpose.INACTIVITY)
                quiet(timer, c, log);
            else if (timer.purpose == Purpose.DELETE)
                log.remove(c);
            else if (c instanceof TcpSession tcp && timer.generation == tcp.timerGeneration)
                tcp.timer(timer.purpose, timer.time);
        }
    }

    private void quiet(Timer timer, LoggedConnection c, ConnLog log) {
        if (timer.generation != c.inactivity)
            return;                                                     // the timeout has changed since
        if (c.last + c.inactivity <= timer.time)
            log.remove(c);
        else
            add(new Timer(c.last + c.inactivity, order++, c, Purpose.INACTIVITY, timer.generation));
    }
}
