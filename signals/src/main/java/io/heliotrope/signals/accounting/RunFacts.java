package io.heliotrope.signals.accounting;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What is known of a finished run, whatever the grid was: it never changes, while what is known of
/// the grid does.
///
/// `from` and `to` are job time. `energy` is at the accelerators' plug, without PUE; `energySigma`
/// is the standard deviation of its logarithm. `earlier` are the pieces that the same job ran in
/// before, none of a run in one piece.
public record RunFacts(
        Region region,
        Instant from,
        Instant to,
        KilowattHours energy,
        double energySigma,
        Occupied occupied,
        Idle idle,
        Moved moved,
        AtHome atHome,
        List<RunFacts> earlier) {
    /// A run in one piece.
    public RunFacts(
            Region region,
            Instant from,
            Instant to,
            KilowattHours energy,
            double energySigma,
            Occupied occupied,
            Idle idle,
            Moved moved,
            AtHome atHome) {
        this(region, from, to, energy, energySigma, occupied, idle, moved, atHome, List.of());
    }

    public RunFacts {
        earlier = List.copyOf(earlier);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a run must not end before it starts: " + from + " to " + to);
        }
        if (!(energySigma >= 0 && Double.isFinite(energySigma))) {
            throw new IllegalArgumentException(
                    "deviation of energy must be finite and >= 0, was " + energySigma);
        }
    }

    /// All pieces, each by itself, in order of time.
    public List<RunFacts> pieces() {
        return Stream.concat(earlier.stream(), Stream.of(after(List.of()))).toList();
    }

    /// The same after pieces that ran before.
    public RunFacts after(List<RunFacts> before) {
        return new RunFacts(
                region, from, to, energy, energySigma, occupied, idle, moved, atHome, before);
    }

    /// The counterfactual, fixed when the job was admitted: the same run at `start` in `region`.
    public record AtHome(Region region, Instant start) {}

    /// How much hardware the run took up: what its embodied carbon is reckoned by.
    public sealed interface Occupied {
        /// So many accelerators for as long as it ran; a part of one when it shared it.
        record ByTime(double accelerators) implements Occupied {
            public ByTime {
                if (!(accelerators >= 0 && Double.isFinite(accelerators))) {
                    throw new IllegalArgumentException(
                            "accelerators must be finite and >= 0, were " + accelerators);
                }
            }
        }

        /// As long as an accelerator at full power needs to draw the run's energy: for runs that
        /// share one with others, nobody knows how many.
        record ByEnergy() implements Occupied {}
    }

    /// Energy of hardware that was reserved and stood idle.
    public sealed interface Idle {
        /// Nobody told.
        record NotTold() implements Idle {}

        /// The run's `share` (0 to 1) of the reservation, of what the idle hardware drew.
        record Reserved(KilowattHours drawn, double share) implements Idle {
            public Reserved {
                if (!(share >= 0 && share <= 1)) {
                    throw new IllegalArgumentException(
                            "share of a reservation must be 0 to 1, was " + share);
                }
            }
        }
    }

    /// What was sent over the network for the run: bytes of data, and of the model's weights.
    public record Moved(long dataBytes, Weights weights) {
        public Moved {
            if (dataBytes < 0) {
                throw new IllegalArgumentException("bytes must be >= 0, were " + dataBytes);
            }
        }
    }

    /// Weights that were copied to where the run was.
    public sealed interface Weights {
        /// Nobody told.
        record NotTold() implements Weights {}

        /// The run's share of a copy, or 0 where they lay already.
        record Bytes(long bytes) implements Weights {
            public Bytes {
                if (bytes < 0) {
                    throw new IllegalArgumentException("bytes must be >= 0, were " + bytes);
                }
            }
        }
    }
}
