package io.heliotrope.signals.accounting;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.RegionId;
import java.time.Instant;

/// Grams, or the reason why nobody can tell. What is not known is never 0.
public sealed interface Emission {
    /// The grams are known; a difference may be negative.
    record Known(GramsCo2 grams) implements Emission {}

    /// The intensity of `region` is not known for all of `from` until `to`.
    record Unknown(RegionId region, Instant from, Instant to) implements Emission {}

    /// This less `other`; unknown as soon as one of them is.
    default Emission minus(Emission other) {
        return switch (this) {
            case Unknown unknown -> unknown;
            case Known(GramsCo2 mine) ->
                    switch (other) {
                        case Unknown unknown -> unknown;
                        case Known(GramsCo2 theirs) -> new Known(mine.minus(theirs));
                    };
        };
    }
}
