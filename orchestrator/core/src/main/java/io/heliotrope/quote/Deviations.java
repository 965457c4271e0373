package io.heliotrope.quote;

import io.heliotrope.model.Quality;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How far what grams are made of may be off: standard deviations of logarithms, at least 0. Of an
/// intensity by its quality, of PUE, and of a batch job's energy.
public record Deviations(Map<Quality, Double> intensity, double pue, double energy) {
    /// @throws IllegalArgumentException when a quality is missing or a deviation is below 0
    public Deviations {
        intensity = Map.copyOf(intensity);
        EnumMap<Quality, Double> all = new EnumMap<>(intensity);
        for (Quality quality : List.of(Quality.values())) {
            double sigma = all.getOrDefault(quality, Double.NaN);
            if (!(sigma >= 0)) {
                throw new IllegalArgumentException(
                        "deviation of a %s intensity must be >= 0, was %s"
                                .formatted(quality.word(), sigma));
            }
        }
        if (!(pue >= 0 && energy >= 0)) {
            throw new IllegalArgumentException(
                    "deviations of PUE and energy must be >= 0, were " + pue + " and " + energy);
        }
    }

    double of(Quality quality) {
        return intensity.getOrDefault(quality, Double.NaN);
    }

    /// Of the product, where its intensity has `sigma`: errors are taken as independent.
    double with(double sigma) {
        return Math.sqrt(sigma * sigma + pue * pue + energy * energy);
    }
}
