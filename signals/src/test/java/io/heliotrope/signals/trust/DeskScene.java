package io.heliotrope.signals.trust;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.signals.basis.BasisConversion;
import io.heliotrope.signals.forecast.OwnForecast;
import io.heliotrope.signals.forecast.QuantileForecast;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.skill.ForecastMemory;
import io.heliotrope.signals.trust.Rejections.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A desk for the zone DE over its life cycle, with feeds `a` and `b` in that order, and `c`.
final class DeskScene {
    static final Duration HOUR = TrustSamples.HOUR;

    final Rejections rejections;
    final ZoneDesk<Lifecycle> desk;
    Curve history = TrustSamples.past(TrustSamples.NOON, 24 * 10, i -> 280 + 40 * (i % 3));

    DeskScene(Path folder) {
        try {
            rejections = Rejections.open(folder.resolve("rejections.jsonl"), Limits.DEFAULTS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        desk =
                new ZoneDesk<>(
                        TrustSamples.ZONE,
                        Lifecycle.LIFECYCLE,
                        DeskSettings.of(List.of("a", "b")),
                        _ -> history,
                        rejections,
                        new ForecastMemory(),
                        Standing.NOTHING);
    }

    List<Signal> due(Instant now) {
        return desk.due(now);
    }

    DeskScene latest(String feed, Instant from, Duration length, double grams, Instant now) {
        desk.latest(feed, fresh(feed, from, length, now, grams), now);
        return this;
    }

    DeskScene forecast(String feed, Instant from, Instant now, double... grams) {
        desk.forecast(feed, fresh(feed, from, HOUR, now, grams), now);
        return this;
    }

    DeskScene fails(String feed, Instant now) {
        desk.latest(
                feed,
                new FeedResult.Missing<>(Outage.TIMED_OUT, "no answer within PT20S", now),
                now);
        return this;
    }

    DeskScene own(Instant issuedAt, int hours, double grams) {
        desk.own(
                new OwnForecast(
                        "model:test",
                        issuedAt,
                        new QuantileForecast(
                                flat(issuedAt, hours, grams * 0.9),
                                flat(issuedAt, hours, grams),
                                flat(issuedAt, hours, grams * 1.1))));
        return this;
    }

    /// Direct grams of a grid of half gas and half wind: 65.5 g less than over the life cycle.
    DeskScene converted(String feed, Instant from, Duration length, double grams, Instant now) {
        desk.latest(feed, offer(feed, from, length, now, grams));
        return this;
    }

    static Offer<Lifecycle> offer(
            String feed, Instant from, Duration length, Instant now, double... grams) {
        IntensitySeries<Direct> direct = series(Direct.DIRECT, feed, from, length, now, grams);
        MixSeries mix =
                new MixSeries(
                        TrustSamples.ZONE,
                        MixSeries.Side.CONSUMPTION,
                        "mix",
                        now,
                        List.of(
                                new MixPoint(
                                        now.minus(Duration.ofDays(1)),
                                        now.plus(Duration.ofDays(9)),
                                        Map.of(
                                                Fuel.GAS,
                                                new Megawatts(10),
                                                Fuel.WIND,
                                                new Megawatts(10)),
                                        Quality.MEASURED,
                                        "",
                                        now)));
        Verdict<Direct> verdict =
                Gate.judge(
                        direct,
                        Question.forecast(TrustSamples.ZONE, now),
                        Habits.unknown(Basis.AVERAGE_DIRECT, false));
        return Offer.converted(verdict, BasisConversion.toLifecycle(mix));
    }

    static FeedResult<IntensitySeries<Lifecycle>> fresh(
            String feed, Instant from, Duration length, Instant now, double... grams) {
        return new FeedResult.Fresh<>(series(Lifecycle.LIFECYCLE, feed, from, length, now, grams));
    }

    static <B extends CarbonBasis<B>> IntensitySeries<B> series(
            B basis, String feed, Instant from, Duration length, Instant now, double... grams) {
        List<IntensityPoint> points = new ArrayList<>();
        for (int i = 0; i < grams.length; i++) {
            Instant at = from.plus(length.multipliedBy(i));
            points.add(
                    new IntensityPoint(
                            at,
                            at.plus(length),
                            new GramsPerKwh(grams[i]),
                            Spread.Untold.UNTOLD,
                            Quality.MEASURED,
                            "",
                            now));
        }
        return new IntensitySeries<>(TrustSamples.ZONE, basis, feed, now, points);
    }

    static YearlyAverage yearly(Basis basis, double grams) {
        return new YearlyAverage(
                new Reading(
                        TrustSamples.ZONE,
                        new GramsPerKwh(grams),
                        basis,
                        "static:test",
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Quality.STATIC));
    }

    static Curve flat(Instant start, int hours, double grams) {
        double[] values = new double[hours];
        Arrays.fill(values, grams);
        return new Curve(start, HOUR, values);
    }
}
