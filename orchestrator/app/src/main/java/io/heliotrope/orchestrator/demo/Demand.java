package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// When people want something: every origin has the same day by its local time, busiest at 15:00
/// and at a tenth of that at 03:00.
///
/// The weight at local hour h is `0.55 - 0.45 cos(2 pi (h - 3) / 24)`.
final class Demand {
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final double MEAN = 0.55;
    private static final double SWING = 0.45;
    private static final double QUIETEST_HOUR = 3;
    private static final double HOURS = 24;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final long SECONDS_PER_DAY = 86_400;

    private final Instant from;
    private final List<Origin> origins;
    private final double[] sumUntil;

    /// Where demand comes from; `offset` is the local time's distance from UTC.
    record Origin(RegionId region, ZoneOffset offset) {}

    Demand(Instant from, Duration length, List<Origin> origins) {
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("demand needs at least one origin");
        }
        this.from = from;
        this.origins = List.copyOf(origins);
        this.sumUntil = new double[(int) length.dividedBy(STEP) + 1];
        for (int i = 1; i < sumUntil.length; i++) {
            sumUntil[i] = sumUntil[i - 1] + total(from.plus(STEP.multipliedBy(i - 1L)));
        }
    }

    /// The moment by which `quantile`, 0 to below 1, of all demand has come.
    Instant at(double quantile) {
        double wanted = quantile * sumUntil[sumUntil.length - 1];
        int step = 0;
        while (step < sumUntil.length - 2 && sumUntil[step + 1] <= wanted) {
            step++;
        }
        double part = (wanted - sumUntil[step]) / (sumUntil[step + 1] - sumUntil[step]);
        long nanos = (long) (Math.clamp(part, 0, 1) * (STEP.toNanos() - 1));
        return from.plus(STEP.multipliedBy(step)).plusNanos(nanos);
    }

    /// Where something comes from at `moment`; `share`, 0 to below 1, picks in proportion to
    /// weight.
    RegionId originAt(Instant moment, double share) {
        double left = share * total(moment);
        for (Origin origin : origins) {
            left -= weight(origin, moment);
            if (left < 0) {
                return origin.region();
            }
        }
        return origins.getLast().region();
    }

    private double total(Instant moment) {
        double sum = 0;
        for (Origin origin : origins) {
            sum += weight(origin, moment);
        }
        return sum;
    }

    private static double weight(Origin origin, Instant moment) {
        long local = moment.getEpochSecond() + origin.offset().getTotalSeconds();
        double hour = Math.floorMod(local, SECONDS_PER_DAY) / SECONDS_PER_HOUR;
        double turn = 2 * StrictMath.PI * (hour - QUIETEST_HOUR) / HOURS;
        return MEAN - SWING * StrictMath.cos(turn);
    }
}
