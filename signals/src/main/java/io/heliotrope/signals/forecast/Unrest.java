package io.heliotrope.signals.forecast;

/// How restless a zone has been of late: errors of a forecast are divided by it before they are
/// compared, since a windy autumn is forecast less well than the calm summer before it.
final class Unrest {
    private static final int DAYS = 14;
    private static final double LEAST = 1e-3;

    private Unrest() {}

    /// The square root of how much, on average, the logarithm of an hour differed from that of the
    /// same hour a day earlier, over the two weeks before `origin`; above zero. The root, since
    /// errors grow more slowly than the changes: of the powers 0, 0.5, 0.7 and 1 it gave the least
    /// pinball loss on recorded grids.
    static double of(LogHistory history, int origin) {
        double sum = 0;
        int hours = DAYS * LogHistory.DAY;
        for (int i = origin - hours; i < origin; i++) {
            sum += Math.abs(history.get(i) - history.get(i - LogHistory.DAY));
        }
        return Math.sqrt(Math.max(LEAST, sum / hours));
    }
}
