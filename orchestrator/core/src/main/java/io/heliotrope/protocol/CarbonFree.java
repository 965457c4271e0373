package io.heliotrope.protocol;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import java.time.Instant;

/// The share of a zone's power, 0 to 1, that renewables and nuclear make. Decisions weigh no grams
/// by it: policies read it.
public sealed interface CarbonFree extends ControlRecord.Signal {
    GridZone zone();

    String source();

    /// When it was made known.
    Instant issuedAt();

    Quality quality();

    /// What holds from `validFrom` until `validTo`, exclusive; replaces what held earlier.
    record Told(
            GridZone zone,
            double share,
            String source,
            Instant issuedAt,
            Quality quality,
            Instant validFrom,
            Instant validTo)
            implements CarbonFree {
        public Told {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the carbon-free share of zone %s must be 0..1, was %s"
                                .formatted(zone, share));
            }
        }

        /// Whether it is older news than another of the same zone: what holds later is newer, else
        /// what was made known later.
        public boolean isOlderThan(Told other) {
            return validFrom.isBefore(other.validFrom)
                    || (validFrom.equals(other.validFrom) && issuedAt.isBefore(other.issuedAt));
        }
    }

    /// What is to come, in steps; replaces the zone's earlier one.
    record Foretold(GridZone zone, String source, Instant issuedAt, Quality quality, Curve shares)
            implements CarbonFree {
        public Foretold {
            String what = "carbon-free share of zone " + zone;
            shares.requireAtLeast(0, what);
            shares.requireAtMost(1, what);
        }
    }
}
