package io.heliotrope.signals.series;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Location;
import io.heliotrope.signals.weather.AirCurves;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The weather at a place, past and expected, as `source` told it at `issuedAt`.
///
/// Points are in order of time, at most one for each moment.
public record WeatherSeries(
        Location place, String source, Instant issuedAt, List<WeatherPoint> points) {
    /// @throws IllegalArgumentException when two points are of one moment
    public WeatherSeries {
        points = points.stream().sorted(Comparator.comparing(WeatherPoint::at)).toList();
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).at().equals(points.get(i - 1).at())) {
                throw new IllegalArgumentException(
                        "two weathers at " + place + " for " + points.get(i).at());
            }
        }
    }

    /// The air as curves with one value for each `step`, as cooling wants it; gaps stay gaps.
    ///
    /// @throws IllegalArgumentException when there is no point, or one lies between the steps
    public AirCurves air(Duration step) {
        return new AirCurves(
                curve(step, point -> point.air().celsius()),
                curve(step, point -> point.air().relativeHumidity()),
                curve(step, point -> point.air().pascals()));
    }

    /// One quantity as a curve with one value for each `step`, taken at its beginning, such as
    /// `point -> point.air().celsius()`; NaN where there is no point.
    ///
    /// @throws IllegalArgumentException when there is no point, or one lies between the steps
    public Curve curve(Duration step, ToDoubleFunction<WeatherPoint> quantity) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no weather at " + place + " to make a curve of");
        }
        Instant start = points.getFirst().at();
        long last = Duration.between(start, points.getLast().at()).dividedBy(step);
        double[] values = new double[Math.toIntExact(last + 1)];
        Arrays.fill(values, Double.NaN);
        for (WeatherPoint point : points) {
            Duration since = Duration.between(start, point.at());
            long index = since.dividedBy(step);
            if (!step.multipliedBy(index).equals(since)) {
                throw new IllegalArgumentException(
                        "weather at " + point.at() + " between steps of " + step);
            }
            values[(int) index] = quantity.applyAsDouble(point);
        }
        return new Curve(start, step, values);
    }
}
