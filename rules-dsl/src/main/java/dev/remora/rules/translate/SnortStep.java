package dev.remora.rules.translate;

/** One thing that a rule of Snort or Suricata looks for in a payload, as a part of the pattern that its {@link SnortChain} becomes. */
interface SnortStep {
    /** Stands for a position or a length that is not said, or differs. */
    int NONE = Integer.MIN_VALUE;

    /** Whether it counts from where the one before ended. */
    boolean isRelative();

    /** Whether it asks that nothing is found. */
    boolean isNegated();

    /** Whether what follows may count from its end. */
    default boolean movesOn() {
        return !isNegated();
    }

    /** Whether it takes letters of either case. */
    boolean isCaseless();

    /** How many octets lie between where it counts from and its end, where that is always the same; otherwise {@link #NONE}. */
    int length();

    /**
     * The pattern for it and what follows. One that is negated and relative only asks that nothing is found; one that is negated and not relative is told to be by its chain.
     *
     * @param caseless whether the whole pattern takes letters of either case
     * @param rest     the pattern for what follows
     * @throws Untranslatable if it does not fit where it is looked for
     */
    String pattern(boolean caseless, String rest) throws Untranslatable;

    /** So many octets of any kind, as few as will do; {@link Integer#MAX_VALUE} is no limit. */
    static String octets(int least, int most) {
        if (most == 0)
            return "";
        return "(?s:." + (least == most ? "{" + least + '}' : "{" + least + ',' + (most == Integer.MAX_VALUE ? "" : most) + "}?") + ')';
    }
}
