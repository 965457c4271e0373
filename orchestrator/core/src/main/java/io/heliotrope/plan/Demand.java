package io.heliotrope.plan;

/// A class of jobs that are alike for a plan: they may run in the same regions and slots, in pieces
/// of one slot that need not follow each other.
///
/// `units` is what all of them need together; `abreast` how many units can be done in a slot at
/// most, the number of jobs when a job runs on one accelerator at a time. Slots from `from` until
/// `until`, exclusive, counted as the supply's.
public record Demand(Reach reach, int from, int until, long units, Abreast abreast) {
    /// Checks its numbers.
    ///
    /// @throws IllegalArgumentException when there is no window, or a number below 0
    public Demand {
        if (from < 0 || until < from || units < 0) {
            throw new IllegalArgumentException(
                    "a demand has slots from 0 up and no negative units, was [%d, %d), %d units"
                            .formatted(from, until, units));
        }
    }

    /// Jobs of one slot each, which may all run at once.
    public static Demand ofSingles(long regions, int from, int until, long jobs) {
        return ofJobs(regions, from, until, jobs, 1);
    }

    /// Jobs of some slots each, of which each may do one at a time.
    public static Demand ofJobs(long regions, int from, int until, long jobs, int slots) {
        return new Demand(Reach.always(regions), from, until, jobs * slots, slot -> jobs);
    }

    /// How many units the jobs of a class can do in a slot.
    @FunctionalInterface
    public interface Abreast {
        /// At least 0, in a slot of the window.
        long at(int slot);
    }

    /// Where the jobs of a class may run.
    @FunctionalInterface
    public interface Reach {
        /// The regions as a word, bit by index, of a slot of the window.
        long at(int slot);

        /// The same regions in every slot.
        static Reach always(long regions) {
            return slot -> regions;
        }
    }
}
