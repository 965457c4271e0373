package io.heliotrope.policy.facts;

/// A world as a policy sees it: an immutable snapshot. Regions are indices of the catalogue, slots
/// are counted from the one that the decision lies in, which is 0. No method fails or allocates.
public interface WorldView {
    /// How many slots from now on anything is known of, at least 1.
    int slots();

    /// The length of a slot in seconds.
    double slotSeconds();

    /// How much of slot 0 has passed at the moment of the decision, in seconds: at least 0, less
    /// than [#slotSeconds].
    double elapsedSeconds();

    /// The day of the decision in UTC, in days since 1970-01-01.
    long epochDay();

    /// The newest reading of a signal that covers now, in base units; NaN when there is none.
    double reading(RegionFact signal, int region);

    /// Its age in seconds, at least 0; infinite when there is none.
    double ageSeconds(RegionFact signal, int region);

    /// What a forecast says of a slot, in base units; NaN when none does.
    double forecast(RegionFact signal, int region, int slot);

    /// Minutes of the day at the beginning of a slot, of slot 0 too, by the region's own clock: 0
    /// to 1439.
    int minuteOfDay(int region, int slot);

    /// The same by the clock of a zone that the policy names; `zone` is an index of the program's
    /// zones.
    int minuteOfDayIn(int zone, int slot);
}
