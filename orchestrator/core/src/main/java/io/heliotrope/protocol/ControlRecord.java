package io.heliotrope.protocol;

import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Curve;
import io.heliotrope.model.EnergyPerToken;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.ServedModel;
import io.heliotrope.model.Step;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A record of a control topic that the world is folded from.
public sealed interface ControlRecord
        permits ControlRecord.CatalogueSet,
                ControlRecord.PolicySet,
                ControlRecord.Signal,
                ControlRecord.Heartbeat,
                PowerPlan,
                ControlRecord.Tick {
    /// Replaces the catalogue.
    record CatalogueSet(Catalogue catalogue) implements ControlRecord {}

    /// Replaces the policy; `edition` says who did so.
    record PolicySet(PolicySettings settings, PolicyEdition edition) implements ControlRecord {
        /// As the settings say.
        public PolicySet(PolicySettings settings) {
            this(settings, PolicyEdition.OF_SETTINGS);
        }
    }

    /// A record of the signals topic.
    sealed interface Signal extends ControlRecord
            permits OfGrid, Beside, CarbonFree, SiteForecast, EnergyFigure {}

    /// What is known of a zone's intensity.
    sealed interface OfGrid extends Signal permits Intensity, IntensityForecast, YearlyAverage {
        /// The zone.
        default GridZone of() {
            return switch (this) {
                case Intensity one -> one.reading.zone();
                case IntensityForecast one -> one.zone;
                case YearlyAverage one -> one.reading.zone();
            };
        }

        /// What it counts.
        default Basis on() {
            return switch (this) {
                case Intensity one -> one.reading.basis();
                case IntensityForecast one -> one.basis;
                case YearlyAverage one -> one.reading.basis();
            };
        }
    }

    /// A zone's intensity on a basis on which regions are not compared: for policies that read it
    /// too, and for accounts. The newest of each kind, zone and basis counts.
    record Beside(OfGrid signal) implements Signal {}

    /// The intensity of a zone, valid from `validFrom` until `validTo`, exclusive.
    record Intensity(Reading reading, Instant validFrom, Instant validTo) implements OfGrid {}

    /// A forecast of a zone's intensity in g/kWh, 0 or more; replaces the zone's earlier one.
    ///
    /// `told` says in order of time who tells what: each part reaches until the next, the first one
    /// to the beginning.
    record IntensityForecast(
            GridZone zone,
            Basis basis,
            Instant issuedAt,
            List<Part> told,
            Curve gramsPerKwh,
            @Nullable Band band)
            implements OfGrid {
        public IntensityForecast {
            told = List.copyOf(told);
            gramsPerKwh.requireAtLeast(0, "forecast of zone " + zone + " in g/kWh");
            requireOrder(zone, told);
            if (band != null && !band.fits(gramsPerKwh)) {
                throw new IllegalArgumentException(
                        "the band of the forecast of zone %s has the steps %s, expected %s"
                                .formatted(zone, band.low(), gramsPerKwh));
            }
        }

        /// A forecast from one source, without a band.
        public IntensityForecast(
                GridZone zone,
                Basis basis,
                String source,
                Instant issuedAt,
                Quality quality,
                Curve gramsPerKwh) {
            this(
                    zone,
                    basis,
                    issuedAt,
                    List.of(Part.of(gramsPerKwh.start(), source, quality)),
                    gramsPerKwh,
                    null);
        }

        private static void requireOrder(GridZone zone, List<Part> told) {
            if (told.isEmpty()) {
                throw new IllegalArgumentException("the forecast of zone " + zone + " has no part");
            }
            for (int i = 1; i < told.size(); i++) {
                if (!told.get(i - 1).from().isBefore(told.get(i).from())) {
                    throw new IllegalArgumentException(
                            "part %d of the forecast of zone %s begins at %s, after %s"
                                    .formatted(
                                            i, zone, told.get(i).from(), told.get(i - 1).from()));
                }
            }
        }

        /// Who tells the value at `instant`.
        public Part partAt(Instant instant) {
            Part part = told.getFirst();
            for (Part next : told) {
                if (next.from().isAfter(instant)) {
                    break;
                }
                part = next;
            }
            return part;
        }

        /// All sources, each once, in order of time.
        public String source() {
            return told.stream().map(Part::source).distinct().collect(Collectors.joining("+"));
        }

        /// The worst of any part.
        public Quality quality() {
            return told.stream().map(Part::quality).reduce(Quality.MEASURED, Quality::worse);
        }

        /// The 10th and the 90th percentile, where they are known.
        public Optional<Band> interval() {
            return Optional.ofNullable(band);
        }
    }

    /// One source's part of a forecast, from `from` on; see [Reading] for the rest.
    record Part(Instant from, String source, Quality quality, Step step, String conversion) {
        /// What `source` tells on its own basis.
        public static Part of(Instant from, String source, Quality quality) {
            Quality atBest = Quality.FORECAST.worse(quality);
            return new Part(from, source, atBest, Step.of(atBest), "");
        }
    }

    /// The zone's yearly average: what is used, marked as such, where nothing better is known.
    record YearlyAverage(Reading reading) implements OfGrid {}

    /// What weather makes of a region's site, by time; replaces the region's earlier one.
    ///
    /// `pue` is 1 or more. `freeCooling` is the share of the heat, 0 to 1, that leaves without a
    /// compressor, and `litresPerKwh` the water that this takes for each kWh of IT energy; both are
    /// absent where nobody tells them.
    record SiteForecast(
            RegionId region,
            String source,
            Instant issuedAt,
            Curve pue,
            @Nullable Curve freeCooling,
            @Nullable Curve litresPerKwh)
            implements Signal {
        public SiteForecast {
            pue.requireAtLeast(1, "PUE of region " + region);
            if (freeCooling != null) {
                freeCooling.requireAtLeast(0, "free-cooling share of region " + region);
                freeCooling.requireAtMost(1, "free-cooling share of region " + region);
            }
            if (litresPerKwh != null) {
                litresPerKwh.requireAtLeast(0, "litres per kWh of region " + region);
            }
        }

        /// The PUE alone.
        public SiteForecast(RegionId region, String source, Instant issuedAt, Curve pue) {
            this(region, source, issuedAt, pue, null, null);
        }
    }

    /// What workers' meters make of a model's energy; replaces the earlier one of the same model,
    /// accelerator and count.
    ///
    /// `sigma`, above 0, is the standard deviation of the logarithm of a run's energy, at the batch
    /// that was read most. It rests on `readings`, at least 1. `source` begins with `meter:`.
    record EnergyFigure(
            ServedModel served,
            double joulesA,
            double joulesC,
            double sigma,
            int readings,
            String source,
            Instant issuedAt)
            implements Signal {
        public EnergyFigure {
            EnergyPerToken checked =
                    new EnergyPerToken(joulesA, joulesC, new EnergySource(source, readings));
            if (!checked.source().isMetered() || readings < 1) {
                throw new IllegalArgumentException(
                        "the energy figure of %s must come from a meter, was %s from %d readings"
                                .formatted(served, source, readings));
            }
            if (!(sigma > 0 && Double.isFinite(sigma))) {
                throw new IllegalArgumentException(
                        "sigma of the energy figure of %s must be > 0, was %s"
                                .formatted(served, sigma));
            }
        }

        /// What a decision takes in place of the catalogue's figures.
        public EnergyPerToken perToken() {
            return new EnergyPerToken(joulesA, joulesC, new EnergySource(source, readings));
        }
    }

    /// A worker says that it lives, what it can do and which tokens it holds.
    ///
    /// `boot` changes with every start of the worker; `energy` is what its meter read since then,
    /// empty without a meter.
    record Heartbeat(
            WorkerId worker,
            RegionId region,
            String boot,
            long sequence,
            Health health,
            LaneLoad interactive,
            LaneLoad batch,
            SortedSet<String> models,
            List<Token> tokens,
            List<MeteredEnergy> energy)
            implements ControlRecord {
        public Heartbeat {
            models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
            tokens = List.copyOf(tokens);
            energy = List.copyOf(energy);
        }

        /// Of a worker without a meter.
        public Heartbeat(
                WorkerId worker,
                RegionId region,
                String boot,
                long sequence,
                Health health,
                LaneLoad interactive,
                LaneLoad batch,
                SortedSet<String> models,
                List<Token> tokens) {
            this(
                    worker,
                    region,
                    boot,
                    sequence,
                    health,
                    interactive,
                    batch,
                    models,
                    tokens,
                    List.of());
        }
    }

    /// Whether a worker takes new work.
    enum Health {
        READY,
        DRAINING,
        UNHEALTHY
    }

    /// The coarse clock: job time is now `now`.
    record Tick(long sequence, Instant now) implements ControlRecord {}
}
