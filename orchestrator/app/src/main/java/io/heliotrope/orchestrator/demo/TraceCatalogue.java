package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.recorded.RecordedInputs;
import io.heliotrope.signals.recorded.RegionsFile.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes regions of a trace's files, and states what the files leave open.
///
/// A residency area becomes a jurisdiction; regions of the area `EU` have their home on one
/// cluster, all others on another. Files say nothing of hardware: every region gets the same.
record TraceCatalogue(RecordedInputs inputs, List<ModelSpec> models, int batchSlots) {
    /// Batch slots of a region before they are thinned as its work is.
    static final int WHOLE_BATCH_SLOTS = 26;

    static final int INTERACTIVE_SLOTS = 4;
    static final ClusterId WORLD = new ClusterId("world");
    static final Jurisdiction EUROPE = new Jurisdiction("EU");

    private static final Accelerator ACCELERATOR = new Accelerator("H100-80", 80, 220, 745);
    private static final double PUE = 1;
    private static final double DEGREES_PER_SECOND = 15 / 3600.0;
    private static final double HALF_TURN = 180;
    private static final double WHOLE_TURN = 360;

    Catalogue catalogue() {
        Map<RegionId, GridZone> zones = inputs.zones();
        List<Region> regions = new ArrayList<>();
        for (Entry entry : inputs.regions().entries()) {
            regions.add(region(entry, zones.getOrDefault(entry.region(), entry.zone())));
        }
        return new Catalogue(regions, law(), models, roundTrips());
    }

    private Region region(Entry entry, GridZone zone) {
        return new Region(
                entry.region(),
                zone,
                entry.residency(),
                home(entry),
                new Location(0, longitude(entry)),
                ACCELERATOR,
                INTERACTIVE_SLOTS,
                batchSlots,
                PUE);
    }

    private static ClusterId home(Entry entry) {
        return entry.residency().equals(EUROPE) ? SyntheticScenario.EUROPE : WORLD;
    }

    /// Where the sun's time is the region's: round trips come from the file, so nothing depends on
    /// it.
    private static double longitude(Entry entry) {
        double degrees = entry.utcOffset().getTotalSeconds() * DEGREES_PER_SECOND;
        return degrees > HALF_TURN ? degrees - WHOLE_TURN : degrees;
    }

    private Jurisdictions law() {
        Set<Jurisdiction> areas = new TreeSet<>();
        inputs.regions().entries().forEach(entry -> areas.add(entry.residency()));
        Jurisdiction all = new Jurisdiction("WORLD");
        for (int i = 1; areas.contains(all); i++) {
            all = new Jurisdiction("WORLD-" + i);
        }
        Map<Jurisdiction, Jurisdiction> parents = new TreeMap<>();
        for (Jurisdiction area : areas) {
            parents.put(area, all);
        }
        return new Jurisdictions(parents);
    }

    private Map<Route, Double> roundTrips() {
        Map<Route, Double> millis = new TreeMap<>();
        for (Entry from : inputs.regions().entries()) {
            for (Entry to : inputs.regions().entries()) {
                millis.put(
                        new Route(from.region(), to.region()),
                        inputs.rtt().millis(from.region(), to.region()).orElseThrow());
            }
        }
        return millis;
    }

    /// The cluster that holds the control topics.
    ClusterId control() {
        return hasOthers() ? WORLD : SyntheticScenario.EUROPE;
    }

    private boolean hasOthers() {
        return inputs.regions().entries().stream().anyMatch(e -> home(e).equals(WORLD));
    }

    private boolean hasEurope() {
        return inputs.regions().entries().stream()
                .anyMatch(e -> home(e).equals(SyntheticScenario.EUROPE));
    }

    List<String> scaling() {
        List<String> notes = new ArrayList<>();
        notes.add(
                "every region: %d %s accelerators for batch work, %d requests at once, PUE 1 (the files hold neither hardware nor weather)"
                        .formatted(batchSlots, ACCELERATOR.name(), INTERACTIVE_SLOTS));
        notes.add("intensities are taken as life-cycle averages");
        if (!hasEurope()) {
            notes.add(
                    "no region has residency EU: all live on one broker, there is no European payload to look for");
        } else if (!hasOthers()) {
            notes.add(
                    "every region has residency EU: all live on one broker, there is no other disk to search");
        } else {
            notes.add("regions of residency EU live on one broker, all others on a second");
        }
        return notes;
    }
}
