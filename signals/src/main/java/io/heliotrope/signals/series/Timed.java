package io.heliotrope.signals.series;

import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;

/// A value that holds from `validFrom` until `validTo`, exclusive.
public sealed interface Timed
        permits IntensityPoint, IndexPoint, MixPoint, SharePoint, FuelSharePoint {
    Instant validFrom();

    Instant validTo();

    /// When the source made the value known: what it says itself, else when it answered. Of two
    /// values for the same time, the later one holds.
    Instant updatedAt();

    /// How far the source itself trusts the value.
    Quality quality();

    /// How the source estimated it, in its own words, such as `TIME_SLICER_AVERAGE`; empty when
    /// that is not told.
    String estimationMethod();

    /// Whether the source says that it estimated the value, or does not say that it measured it.
    default boolean isEstimated() {
        return quality() == Quality.ESTIMATED;
    }

    default boolean holdsAt(Instant instant) {
        return !instant.isBefore(validFrom()) && instant.isBefore(validTo());
    }

    /// For how long the value holds between `from` and `to`.
    default Duration overlap(Instant from, Instant to) {
        Instant start = from.isAfter(validFrom()) ? from : validFrom();
        Instant end = to.isBefore(validTo()) ? to : validTo();
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }
}
