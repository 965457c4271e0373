package io.heliotrope.model;

/// A place with one worker pool: its grid, law, home cluster, hardware and capacity.
///
/// Slots are how many jobs of a lane the whole pool runs at once when all its workers are up;
/// interactive slots are never lent to batch. `defaultPue` holds until a PUE reading is known.
public record Region(
        RegionId id,
        GridZone zone,
        Jurisdiction jurisdiction,
        ClusterId home,
        Location location,
        Accelerator accelerator,
        int interactiveSlots,
        int batchSlots,
        double defaultPue,
        SiteTraits traits) {
    public Region {
        if (interactiveSlots < 0 || batchSlots < 0) {
            throw new IllegalArgumentException("region " + id + ": slots must be >= 0");
        }
        if (!(defaultPue >= 1 && defaultPue <= 3)) {
            throw new IllegalArgumentException(
                    "region " + id + ": PUE must be 1..3, was " + defaultPue);
        }
    }

    /// A region of which nothing was said for policies.
    public Region(
            RegionId id,
            GridZone zone,
            Jurisdiction jurisdiction,
            ClusterId home,
            Location location,
            Accelerator accelerator,
            int interactiveSlots,
            int batchSlots,
            double defaultPue) {
        this(
                id,
                zone,
                jurisdiction,
                home,
                location,
                accelerator,
                interactiveSlots,
                batchSlots,
                defaultPue,
                SiteTraits.NONE);
    }

    public int slots(Lane lane) {
        return lane == Lane.INTERACTIVE ? interactiveSlots : batchSlots;
    }
}
