package io.heliotrope.signals.skill;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GridZone;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes for each hour the forecast that was best lately at that distance.
///
/// Candidates come in the order in which they are taken while nothing is known: providers as the
/// operator ranks them, each corrected before as it is, then our own. The first that tells an hour
/// is taken, unless its error is known and another's is lower by more than [#MARGIN]: a provider
/// that has not been judged yet keeps its place. Errors are compared as they are, since candidates
/// of different age look at an hour from different distances.
public final class Chooser {
    /// By which part an error must be lower to change the order, so that chance does not.
    public static final double MARGIN = 0.03;

    private final ForecastMemory memory;

    public Chooser(ForecastMemory memory) {
        this.memory = memory;
    }

    /// One forecast from `from` on; empty when no candidate tells any of that.
    public Optional<IntensityForecast> splice(
            GridZone zone, Basis basis, List<Candidate> candidates, Instant from) {
        return Splice.of(zone, basis, candidates, from, at -> choose(candidates, at));
    }

    /// Who tells `at`.
    Optional<Candidate> choose(List<Candidate> candidates, Instant at) {
        List<Candidate> telling =
                candidates.stream()
                        .filter(each -> !Double.isNaN(each.middle().valueAt(at)))
                        .toList();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        Candidate best = telling.getFirst();
        double least = error(best, at) * (1 - MARGIN);
        for (Candidate other : telling.subList(1, telling.size())) {
            double error = error(other, at);
            if (error < least) {
                best = other;
                least = error;
            }
        }
        return Optional.of(best);
    }

    /// In percent; NaN, which is less than nothing, while it is not known.
    private double error(Candidate candidate, Instant at) {
        return memory.skill(candidate.judged(), Horizon.of(candidate.issuedAt(), at))
                .map(Skill::mape)
                .orElse(Double.NaN);
    }
}
