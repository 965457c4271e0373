package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import java.time.Duration;

/// The mean intensity over a stretch of time, of which `covered` is known out of `asked`.
///
/// Only means of one basis can be compared. `quality` is the worst of what went into it.
public record MeanIntensity<B extends CarbonBasis<B>>(
        B basis, GramsPerKwh mean, Quality quality, Duration covered, Duration asked)
        implements Comparable<MeanIntensity<B>> {
    public MeanIntensity {
        if (!covered.isPositive() || covered.compareTo(asked) > 0) {
            throw new IllegalArgumentException(
                    "covered (" + covered + ") must be > 0 and at most asked (" + asked + ")");
        }
    }

    /// How much of the time is known, above 0 up to 1.
    public double coveredShare() {
        return (double) covered.toNanos() / asked.toNanos();
    }

    public boolean isWhole() {
        return covered.equals(asked);
    }

    /// By the mean alone, lower first; what is not covered says nothing.
    @Override
    public int compareTo(MeanIntensity<B> other) {
        return mean.compareTo(other.mean);
    }
}
