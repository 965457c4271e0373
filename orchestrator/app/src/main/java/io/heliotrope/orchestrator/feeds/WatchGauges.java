package io.heliotrope.orchestrator.feeds;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.SignalMetricNames;
import io.heliotrope.signals.skill.Skill;
import io.heliotrope.signals.trust.Rejections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Exports how old each feed's news is, how good forecasts were, what was not believed, and which
/// zones providers lack.
///
/// Owned by one timer thread.
final class WatchGauges {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double PERCENT = 100;

    private final Meters meters;
    private final Rejections rejections;
    private final MultiGauge ages;
    private final MultiGauge errors;
    private final MultiGauge skills;
    private final MultiGauge unknownZones;
    private final Map<Rejections.Kind, Long> counted = new TreeMap<>();

    WatchGauges(Meters meters, Rejections rejections) {
        this.meters = meters;
        this.rejections = rejections;
        this.ages = meters.rows(SignalMetricNames.FEED_AGE);
        this.errors = meters.rows(SignalMetricNames.FORECAST_ERROR);
        this.skills = meters.rows(SignalMetricNames.FORECAST_SKILL);
        this.unknownZones = meters.rows(SignalMetricNames.UNKNOWN_ZONES);
    }

    /// What one zone's watch told after its last turn.
    record Told(String zone, Map<String, Instant> newest, List<Skill> skills) {}

    void export(Collection<Told> zones, Collection<RollCall> rollCalls, Instant now) {
        List<MultiGauge.Row<?>> age = new ArrayList<>();
        List<MultiGauge.Row<?>> error = new ArrayList<>();
        List<MultiGauge.Row<?>> skill = new ArrayList<>();
        for (Told zone : zones) {
            zone.newest()
                    .forEach((feed, at) ->
                            age.add(
                                    Meters.row(
                                            SignalMetricNames.FEED_AGE,
                                            Duration.between(at, now).toMillis()
                                                    / MILLIS_PER_SECOND,
                                            feed,
                                            zone.zone())));
            for (Skill of : zone.skills()) {
                String[] labels = {of.source(), zone.zone(), of.horizon().word()};
                error.add(
                        Meters.row(SignalMetricNames.FORECAST_ERROR, of.mape() / PERCENT, labels));
                if (!Double.isNaN(of.score())) {
                    skill.add(Meters.row(SignalMetricNames.FORECAST_SKILL, of.score(), labels));
                }
            }
        }
        ages.register(age, true);
        errors.register(error, true);
        skills.register(skill, true);
        unknownZones.register(
                rollCalls.stream().flatMap(call -> unknown(call).stream()).toList(), true);
        rejections.keep();
        rejections.counts().forEach(this::count);
    }

    private static List<MultiGauge.Row<?>> unknown(RollCall call) {
        return call.outcome()
                .<List<MultiGauge.Row<?>>>map(found ->
                        List.of(
                                unknown(call, "settings", found.ofRegions()),
                                unknown(call, "cloud_table", found.ofClouds())))
                .orElse(List.of());
    }

    private static MultiGauge.Row<?> unknown(RollCall call, String namedBy, int zones) {
        return Meters.row(SignalMetricNames.UNKNOWN_ZONES, zones, call.name(), namedBy);
    }

    private void count(Rejections.Kind kind, long sum) {
        Counter counter =
                meters.counter(
                        SignalMetricNames.REJECTED,
                        kind.source(),
                        kind.reason().name().toLowerCase(Locale.ROOT));
        long before = counted.getOrDefault(kind, 0L);
        counter.increment((double) (sum - before));
        counted.put(kind, sum);
    }
}
