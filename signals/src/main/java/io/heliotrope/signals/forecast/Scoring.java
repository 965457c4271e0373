package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.forecast.Score.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Forecasts the past as it would have been forecast then, and compares.
///
/// A forecast is issued every 24 hours and sees only what lies before it; the model is fitted anew
/// every week. One thread.
public final class Scoring {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int DAYS_TO_FIT = 7;

    private final SequencedMap<String, Curve> gramsPerKwh;
    private final Outlook outlook;
    private final Set<String> extra;
    private final Map<String, Tally> own = new LinkedHashMap<>();
    private final Map<Baseline, Map<String, Tally>> baselines = new EnumMap<>(Baseline.class);
    private @Nullable Forecaster forecaster;
    private int issues;
    private int skipped;

    /// `gramsPerKwh` are hourly series, `extra` those of them that are scored but do not count for
    /// the means.
    public Scoring(SequencedMap<String, Curve> gramsPerKwh, Outlook outlook, Set<String> extra) {
        this.gramsPerKwh = gramsPerKwh;
        this.outlook = outlook;
        this.extra = Set.copyOf(extra);
        gramsPerKwh.keySet().forEach(region -> own.put(region, new Tally()));
        for (Baseline baseline : Baseline.values()) {
            Map<String, Tally> tallies = new LinkedHashMap<>();
            gramsPerKwh.keySet().forEach(region -> tallies.put(region, new Tally()));
            baselines.put(baseline, tallies);
        }
    }

    /// Scores the forecasts issued from `first` until `last`, inclusive.
    ///
    /// @return empty when none of them could be made and judged
    public Optional<Score> score(Instant first, Instant last) {
        int day = 0;
        for (Instant issue = first; !issue.isAfter(last); issue = issue.plus(DAY)) {
            if (day++ % DAYS_TO_FIT == 0) {
                forecaster = Forecaster.fit(gramsPerKwh, issue, outlook).orElse(null);
            }
            for (Map.Entry<String, Curve> region : gramsPerKwh.entrySet()) {
                judge(region.getKey(), region.getValue(), issue);
            }
        }
        return counting(own).isEmpty() ? Optional.empty() : Optional.of(result());
    }

    private void judge(String region, Curve values, Instant issue) {
        double[] came = came(values, issue);
        Optional<QuantileForecast> forecast =
                forecaster == null ? Optional.empty() : forecaster.forecast(region, values, issue);
        if (came.length == 0 || forecast.isEmpty()) {
            skipped++;
            return;
        }
        issues++;
        tally(own, region).add(forecast.get(), came);
        baselines.forEach((baseline, tallies) ->
                tally(tallies, region).add(baseline.forecast(values, issue), came));
    }

    /// What came in the four days after `issue`; nothing when not all of it is known.
    private static double[] came(Curve values, Instant issue) {
        double[] came = new double[View.HOURS];
        for (int hour = 0; hour < came.length; hour++) {
            came[hour] = values.valueAt(issue.plus(LogHistory.HOUR.multipliedBy(hour)));
            if (Double.isNaN(came[hour])) {
                return new double[0];
            }
        }
        return came;
    }

    private static Tally tally(Map<String, Tally> tallies, String region) {
        Tally tally = tallies.get(region);
        if (tally == null) {
            throw new IllegalStateException("no region " + region);
        }
        return tally;
    }

    /// Of the regions that were judged and count.
    private List<Tally> counting(Map<String, Tally> tallies) {
        List<Tally> counting = new ArrayList<>();
        tallies.forEach((region, tally) -> {
            if (!extra.contains(region) && !tally.isEmpty()) {
                counting.add(tally);
            }
        });
        return counting;
    }

    private Score result() {
        SequencedMap<String, Errors> regions = new LinkedHashMap<>();
        own.forEach((region, tally) -> {
            if (!tally.isEmpty()) {
                regions.put(region, tally.errors());
            }
        });
        SequencedMap<String, Errors> others = new LinkedHashMap<>();
        baselines.forEach((baseline, tallies) -> others.put(baseline.word(), mean(tallies)));
        List<Tally> counting = counting(own);
        return new Score(
                regions,
                mean(own),
                counting.stream().mapToDouble(Tally::coverage).average().orElse(Double.NaN),
                counting.stream().mapToDouble(Tally::pinball).average().orElse(Double.NaN),
                others,
                issues,
                skipped);
    }

    private Errors mean(Map<String, Tally> tallies) {
        return Tally.mean(counting(tallies).stream().map(Tally::errors).toList());
    }
}
