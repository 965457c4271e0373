package io.heliotrope.queues.format;

import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord;
import java.time.Instant;
import java.util.List;

/// Any record of the signals topic, drawn with the other values.
final class AnySignal {
    private AnySignal() {}

    static ControlRecord.Signal signal(AnyValue any) {
        return any.one(
                () -> grid(any),
                () -> new ControlRecord.Beside(grid(any)),
                () -> carbonFree(any),
                () ->
                        new ControlRecord.SiteForecast(
                                any.region(),
                                any.text(),
                                any.instant(),
                                any.curve(1),
                                any.random.nextBoolean() ? any.shares() : null,
                                any.random.nextBoolean() ? any.curve(0) : null),
                () ->
                        new ControlRecord.EnergyFigure(
                                any.served(),
                                any.number(),
                                1e-3 + any.number(),
                                1e-3 + any.number(),
                                1 + any.random.nextInt(99),
                                "meter:" + any.text(),
                                any.instant()));
    }

    private static ControlRecord.OfGrid grid(AnyValue any) {
        return any.one(
                () -> new ControlRecord.Intensity(any.reading(), any.instant(), any.instant()),
                () -> forecast(any),
                () -> new ControlRecord.YearlyAverage(any.reading()));
    }

    private static CarbonFree carbonFree(AnyValue any) {
        return any.one(
                () ->
                        new CarbonFree.Told(
                                new GridZone(any.text()),
                                any.random.nextDouble(),
                                any.text(),
                                any.instant(),
                                any.word(Quality.class),
                                any.instant(),
                                any.instant()),
                () ->
                        new CarbonFree.Foretold(
                                new GridZone(any.text()),
                                any.text(),
                                any.instant(),
                                any.word(Quality.class),
                                any.shares()));
    }

    private static ControlRecord.IntensityForecast forecast(AnyValue any) {
        Curve middle = any.curve(0);
        Instant from = middle.start();
        return new ControlRecord.IntensityForecast(
                new GridZone(any.text()),
                any.word(Basis.class),
                any.instant(),
                any.random.nextBoolean()
                        ? List.of(part(any, from))
                        : List.of(part(any, from), part(any, from.plusSeconds(1))),
                middle,
                any.random.nextBoolean() ? new Band(middle, middle) : null);
    }

    private static ControlRecord.Part part(AnyValue any, Instant from) {
        return new ControlRecord.Part(
                from,
                any.text(),
                any.word(Quality.class),
                any.word(Step.class),
                any.random.nextBoolean() ? "" : any.text());
    }
}
