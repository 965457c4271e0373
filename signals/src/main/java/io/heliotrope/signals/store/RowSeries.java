package io.heliotrope.signals.store;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Location;
import io.heliotrope.signals.series.CarbonBasis;
import io.heliotrope.signals.series.IndexPoint;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.RelativeIndexSeries;
import io.heliotrope.signals.series.SharePoint;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.series.WeatherPoint;
import io.heliotrope.signals.series.WeatherSeries;
import io.heliotrope.signals.weather.Weather;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Rows of one series as what their provider said.
///
/// Rows of other signals and kinds are passed over, and so are those known to be missing. Where two
/// cut time into different pieces, the newer stays. Issued is the whole when its latest row was.
/// Empty when no row is left.
public final class RowSeries {
    private RowSeries() {}

    /// The intensity on `basis`.
    ///
    /// @throws IllegalArgumentException when rows of that basis are of two series
    public static <B extends CarbonBasis<B>> Optional<IntensitySeries<B>> intensity(
            B basis, List<SignalRow> rows) {
        return One.of(rows, Signal.CARBON_INTENSITY, Kind.of(basis.published()))
                .map(one ->
                        new IntensitySeries<>(
                                one.key().zone(),
                                basis,
                                one.key().source(),
                                one.issuedAt(),
                                one.rows().stream().map(RowSeries::intensityPoint).toList()));
    }

    /// The share of `kind`.
    ///
    /// @throws IllegalArgumentException when rows of that share are of two series
    public static Optional<ShareSeries> share(ShareSeries.Kind kind, List<SignalRow> rows) {
        return One.of(rows, SeriesRows.signal(kind), Kind.NOT_APPLICABLE)
                .map(one ->
                        new ShareSeries(
                                one.key().zone(),
                                kind,
                                one.key().source(),
                                one.issuedAt(),
                                one.rows().stream().map(RowSeries::sharePoint).toList()));
    }

    /// The relative index.
    ///
    /// @throws IllegalArgumentException when rows of an index are of two series
    public static Optional<RelativeIndexSeries> index(List<SignalRow> rows) {
        return One.of(rows, Signal.CARBON_INTENSITY, Kind.RELATIVE_INDEX)
                .map(one ->
                        new RelativeIndexSeries(
                                one.key().zone(),
                                one.key().source(),
                                one.issuedAt(),
                                one.rows().stream().map(RowSeries::indexPoint).toList()));
    }

    /// The weather at `place`, at each moment of which temperature, humidity and pressure are
    /// known.
    ///
    /// @throws IllegalArgumentException when rows of one quantity are of two series
    public static Optional<WeatherSeries> weather(Location place, List<SignalRow> rows) {
        Map<Instant, Map<Signal, Double>> moments = new TreeMap<>();
        String source = "";
        Instant issuedAt = Instant.MIN;
        for (Signal signal :
                List.of(
                        Signal.TEMPERATURE,
                        Signal.HUMIDITY,
                        Signal.PRESSURE,
                        Signal.WIND_SPEED,
                        Signal.SOLAR_RADIATION)) {
            Optional<One> one = One.of(rows, signal, Kind.NOT_APPLICABLE);
            for (SignalRow row : one.map(One::newest).orElse(List.of())) {
                Instant at = signal == Signal.SOLAR_RADIATION ? row.validTo() : row.validFrom();
                moments.computeIfAbsent(at, _ -> new EnumMap<>(Signal.class))
                        .put(signal, row.value());
                source = row.series().source();
                issuedAt = row.issuedAt().isAfter(issuedAt) ? row.issuedAt() : issuedAt;
            }
        }
        List<WeatherPoint> points = new ArrayList<>();
        moments.forEach((at, told) -> point(at, told).ifPresent(points::add));
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeatherSeries(place, source, issuedAt, points));
    }

    private static Optional<WeatherPoint> point(Instant at, Map<Signal, Double> told) {
        Double celsius = told.get(Signal.TEMPERATURE);
        Double humidity = told.get(Signal.HUMIDITY);
        Double pascals = told.get(Signal.PRESSURE);
        return celsius == null || humidity == null || pascals == null
                ? Optional.empty()
                : Optional.of(
                        new WeatherPoint(
                                at,
                                new Weather(celsius, humidity, pascals),
                                told.getOrDefault(Signal.WIND_SPEED, Double.NaN),
                                told.getOrDefault(Signal.SOLAR_RADIATION, Double.NaN)));
    }

    private static IntensityPoint intensityPoint(SignalRow row) {
        Spread spread =
                Double.isNaN(row.p10())
                        ? Spread.Untold.UNTOLD
                        : new Spread.Between(
                                new GramsPerKwh(row.p10()), new GramsPerKwh(row.p90()));
        return new IntensityPoint(
                row.validFrom(),
                row.validTo(),
                new GramsPerKwh(row.value()),
                spread,
                row.quality(),
                row.estimationMethod(),
                row.issuedAt());
    }

    private static SharePoint sharePoint(SignalRow row) {
        return new SharePoint(
                row.validFrom(),
                row.validTo(),
                row.value(),
                row.quality(),
                row.estimationMethod(),
                row.issuedAt());
    }

    private static IndexPoint indexPoint(SignalRow row) {
        return new IndexPoint(
                row.validFrom(),
                row.validTo(),
                row.value(),
                row.quality(),
                row.estimationMethod(),
                row.issuedAt());
    }
}
