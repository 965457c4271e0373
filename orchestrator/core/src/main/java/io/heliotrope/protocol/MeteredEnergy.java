package io.heliotrope.protocol;

import io.heliotrope.model.EnergySource;
import io.heliotrope.model.ServedModel;
import java.util.Optional;

/// What a worker's meter read of a model since the worker's boot: sums, so that no heartbeat that
/// is lost loses a reading, and the difference of two is what was read between them.
///
/// `tokens` are output tokens, `joules` what their runs drew without PUE. `meanBatch`, at least 1,
/// is the harmonic mean of the sequences that ran together, weighted by tokens: since energy is
/// linear in 1 / B, the sums lie on the curve on which their parts lie. `method` begins with
/// `meter:`.
public record MeteredEnergy(
        ServedModel served,
        String method,
        long runs,
        long tokens,
        double joules,
        double meanBatch) {
    public MeteredEnergy {
        if (!new EnergySource(method, 0).isMetered()) {
            throw new IllegalArgumentException(
                    "energy of %s must be read by a meter, was by %s".formatted(served, method));
        }
        if (runs < 1 || tokens < 1) {
            throw new IllegalArgumentException(
                    "runs and tokens of %s must be >= 1, were %d and %d"
                            .formatted(served, runs, tokens));
        }
        if (!(joules >= 0 && meanBatch >= 1 && Double.isFinite(joules + meanBatch))) {
            throw new IllegalArgumentException(
                    "joules of %s must be >= 0 and the mean batch >= 1, were %s and %s"
                            .formatted(served, joules, meanBatch));
        }
    }

    /// This and `other`, of the same model, together.
    public MeteredEnergy plus(MeteredEnergy other) {
        return sum(other, 1).orElseThrow();
    }

    /// What was read after `earlier`, of the same boot; empty when nothing was.
    public Optional<MeteredEnergy> since(MeteredEnergy earlier) {
        return sum(earlier, -1);
    }

    private Optional<MeteredEnergy> sum(MeteredEnergy other, int sign) {
        long allRuns = runs + sign * other.runs;
        long allTokens = tokens + sign * other.tokens;
        double allJoules = joules + sign * other.joules;
        double shares = tokens / meanBatch + sign * other.tokens / other.meanBatch;
        return allRuns < 1 || allTokens < 1 || !(allJoules >= 0 && shares > 0)
                ? Optional.empty()
                : Optional.of(
                        new MeteredEnergy(
                                served,
                                method,
                                allRuns,
                                allTokens,
                                allJoules,
                                Math.max(1, allTokens / shares)));
    }
}
