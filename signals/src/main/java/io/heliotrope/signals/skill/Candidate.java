package io.heliotrope.signals.skill;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Step;
import java.time.Instant;

/// A forecast that could be used, in g/kWh: `low` and `high` are its tenth and ninetieth
/// percentile, NaN where they are not known. All three have the same steps.
///
/// `judged` is the name under which its skill is remembered.
public record Candidate(
        String source,
        String judged,
        Step step,
        Quality quality,
        String conversion,
        Instant issuedAt,
        Curve low,
        Curve middle,
        Curve high) {
    public Candidate {
        if (!isLike(low, middle) || !isLike(high, middle)) {
            throw new IllegalArgumentException(
                    "quantiles of %s must have the same steps, were %s, %s and %s"
                            .formatted(source, low, middle, high));
        }
    }

    private static boolean isLike(Curve one, Curve other) {
        return one.start().equals(other.start())
                && one.step().equals(other.step())
                && one.size() == other.size();
    }
}
