package io.heliotrope.simulation;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicySettings.Rule;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.token.TokenKey;
import io.heliotrope.token.TokenKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The simulated installation: a dirty and a clean region of European law with one home cluster,
/// and an American one with its own.
final class Fleet {
    /// Of one worker.
    static final int INTERACTIVE_SLOTS = 2;

    /// Of one worker.
    static final int BATCH_SLOTS = 1;

    static final String MODEL = "tiny";
    private static final PolicyText SHARES =
            new PolicyText(
                    "shares.helio",
                    """
                    language 1
                    policy shares {
                      for jobs where class is batch
                      budget time: 2 GPU-h per day
                      prefer lower region.grams
                      otherwise hold "until tomorrow"
                    }
                    """);

    static final RegionId DE = new RegionId("de");
    static final RegionId SE = new RegionId("se");
    static final RegionId US = new RegionId("us");
    static final ClusterId EUROPE = new ClusterId("europe");
    static final ClusterId AMERICA = new ClusterId("america");
    static final List<RegionId> REGIONS = List.of(DE, SE, US);

    /// Every worker with its region; Sweden has two.
    static final SortedMap<WorkerId, RegionId> WORKERS =
            Collections.unmodifiableSortedMap(
                    new TreeMap<>(
                            Map.of(
                                    new WorkerId("de-1"), DE,
                                    new WorkerId("se-1"), SE,
                                    new WorkerId("se-2"), SE,
                                    new WorkerId("us-1"), US)));

    /// What tokens are made with here.
    static final TokenKeys TOKEN_KEYS =
            new TokenKeys(List.of(new TokenKey(new byte[TokenKey.BYTES])));

    /// When both times begin.
    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Fleet() {}

    /// How the law of the European regions may read.
    enum Law {
        /// All of Europe is one.
        ONE,
        /// Sweden has left: what must stay in the EEA may not go there.
        WITHOUT_SWEDEN,
        /// All of Europe is one, and what comes from there stays there, labels or not.
        EUROPE_AT_HOME;

        /// The one that follows this.
        Law next() {
            return switch (this) {
                case ONE -> WITHOUT_SWEDEN;
                case WITHOUT_SWEDEN -> EUROPE_AT_HOME;
                case EUROPE_AT_HOME -> ONE;
            };
        }
    }

    static Catalogue catalogue(Law law) {
        Map<Jurisdiction, Jurisdiction> parents = new TreeMap<>();
        parents.put(new Jurisdiction("DE"), new Jurisdiction("EEA"));
        parents.put(
                new Jurisdiction("SE"),
                new Jurisdiction(law == Law.WITHOUT_SWEDEN ? "NORDIC" : "EEA"));
        parents.put(new Jurisdiction("US"), new Jurisdiction("NAM"));
        Map<Route, Double> rtt = new TreeMap<>();
        for (RegionId from : REGIONS) {
            for (RegionId to : REGIONS) {
                rtt.put(new Route(from, to), from.equals(to) ? 1.0 : 40.0);
            }
        }
        return new Catalogue(
                List.of(
                        region(DE, "DE", EUROPE),
                        region(SE, "SE", EUROPE),
                        region(US, "US", AMERICA)),
                new Jurisdictions(parents),
                List.of(new ModelSpec(MODEL, 1, 3, 0.1, 0.5)),
                rtt,
                Sealing.NONE,
                law == Law.EUROPE_AT_HOME
                        ? new OriginLaw(
                                new TreeMap<>(
                                        Map.of(new Jurisdiction("EEA"), Residency.parse("EEA"))))
                        : OriginLaw.NONE);
    }

    private static Region region(RegionId id, String law, ClusterId home) {
        return new Region(
                id,
                new GridZone(id.value()),
                new Jurisdiction(law),
                home,
                new Location(50, 10),
                new Accelerator("gpu", 24, 50, 300),
                INTERACTIVE_SLOTS * workers(id),
                BATCH_SLOTS * workers(id),
                1.2);
    }

    private static int workers(RegionId region) {
        return Math.toIntExact(WORKERS.values().stream().filter(region::equals).count());
    }

    /// One of several policies, by number: each third from the second on has a text.
    static PolicySettings policy(int number) {
        PolicySettings settings =
                new PolicySettings(
                        number % 2 == 0
                                ? Rule.LOWEST_GRAMS_WITHIN_SLO
                                : Rule.LOWEST_LATENCY_WHEN_GREEN,
                        200 + 100 * (number % 3),
                        3,
                        Duration.ofMinutes(15));
        return number % 3 == 1 ? settings.with(List.of(SHARES)) : settings;
    }

    /// What is known before the first forecast.
    static List<ControlRecord> averages() {
        List<ControlRecord> all = new ArrayList<>();
        double grams = 700;
        for (RegionId region : REGIONS) {
            all.add(
                    new YearlyAverage(
                            new Reading(
                                    new GridZone(region.value()),
                                    new GramsPerKwh(grams),
                                    Basis.AVERAGE_LIFECYCLE,
                                    "simulated",
                                    START,
                                    Quality.STATIC)));
            grams = grams / 3;
        }
        return all;
    }
}
