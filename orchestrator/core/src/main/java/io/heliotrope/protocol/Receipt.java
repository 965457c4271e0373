package io.heliotrope.protocol;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a decision was taken: enough to explain it at once and to recompute it exactly.
///
/// Together with the job, the control topics up to `world` and this receipt's `load`, the decision
/// function gives `decision` again, on any machine. `removals` lists every hard rule with the
/// regions that it removed, all rules and not only the first. `pieces` are the stretches, in order
/// of time, that an interruptible job is meant to run in, none for a job that runs in one piece.
public record Receipt(
        Digest job,
        Digest policy,
        WorldOffsets world,
        Instant now,
        Load load,
        Decision decision,
        int relaxation,
        List<Removal> removals,
        @Nullable Scored chosen,
        @Nullable Scored runnerUp,
        @Nullable Scored atOnceAtHome,
        List<Piece> pieces) {
    public Receipt {
        removals = List.copyOf(removals);
        pieces = List.copyOf(pieces);
    }

    /// Of a job that runs in one piece.
    public Receipt(
            Digest job,
            Digest policy,
            WorldOffsets world,
            Instant now,
            Load load,
            Decision decision,
            int relaxation,
            List<Removal> removals,
            @Nullable Scored chosen,
            @Nullable Scored runnerUp,
            @Nullable Scored atOnceAtHome) {
        this(
                job,
                policy,
                world,
                now,
                load,
                decision,
                relaxation,
                removals,
                chosen,
                runnerUp,
                atOnceAtHome,
                List.of());
    }

    /// After how long the run that begins now is to pause, if it is.
    public Optional<Duration> pauseAfter() {
        return decision instanceof Decision.Dispatch && pieces.size() > 1
                ? Optional.of(pieces.getFirst().length())
                : Optional.empty();
    }

    /// Whether the job is neither accepted nor refused: the policy lets it wait, and it was not
    /// accepted before.
    public boolean isPending() {
        return !load.isAccepted()
                && decision instanceof Decision.Hold hold
                && hold.reason() == HoldReason.POLICY;
    }

    /// The candidate that won, if any did.
    public Optional<Scored> winner() {
        return Optional.ofNullable(chosen);
    }

    /// The next best candidate of another region, if there was one.
    public Optional<Scored> second() {
        return Optional.ofNullable(runnerUp);
    }

    /// The counterfactual: the same job at once in its home region, if its grams are known.
    public Optional<Scored> counterfactual() {
        return Optional.ofNullable(atOnceAtHome);
    }

    /// A stretch of a run in several pieces, as it is meant: the first is what was decided on, the
    /// others are decided anew when it is over.
    public record Piece(RegionId region, Instant from, Instant until) {
        public Duration length() {
            return Duration.between(from, until);
        }
    }

    /// Which regions a hard rule removed.
    public record Removal(String rule, List<RegionId> regions) {
        public Removal {
            regions = List.copyOf(regions);
        }
    }

    /// A candidate with what it was expected to cost: grams (NaN when not known), latency in ms,
    /// PUE at its start, the reading that its grams rest on first, and what the grams are made of.
    ///
    /// A receipt that was written before there were terms has none.
    public record Scored(
            RegionId region,
            Instant start,
            double grams,
            double latencyMillis,
            double pue,
            @Nullable Reading reading,
            @Nullable Terms terms) {
        /// What the grams are made of, if the receipt tells.
        public Optional<Terms> product() {
            return Optional.ofNullable(terms);
        }

        /// The same with other terms, or none.
        public Scored with(@Nullable Terms other) {
            return new Scored(region, start, grams, latencyMillis, pue, reading, other);
        }

        /// The reading behind the grams, absent when nothing was known of the zone.
        public Optional<Reading> basis() {
            return Optional.ofNullable(reading);
        }
    }

    /// The factors of `grams = kilowattHours x pue x gramsPerKwh` over the whole run: IT energy in
    /// kWh, the mean PUE, and the intensity of the grid averaged over the energy that the site
    /// draws, NaN when not known. `energy` says where the joules or watts behind the first come
    /// from; it is absent where nothing is known of the model, and in receipts from before meters.
    public record Terms(
            double kilowattHours, double pue, double gramsPerKwh, @Nullable EnergySource energy) {
        /// As a receipt that does not tell the source of its energy has them.
        public Terms(double kilowattHours, double pue, double gramsPerKwh) {
            this(kilowattHours, pue, gramsPerKwh, null);
        }

        /// The terms of `grams`, NaN when they are not known.
        public static Terms of(double grams, double kilowattHours, double pue) {
            return new Terms(kilowattHours, pue, grams / (kilowattHours * pue));
        }

        /// The same, with where its energy comes from.
        public Terms from(@Nullable EnergySource source) {
            return new Terms(kilowattHours, pue, gramsPerKwh, source);
        }

        /// Where its energy comes from, if the receipt tells.
        public Optional<EnergySource> energySource() {
            return Optional.ofNullable(energy);
        }
    }
}
