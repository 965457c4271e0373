package io.heliotrope.signals.electricitymaps;

import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Average;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.Sieve;
import io.heliotrope.signals.wire.Steps;
import io.heliotrope.signals.wire.TimeRange;
import io.heliotrope.signals.wire.ToldPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads carbon intensities of one zone on one basis.
final class IntensityBody<B extends Average<B>> {
    private final ElectricityMapsBody body;
    private final B basis;
    private final Sieve sieve;

    IntensityBody(ElectricityMapsBody body, B basis, Sieve sieve) throws Unusable {
        this.body = body;
        this.basis = basis;
        this.sieve = sieve;
        requireBasis(body.root());
    }

    static String factorType(Average<?> basis) {
        return switch (basis) {
            case Lifecycle _ -> "lifecycle";
            case Direct _ -> "direct";
        };
    }

    private void requireBasis(JsonNode told) throws Unusable {
        JsonNode type = told.path("emissionFactorType");
        String wanted = factorType(basis);
        if (!type.isMissingNode() && !type.isNull() && !type.asString("").equals(wanted)) {
            throw new Unusable(Outage.MALFORMED, "asked for " + wanted + ", got " + type);
        }
    }

    IntensitySeries<B> latest() throws Unusable {
        return series(told(true), body.updatedAt(body.root()));
    }

    IntensitySeries<B> history() throws Unusable {
        return series(told(false), body.now());
    }

    /// What lies in `wanted` of what was `asked` for.
    IntensitySeries<B> past(TimeRange wanted, TimeRange asked) throws Unusable {
        return series(sieve.within(told(false), wanted, asked), body.now());
    }

    private List<ToldPoint> told(boolean isOne) throws Unusable {
        Duration slot = body.slot();
        List<ToldPoint> told = new ArrayList<>();
        for (JsonNode entry : body.entries(isOne)) {
            requireBasis(entry);
            Instant from = body.from(entry);
            told.add(
                    new ToldPoint(
                            from,
                            from.plus(slot),
                            Json.numberOrNull(entry.path("carbonIntensity")),
                            ElectricityMapsBody.quality(entry),
                            ElectricityMapsBody.method(entry),
                            body.updatedAt(entry)));
        }
        return told;
    }

    IntensitySeries<B> forecast() throws Unusable {
        Instant issuedAt = body.updatedAt(body.root());
        JsonNode entries = Json.array(body.root(), "forecast");
        List<Instant> starts = new ArrayList<>();
        for (JsonNode entry : entries) {
            starts.add(Json.time(entry.path("datetime")));
        }
        Duration step = Steps.of(starts, body.slot());
        List<ToldPoint> told = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            told.add(
                    new ToldPoint(
                            starts.get(i),
                            starts.get(i).plus(step),
                            Json.numberOrNull(entries.get(i).path("carbonIntensity")),
                            Quality.FORECAST,
                            "",
                            issuedAt));
        }
        IntensitySeries<B> series = series(told, issuedAt);
        Sieve.requireUnended(series.points(), body.now());
        return series;
    }

    private IntensitySeries<B> series(List<ToldPoint> told, Instant issuedAt) throws Unusable {
        List<IntensityPoint> points = sieve.points(told);
        return new IntensitySeries<>(
                body.zone(), basis, ElectricityMapsBody.SOURCE, issuedAt, points);
    }
}
