package io.heliotrope.signals.store;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What decisions are made of as rows, and back. `receivedAt` is when the record was written or
/// read.
public final class ControlRows {
    private ControlRows() {}

    public static SignalRow of(Intensity record, Instant receivedAt) {
        Reading reading = record.reading();
        return SignalRow.plain(
                SeriesKey.of(
                        reading.zone(),
                        Signal.CARBON_INTENSITY,
                        Kind.of(reading.basis()),
                        reading.source()),
                reading.issuedAt(),
                receivedAt,
                record.validFrom(),
                record.validTo(),
                reading.intensity().value(),
                reading.quality());
    }

    /// A row for each step; one that is known to be missing for each gap.
    public static List<SignalRow> of(IntensityForecast record, Instant receivedAt) {
        SeriesKey key =
                SeriesKey.of(
                        record.zone(),
                        Signal.CARBON_INTENSITY,
                        Kind.of(record.basis()),
                        record.source());
        return rows(key, record.issuedAt(), receivedAt, record.quality(), record.gramsPerKwh());
    }

    /// A row for each step at the region, which lies in `zone`.
    public static List<SignalRow> of(SiteForecast record, GridZone zone, Instant receivedAt) {
        SeriesKey key =
                new SeriesKey(
                        zone,
                        new Site.In(record.region()),
                        Signal.PUE,
                        Kind.NOT_APPLICABLE,
                        record.source());
        return rows(key, record.issuedAt(), receivedAt, Quality.MODELLED, record.pue());
    }

    private static List<SignalRow> rows(
            SeriesKey key, Instant issuedAt, Instant receivedAt, Quality quality, Curve curve) {
        List<SignalRow> rows = new ArrayList<>(curve.size());
        Instant from = curve.start();
        for (int i = 0; i < curve.size(); i++) {
            Instant to = from.plus(curve.step());
            rows.add(SignalRow.plain(key, issuedAt, receivedAt, from, to, curve.get(i), quality));
            from = to;
        }
        return rows;
    }

    /// An intensity in grams as decisions know it; empty for what is known to be missing, and for
    /// rows of other signals.
    public static Optional<Intensity> intensity(SignalRow row) {
        SeriesKey key = row.series();
        return Double.isNaN(row.value())
                ? Optional.empty()
                : basis(key)
                        .map(basis ->
                                new Intensity(
                                        new Reading(
                                                key.zone(),
                                                new GramsPerKwh(row.value()),
                                                basis,
                                                key.source(),
                                                row.issuedAt(),
                                                row.quality()),
                                        row.validFrom(),
                                        row.validTo()));
    }

    /// The rows of one series as a forecast, of the worst quality among them; empty without rows of
    /// an intensity in grams.
    ///
    /// @throws IllegalArgumentException when there are two such series
    public static Optional<IntensityForecast> forecast(List<SignalRow> rows) {
        List<SignalRow> forecast =
                rows.stream().filter(row -> basis(row.series()).isPresent()).toList();
        return Steps.curve(forecast)
                .flatMap(curve -> {
                    SeriesKey key = only(forecast);
                    Quality quality =
                            forecast.stream()
                                    .map(SignalRow::quality)
                                    .reduce(Quality.MEASURED, Quality::worse);
                    return basis(key)
                            .map(basis ->
                                    new IntensityForecast(
                                            key.zone(),
                                            basis,
                                            key.source(),
                                            latestIssue(forecast),
                                            quality,
                                            curve));
                });
    }

    /// The rows of one region's PUE as a forecast; empty without any.
    ///
    /// @throws IllegalArgumentException when they are of two sources
    public static Optional<SiteForecast> pue(RegionId region, List<SignalRow> rows) {
        List<SignalRow> forecast =
                rows.stream()
                        .filter(row -> row.series().signal() == Signal.PUE)
                        .filter(row -> row.series().site().equals(new Site.In(region)))
                        .toList();
        return Steps.curve(forecast)
                .map(curve ->
                        new SiteForecast(
                                region, only(forecast).source(), latestIssue(forecast), curve));
    }

    private static Optional<Basis> basis(SeriesKey key) {
        return key.signal() == Signal.CARBON_INTENSITY ? key.kind().basis() : Optional.empty();
    }

    private static SeriesKey only(List<SignalRow> rows) {
        SeriesKey key = rows.getFirst().series();
        rows.stream()
                .map(SignalRow::series)
                .filter(other -> !other.equals(key))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "rows of %s and of %s in one forecast: ask for one source and site"
                                    .formatted(key, other));
                });
        return key;
    }

    private static Instant latestIssue(List<SignalRow> rows) {
        return rows.stream()
                .map(SignalRow::issuedAt)
                .reduce(Instant.MIN, (a, b) -> a.isAfter(b) ? a : b);
    }
}
