package io.heliotrope.signals.trust;

import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.util.List;

/// How a desk treats its feeds.
///
/// `ranked` are their names, best first; `canBeZero` says whether the zone's power is at times
/// without any emissions; `forecastLife` for how long after its issue a provider's forecast is
/// used; `staleSteps` for how many of its steps after its end a value may still be told, where no
/// feed has one for now.
public record DeskSettings(
        List<String> ranked, boolean canBeZero, Duration forecastLife, int staleSteps) {
    private static final Duration LEAST_STALE = Duration.ofMinutes(15);

    public DeskSettings {
        ranked = List.copyOf(ranked);
        if (ranked.stream().distinct().count() < ranked.size()) {
            throw new IllegalArgumentException("a feed is ranked twice: " + ranked);
        }
        if (!forecastLife.isPositive() || staleSteps < 1) {
            throw new IllegalArgumentException(
                    "forecastLife (%s) must be > 0 and staleSteps (%d) at least 1"
                            .formatted(forecastLife, staleSteps));
        }
    }

    /// Forecasts for 36 hours, values for two steps; never zero.
    public static DeskSettings of(List<String> ranked) {
        return new DeskSettings(ranked, false, Duration.ofHours(36), 2);
    }

    /// The same for a zone that is at times at zero, or not.
    public DeskSettings canBeZero(boolean told) {
        return new DeskSettings(ranked, told, forecastLife, staleSteps);
    }

    /// For how long after its end a value of this length may stand in: its steps, at least a
    /// quarter of an hour, at most as long as decisions take it.
    Duration staleBound(Duration step) {
        Duration bound = step.multipliedBy(staleSteps);
        if (bound.compareTo(LEAST_STALE) < 0) {
            return LEAST_STALE;
        }
        return bound.compareTo(GreenCurve.STALE_LIMIT) > 0 ? GreenCurve.STALE_LIMIT : bound;
    }

    /// The place of a feed; last when it is not ranked.
    int rank(String feed) {
        int rank = ranked.indexOf(feed);
        return rank < 0 ? ranked.size() : rank;
    }
}
