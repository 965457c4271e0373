package io.heliotrope.signals.accounting;

/// A sum over runs of one kind of grams, and of how many runs nobody could tell.
///
/// Immutable.
public record Total(Kind kind, GramsRange grams, int known, int unknown) {
    public static Total of(Kind kind) {
        return new Total(kind, GramsRange.ZERO, 0, 0);
    }

    /// The sum with one more run.
    ///
    /// @throws IllegalArgumentException when its grams are of another kind
    public Total plus(Emission emission) {
        return switch (emission) {
            case Emission.Unknown _, Emission.Incomparable _ ->
                    new Total(kind, grams, known, unknown + 1);
            case Emission.Known(Kind other, GramsRange more) -> {
                if (other != kind) {
                    throw new IllegalArgumentException(
                            "grams of kind %s do not enter a sum of kind %s"
                                    .formatted(other.word(), kind.word()));
                }
                yield new Total(kind, grams.plus(more), known + 1, unknown);
            }
        };
    }

    /// Whether anything is known: without any known run the sum is not 0, it is none.
    public boolean isKnown() {
        return known > 0;
    }
}
