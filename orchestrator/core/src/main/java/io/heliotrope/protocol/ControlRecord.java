package io.heliotrope.protocol;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A record of a control topic that the world is folded from.
public sealed interface ControlRecord {
    /// Replaces the catalogue.
    record CatalogueSet(Catalogue catalogue) implements ControlRecord {}

    /// Replaces the policy.
    record PolicySet(PolicySettings settings) implements ControlRecord {}

    /// A record of the signals topic.
    sealed interface Signal extends ControlRecord {}

    /// The intensity of a zone, valid from `validFrom` until `validTo`, exclusive.
    record Intensity(Reading reading, Instant validFrom, Instant validTo) implements Signal {}

    /// A forecast of a zone's intensity in g/kWh, 0 or more; replaces the zone's earlier one.
    record IntensityForecast(
            GridZone zone,
            Basis basis,
            String source,
            Instant issuedAt,
            Quality quality,
            Curve gramsPerKwh)
            implements Signal {
        public IntensityForecast {
            gramsPerKwh.requireAtLeast(0, "forecast of zone " + zone + " in g/kWh");
        }
    }

    /// The zone's yearly average: what is used, marked as such, where nothing better is known.
    record YearlyAverage(Reading reading) implements Signal {}

    /// A region's PUE by time, 1 or more, from weather; replaces the region's earlier one.
    record PueForecast(RegionId region, String source, Instant issuedAt, Curve pue)
            implements Signal {
        public PueForecast {
            pue.requireAtLeast(1, "PUE of region " + region);
        }
    }

    /// A worker says that it lives, what it can do and which tokens it holds.
    ///
    /// `boot` changes with every start of the worker; `meanServiceMillis` is NaN until it has
    /// measured.
    record Heartbeat(
            WorkerId worker,
            RegionId region,
            String boot,
            long sequence,
            Health health,
            LaneLoad interactive,
            LaneLoad batch,
            SortedSet<String> models,
            List<Token> tokens)
            implements ControlRecord {
        public Heartbeat {
            models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
            tokens = List.copyOf(tokens);
        }
    }

    /// A lane's slots and use on one worker; `meanServiceMillis` is NaN before the first
    /// measurement.
    record LaneLoad(int slots, int queued, int running, double meanServiceMillis) {}

    /// Whether a worker takes new work.
    enum Health {
        READY,
        DRAINING,
        UNHEALTHY
    }

    /// The coarse clock: job time is now `now`.
    record Tick(long sequence, Instant now) implements ControlRecord {}
}
