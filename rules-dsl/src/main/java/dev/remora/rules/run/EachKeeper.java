package dev.remora.rules.run;

/** Reports each match. */
final class EachKeeper extends Keeper {
    private final Reporter reporter;

    EachKeeper(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    void accept(Match match, long now) {
        reporter.alert(match.facts(), null);
    }
}
