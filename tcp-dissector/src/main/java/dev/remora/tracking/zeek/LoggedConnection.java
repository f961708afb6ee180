package dev.remora.tracking.zeek;

import dev.remora.tracking.Endpoint;
import dev.remora.tracking.zeek.ConnLogRow.Proto;
import dev.remora.tracking.zeek.ConnLogRow.Traffic;

/** A connection on its way into conn.log. */
class LoggedConnection {
    private static final String SCALED = "CTWG";

    final ZeekKey key;
    final Proto   proto;
    final long    number;
    final long    start;

    Endpoint originator;
    Endpoint responder;
    long     last;
    boolean  isGone;
    long     missed;

    /** When a quiet connection is forgotten, and whether a timer waits for that; see {@link LogTimers}. */
    long inactivity;

    private final StringBuilder history  = new StringBuilder();
    private long                seen;
    private final long[]        packets  = new long[2];
    private final long[]        ipOctets = new long[2];
    private final long[]        octets   = {-1, -1};                 // of datagrams; -1 while a side has sent none
    private final int[]         times    = new int[2 * SCALED.length()];   // how often each of these happened on a side
    private final int[]         due      = new int[2 * SCALED.length()];   // at which time its letter is written next

    LoggedConnection(ZeekKey key, Proto proto, long number, long start, Endpoint originator, Endpoint responder) {
        this.key = key;
        this.proto = proto;
        this.number = number;
        this.start = start;
        this.last = start;
        this.originator = originator;
        this.responder = responder;
    }

    /** The side an endpoint is: 0 the originator, 1 the responder. */
    int side(Endpoint source) {
        return source.equals(originator) ? 0 : 1;
    }

    /** Exchanges the roles of both sides. */
    void flip() {
        Endpoint other = originator;
        originator = responder;
        responder = other;
        swap(packets);
        swap(ipOctets);
        swap(octets);
        history.append('^');
    }

    private static void swap(long[] pair) {
        long first = pair[0];
        pair[0] = pair[1];
        pair[1] = first;
    }

    void count(int side, long ipLength) {
        packets[side]++;
        ipOctets[side] += ipLength;
    }

    /** Adds octets of payload to what a side sent in datagrams. */
    void sent(int side, long length) {
        octets[side] = Math.max(0, octets[side]) + length;
    }

    /** Writes a letter, unless it was; whether it was. */
    boolean once(char letter, int side) {
        boolean was = isWritten(letter, side);
        if (!was)
            again(letter, side);
        seen |= bit(letter, side);
        return was;
    }

    /** Whether {@link #once} has written a letter. */
    boolean isWritten(char letter, int side) {
        return (seen & bit(letter, side)) != 0;
    }

    private static long bit(char letter, int side) {
        return 1L << own(letter, side) - 'A';
    }

    private static char own(char letter, int side) {
        return side == 0 ? letter : Character.toLowerCase(letter);
    }

    /** Writes a letter again. */
    void again(char letter, int side) {
        history.append(own(letter, side));
    }

    /** Writes a letter the first, tenth, hundredth … time: wrong checksums, retransmissions, windows of zero, gaps. */
    void scaled(char letter, int side) {
        int index = 2 * SCALED.indexOf(letter) + side;
        due[index] = Math.max(1, due[index]);
        if (++times[index] == due[index]) {
            again(letter, side);
            due[index] *= 10;
        }
    }

    String history() {
        return history.toString();
    }

    /** Octets of payload that a side sent. */
    long size(int side) {
        return Math.max(0, octets[side]);
    }

    /** The state in one word. */
    String connState() {
        if (proto != Proto.UDP)
            return "OTH";
        if (octets[0] >= 0)
            return octets[1] >= 0 ? "SF" : "S0";
        return octets[1] >= 0 ? "SHR" : "OTH";
    }

    ConnLogRow row() {
        return new ConnLogRow(number, start, originator, responder, proto, key.protocol(), last - start, connState(), history(), missed, traffic(0), traffic(1));
    }

    private Traffic traffic(int side) {
        return new Traffic(size(side), packets[side], ipOctets[side]);
    }
}
