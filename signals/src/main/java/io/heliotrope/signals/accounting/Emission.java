package io.heliotrope.signals.accounting;

import io.heliotrope.model.RegionId;
import java.time.Instant;
import java.util.function.BinaryOperator;

/// Grams, or the reason why nobody can tell. What is not known is never 0.
public sealed interface Emission {
    /// The grams are known; a difference may be negative.
    record Known(Kind kind, GramsRange grams) implements Emission {}

    /// The two sides of a difference count different things.
    record Incomparable(Kind one, Kind other) implements Emission {}

    /// What falls on `region` from `from` until `to` is not known.
    record Unknown(Why why, RegionId region, Instant from, Instant to) implements Emission {}

    /// Why there are no grams.
    enum Why {
        /// The intensity is not known for all of that time.
        NO_INTENSITY,
        /// Nobody gave a factor by contract or residual mix.
        NO_CONTRACT,
        /// Nobody told the quantity: energy of idle hardware, or bytes moved.
        NOT_TOLD,
        /// The hardware's embodied carbon is not known.
        NO_EMBODIED,
        /// The catalogue does not know the region any more.
        NO_REGION
    }

    /// This less `other`; unknown as soon as one of them is, or when they count different things.
    default Emission minus(Emission other) {
        return with(other, GramsRange::minus);
    }

    /// This and `other`; unknown as soon as one of them is, or when they count different things.
    default Emission plus(Emission other) {
        return with(other, GramsRange::plus);
    }

    private Emission with(Emission other, BinaryOperator<GramsRange> sum) {
        return switch (this) {
            case Unknown unknown -> unknown;
            case Incomparable incomparable -> incomparable;
            case Known mine ->
                    switch (other) {
                        case Unknown unknown -> unknown;
                        case Incomparable incomparable -> incomparable;
                        case Known theirs ->
                                mine.kind() == theirs.kind()
                                        ? new Known(
                                                mine.kind(),
                                                sum.apply(mine.grams(), theirs.grams()))
                                        : new Incomparable(mine.kind(), theirs.kind());
                    };
        };
    }

    /// Whether the grams are known.
    default boolean isKnown() {
        return this instanceof Known;
    }
}
