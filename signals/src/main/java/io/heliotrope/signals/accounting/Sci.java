package io.heliotrope.signals.accounting;

/// Software Carbon Intensity, ISO/IEC 21031:2024: `SCI = (E x I + M) / R`, per functional unit.
///
/// E x I is the energy of the accelerators, measured or modelled, times PUE, times the
/// location-based average intensity; and the idle energy of reserved hardware, where somebody told
/// it, as the standard asks. M is the embodied share. Network and offsets are not in it. A run
/// counts only when both are known.
public final class Sci {
    private GramsRange grams = GramsRange.ZERO;
    private double units;
    private int unknown;
    private int withoutIdle;

    /// An empty score. Owned by one thread.
    public Sci() {}

    /// What a score is per.
    public enum Unit {
        /// A thousand output tokens.
        THOUSAND_TOKENS,
        /// An interactive job.
        REQUEST,
        /// A batch job.
        JOB
    }

    /// Adds a run of `units` functional units; one of 0 units adds nothing.
    public void add(Account account, double more) {
        if (!(more >= 0 && Double.isFinite(more))) {
            throw new IllegalArgumentException(
                    "functional units must be finite and >= 0, were " + more);
        }
        if (more == 0) {
            return;
        }
        if (account.operational() instanceof Emission.Known(Kind _, GramsRange operational)
                && account.embodied().grams()
                        instanceof Emission.Known(Kind _, GramsRange embodied)) {
            grams = grams.plus(operational).plus(embodied);
            units += more;
            if (account.idle() instanceof Emission.Known(Kind _, GramsRange idle)) {
                grams = grams.plus(idle);
            } else {
                withoutIdle++;
            }
        } else {
            unknown++;
        }
    }

    public Score score() {
        return units == 0
                ? new Score.Unknown(unknown)
                : new Score.PerUnit(grams.times(1 / units), unknown, withoutIdle);
    }

    /// Grams per unit, or that nobody can tell.
    public sealed interface Score {
        /// Runs that do not count, since something of them is not known.
        int unknown();

        /// `withoutIdle` runs count without idle energy, which nobody told.
        record PerUnit(GramsRange grams, int unknown, int withoutIdle) implements Score {}

        /// No run counts.
        record Unknown(int unknown) implements Score {}
    }
}
