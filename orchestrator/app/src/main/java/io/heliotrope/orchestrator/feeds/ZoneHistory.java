package io.heliotrope.orchestrator.feeds;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.PastCurve;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is stored of a zone's past on one basis, hour by hour, the best source first.
///
/// Kept in memory for [#KEPT] and brought up to date from the store. Owned by the zone's turn; the
/// curves that it hands out are anybody's.
final class ZoneHistory {
    /// Enough for a forecaster to have seen every season.
    static final Duration KEPT = Duration.ofDays(550);

    private static final Logger LOG = LoggerFactory.getLogger(ZoneHistory.class);
    private static final Duration HOUR = Duration.ofHours(1);

    /// What may still be revised when it is read again.
    private static final Duration UNSETTLED = Duration.ofDays(3);

    private final KnownSignals store;
    private final GridZone zone;
    private final Basis basis;
    private final List<String> sources;
    private Curve kept;
    private Instant readUntil = Instant.MIN;

    /// `sources` are the feeds' own names for themselves, the best first.
    ZoneHistory(KnownSignals store, GridZone zone, Basis basis, List<String> sources, Instant now) {
        this.store = store;
        this.zone = zone;
        this.basis = basis;
        this.sources = List.copyOf(sources);
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        this.kept = new Curve(end.minus(KEPT), HOUR, unknown((int) KEPT.dividedBy(HOUR)));
    }

    private static double[] unknown(int hours) {
        double[] values = new double[hours];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /// Older values have come: all is read again the next time.
    void renew() {
        readUntil = Instant.MIN;
    }

    /// Reads what has come since the last time, all of it the first time. A store that cannot be
    /// read is logged, and what is kept stays as it is.
    void read(Instant now) {
        try {
            readAll(now);
        } catch (IOException unread) {
            LOG.atWarn()
                    .addKeyValue("zone", zone)
                    .addKeyValue("reason", unread.getMessage())
                    .log("stored signals not read");
        }
    }

    private void readAll(Instant now) throws IOException {
        Instant end = now.truncatedTo(ChronoUnit.HOURS);
        Instant start = end.minus(KEPT);
        double[] values = unknown((int) KEPT.dividedBy(HOUR));
        for (int h = 0; h < values.length; h++) {
            values[h] = kept.valueAt(start.plus(HOUR.multipliedBy(h)));
        }
        Instant from = readUntil.equals(Instant.MIN) ? start : readUntil.minus(UNSETTLED);
        for (String source : sources.reversed()) {
            overlay(values, start, source, from.isBefore(start) ? start : from, now);
        }
        kept = new Curve(start, HOUR, values);
        readUntil = end;
    }

    private void overlay(double[] values, Instant start, String source, Instant from, Instant now)
            throws IOException {
        Optional<Curve> past = new PastCurve(store, zone, basis, source).before(from, now);
        if (past.isEmpty()) {
            return;
        }
        int first = (int) Duration.between(start, from).dividedBy(HOUR);
        for (int h = first; h < values.length; h++) {
            double mean = mean(past.get(), start.plus(HOUR.multipliedBy(h)));
            values[h] = Double.isNaN(mean) ? values[h] : mean;
        }
    }

    /// NaN when less than half of the hour is known.
    private static double mean(Curve values, Instant hour) {
        double sum = 0;
        int known = 0;
        int steps = 0;
        Instant end = hour.plus(HOUR);
        for (Instant at = hour; at.isBefore(end); at = at.plus(values.step())) {
            double value = values.valueAt(at);
            steps++;
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return 2 * known >= steps && known > 0 ? sum / known : Double.NaN;
    }

    /// What is known until `until`, in hours that have ended, from the first known one on.
    Curve until(Instant until) {
        double[] values = kept.toArray();
        int first = 0;
        while (first < values.length && Double.isNaN(values[first])) {
            first++;
        }
        long ended = Duration.between(kept.start(), until).dividedBy(HOUR);
        int last = Math.clamp(ended, first, values.length);
        return new Curve(
                kept.start().plus(HOUR.multipliedBy(first)),
                HOUR,
                Arrays.copyOfRange(values, first, last));
    }

    /// How many hours are known.
    int hours() {
        return (int) Arrays.stream(kept.toArray()).filter(v -> !Double.isNaN(v)).count();
    }
}
