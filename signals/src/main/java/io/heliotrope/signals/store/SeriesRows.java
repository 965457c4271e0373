package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.series.IndexPoint;
import io.heliotrope.signals.series.IntensityPoint;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.RelativeIndexSeries;
import io.heliotrope.signals.series.SharePoint;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.series.Spread;
import io.heliotrope.signals.series.Timed;
import io.heliotrope.signals.series.WeatherPoint;
import io.heliotrope.signals.series.WeatherSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What providers say as rows. `receivedAt` is when the answer came.
///
/// A row is issued when its point was made known, which may be before the series was. There are no
/// rows of a [io.heliotrope.signals.series.MixSeries]: a row is one number, and the dozen of a mix
/// belong together.
public final class SeriesRows {
    private SeriesRows() {}

    /// Rows of an intensity, with its quantiles where they are told.
    public static List<SignalRow> of(IntensitySeries<?> series, Instant receivedAt) {
        SeriesKey key =
                SeriesKey.of(
                        series.zone(),
                        Signal.CARBON_INTENSITY,
                        Kind.of(series.basis().published()),
                        series.source());
        List<SignalRow> rows = new ArrayList<>();
        for (IntensityPoint point : series.points()) {
            double value = point.intensity().value();
            rows.add(
                    switch (point.spread()) {
                        case Spread.Untold _ ->
                                row(key, point, receivedAt, value, Double.NaN, Double.NaN);
                        case Spread.Between(var p10, var p90) ->
                                row(key, point, receivedAt, value, p10.value(), p90.value());
                    });
        }
        return rows;
    }

    public static List<SignalRow> of(ShareSeries series, Instant receivedAt) {
        SeriesKey key =
                SeriesKey.of(
                        series.zone(), signal(series.kind()), Kind.NOT_APPLICABLE, series.source());
        List<SignalRow> rows = new ArrayList<>();
        for (SharePoint point : series.points()) {
            rows.add(row(key, point, receivedAt, point.share(), Double.NaN, Double.NaN));
        }
        return rows;
    }

    public static List<SignalRow> of(RelativeIndexSeries series, Instant receivedAt) {
        SeriesKey key =
                SeriesKey.of(
                        series.zone(),
                        Signal.CARBON_INTENSITY,
                        Kind.RELATIVE_INDEX,
                        series.source());
        List<SignalRow> rows = new ArrayList<>();
        for (IndexPoint point : series.points()) {
            rows.add(row(key, point, receivedAt, point.percentile(), Double.NaN, Double.NaN));
        }
        return rows;
    }

    /// Rows of the weather at `site` in `zone`, where each point holds for `step`. Radiation is the
    /// mean of the time before its point and holds for that. What is not told has no row, what lies
    /// ahead of the issue is a forecast, and what lies behind it is modelled, since no provider
    /// measures at each place.
    public static List<SignalRow> of(
            WeatherSeries series, GridZone zone, Site site, Duration step, Instant receivedAt) {
        List<SignalRow> rows = new ArrayList<>();
        for (WeatherPoint point : series.points()) {
            Instant at = point.at();
            Instant end = at.plus(step);
            Place place = new Place(series, zone, site, receivedAt);
            place.add(rows, Signal.TEMPERATURE, at, end, point.air().celsius());
            place.add(rows, Signal.HUMIDITY, at, end, point.air().relativeHumidity());
            place.add(rows, Signal.PRESSURE, at, end, point.air().pascals());
            place.add(rows, Signal.WIND_SPEED, at, end, point.windMetresPerSecond());
            place.add(
                    rows,
                    Signal.SOLAR_RADIATION,
                    at.minus(step),
                    at,
                    point.sunWattsPerSquareMetre());
        }
        return rows;
    }

    static Signal signal(ShareSeries.Kind kind) {
        return switch (kind) {
            case CARBON_FREE -> Signal.CARBON_FREE_SHARE;
            case RENEWABLE -> Signal.RENEWABLE_SHARE;
        };
    }

    private static SignalRow row(
            SeriesKey key, Timed point, Instant receivedAt, double value, double p10, double p90) {
        return new SignalRow(
                key,
                point.updatedAt(),
                receivedAt,
                point.validFrom(),
                point.validTo(),
                value,
                p10,
                p90,
                point.isEstimated(),
                point.estimationMethod(),
                point.quality());
    }

    /// Where and when one weather was told.
    private record Place(WeatherSeries series, GridZone zone, Site site, Instant receivedAt) {
        void add(List<SignalRow> rows, Signal signal, Instant from, Instant to, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            SeriesKey key = new SeriesKey(zone, site, signal, Kind.NOT_APPLICABLE, series.source());
            Quality quality =
                    from.isBefore(series.issuedAt()) ? Quality.MODELLED : Quality.FORECAST;
            rows.add(SignalRow.plain(key, series.issuedAt(), receivedAt, from, to, value, quality));
        }
    }
}
