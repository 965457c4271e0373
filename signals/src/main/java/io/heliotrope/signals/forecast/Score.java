package io.heliotrope.signals.forecast;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// How good forecasts were.
///
/// Errors are mean absolute percentage errors, in percent, by region; `mean` is over the regions
/// that count. `coverage80` is the share of values (0 to 1) that lay between the tenth and the
/// ninetieth percentile, `pinball` the mean pinball loss of the three quantiles in g/kWh, both over
/// the same regions. `issues` is the number of forecasts scored, of all regions together, `skipped`
/// that of those that could not be made or not be judged.
public record Score(
        SequencedMap<String, Errors> regions,
        Errors mean,
        double coverage80,
        double pinball,
        SequencedMap<String, Errors> baselines,
        int issues,
        int skipped) {
    public Score {
        regions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(regions));
        baselines = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(baselines));
    }

    /// In percent: hours 0 to 23, 24 to 47, 48 to 71, 72 to 95, and all of them.
    public record Errors(double day1, double day2, double day3, double day4, double mean96) {}
}
