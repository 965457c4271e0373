package io.heliotrope.signals.trust;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Claims and pasts for tests: hourly, and noon is `now`.
final class TrustSamples {
    static final GridZone ZONE = new GridZone("DE");
    static final Duration HOUR = Duration.ofHours(1);
    static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

    private TrustSamples() {}

    static Instant hour(int hours) {
        return NOON.plus(HOUR.multipliedBy(hours));
    }

    static Claim claim(int hour, double grams) {
        return claim(hour(hour), hour(hour + 1), grams, hour(hour).plus(HOUR.dividedBy(2)));
    }

    static Claim claim(Instant from, Instant to, double grams, Instant updatedAt) {
        Instant known = updatedAt.isAfter(NOON) ? NOON : updatedAt;
        return new Claim(from, to, grams, Spread.Untold.UNTOLD, Quality.MEASURED, "", known);
    }

    /// Hour by hour until noon, the last one ends then.
    static Claims<Lifecycle> untilNoon(double... grams) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < grams.length; i++) {
            claims.add(claim(i - grams.length, grams[i]));
        }
        return lifecycle(claims);
    }

    static Claims<Lifecycle> lifecycle(List<Claim> claims) {
        return new Claims<>(ZONE, Lifecycle.LIFECYCLE, "test", NOON, claims);
    }

    static Claims<Direct> direct(List<Claim> claims) {
        return new Claims<>(ZONE, Direct.DIRECT, "test", NOON, claims);
    }

    /// The `hours` before `end`, hour by hour.
    static Curve past(Instant end, int hours, IntToDoubleFunction grams) {
        double[] values = new double[hours];
        Arrays.setAll(values, grams);
        return new Curve(end.minus(HOUR.multipliedBy(hours)), HOUR, values);
    }

    /// Of a zone that goes between 200 and 400 g/kWh each day, and ended a day before noon.
    static Habits usual() {
        Curve past =
                past(hour(-24), 24 * 30, i -> 300 + 100 * StrictMath.sin(Math.PI * i / 12) + i % 7);
        return Habits.of(Basis.AVERAGE_LIFECYCLE, false, past, hour(-24));
    }
}
