package io.heliotrope.signals.store;

import io.heliotrope.model.Basis;
import java.util.Optional;
import java.util.stream.Stream;

/// What an intensity counts, with the two words that files have for it: kind and factor type.
///
/// Rows of two kinds never replace each other.
public enum Kind {
    AVERAGE_LIFECYCLE("average", "lifecycle"),
    AVERAGE_DIRECT("average", "direct"),
    MARGINAL("marginal", ""),
    /// A percentile among the next hours: no grams.
    RELATIVE_INDEX("relative_index", ""),
    /// For signals that are no intensity.
    NOT_APPLICABLE("not_applicable", "");

    private final String word;
    private final String factorType;

    Kind(String word, String factorType) {
        this.word = word;
        this.factorType = factorType;
    }

    public String word() {
        return word;
    }

    /// `lifecycle` or `direct`; empty where there is no such difference.
    public String factorType() {
        return factorType;
    }

    public static Kind of(Basis basis) {
        return switch (basis) {
            case AVERAGE_LIFECYCLE -> AVERAGE_LIFECYCLE;
            case AVERAGE_DIRECT -> AVERAGE_DIRECT;
            case MARGINAL -> MARGINAL;
        };
    }

    /// The basis that decisions know; empty for what is no intensity in grams.
    public Optional<Basis> basis() {
        return switch (this) {
            case AVERAGE_LIFECYCLE -> Optional.of(Basis.AVERAGE_LIFECYCLE);
            case AVERAGE_DIRECT -> Optional.of(Basis.AVERAGE_DIRECT);
            case MARGINAL -> Optional.of(Basis.MARGINAL);
            case RELATIVE_INDEX, NOT_APPLICABLE -> Optional.empty();
        };
    }

    /// The kind that the files spell with these two words.
    public static Optional<Kind> of(String word, String factorType) {
        return Stream.of(values())
                .filter(kind -> kind.word.equals(word) && kind.factorType.equals(factorType))
                .findFirst();
    }
}
