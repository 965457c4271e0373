package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.recorded.RecordedFeed;
import io.heliotrope.signals.recorded.RecordedSeries;
import io.heliotrope.signals.recorded.RecordedWeather;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the grids and the weather really were, for the account of a run: no decision may read it.
///
/// A zone's intensity is in gCO2eq/kWh. A region without a PUE curve has its catalogue's default.
public record Truth(
        Basis basis, SortedMap<GridZone, Curve> gramsPerKwh, SortedMap<RegionId, Curve> pue) {
    public Truth {
        gramsPerKwh = Collections.unmodifiableSortedMap(new TreeMap<>(gramsPerKwh));
        pue = Collections.unmodifiableSortedMap(new TreeMap<>(pue));
    }

    /// The truth that `feed` tells step by step.
    ///
    /// @throws IllegalArgumentException when its grids count different things, or there is none
    public static Truth of(RecordedFeed feed) {
        Set<Basis> bases =
                feed.grids().stream().map(RecordedSeries::basis).collect(Collectors.toSet());
        if (bases.size() != 1) {
            throw new IllegalArgumentException(
                    "all grids of a feed must have one basis, had " + bases);
        }
        SortedMap<GridZone, Curve> grams = new TreeMap<>();
        feed.grids().forEach(grid -> grams.put(grid.zone(), grid.gramsPerKwh()));
        SortedMap<RegionId, Curve> pue = new TreeMap<>();
        for (RecordedWeather site : feed.sites()) {
            pue.put(site.region(), site.actualPue());
        }
        return new Truth(bases.iterator().next(), grams, pue);
    }
}
