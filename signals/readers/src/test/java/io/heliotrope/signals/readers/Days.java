package io.heliotrope.signals.readers;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalStore;
import io.heliotrope.signals.store.Site;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Made-up days of a few zones, with revisions, gaps, quantiles and a site.
final class Days {
    static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00Z");
    static final List<GridZone> ZONES =
            List.of(new GridZone("DE"), new GridZone("DK1 / Fyn"), new GridZone("FR"));

    private static final int HOURS = 60;

    private Days() {}

    /// Stores two days and a half.
    static void fill(SignalStore store, long seed) throws IOException {
        RandomGenerator random = new SplittableRandom(seed);
        for (GridZone zone : ZONES) {
            for (int hour = 0; hour < HOURS; hour++) {
                store.append(told(zone, BEGIN.plus(Duration.ofHours(hour)), random));
            }
        }
    }

    /// An estimate of this hour, the revision of an earlier one, a forecast and the PUE of a site.
    private static List<SignalRow> told(GridZone zone, Instant now, RandomGenerator random) {
        SeriesKey measured =
                SeriesKey.of(
                        zone, Signal.CARBON_INTENSITY, Kind.AVERAGE_LIFECYCLE, "electricitymaps");
        SeriesKey expected = SeriesKey.of(zone, Signal.CARBON_INTENSITY, Kind.MARGINAL, "watttime");
        Site site = new Site.In(new RegionId("eu-central"));
        SeriesKey pue = new SeriesKey(zone, site, Signal.PUE, Kind.NOT_APPLICABLE, "model:pue");
        List<SignalRow> rows = new ArrayList<>();
        rows.add(hour(measured, now, now, random, Quality.ESTIMATED));
        rows.add(hour(measured, now.minus(Duration.ofHours(3)), now, random, Quality.MEASURED));
        for (int ahead = 0; ahead < 6; ahead++) {
            Instant from = now.plus(Duration.ofHours(ahead));
            rows.add(hour(expected, from, now, random, Quality.FORECAST));
        }
        double ratio = 1 + random.nextDouble();
        Instant end = now.plusSeconds(3600);
        rows.add(SignalRow.plain(pue, now, now.plusSeconds(2), now, end, ratio, Quality.MODELLED));
        return rows;
    }

    private static SignalRow hour(
            SeriesKey key, Instant from, Instant now, RandomGenerator random, Quality quality) {
        double value = random.nextInt(9) == 0 ? Double.NaN : random.nextInt(20, 600);
        boolean isSpread = quality == Quality.FORECAST && !Double.isNaN(value);
        return new SignalRow(
                key,
                now,
                now.plusSeconds(2),
                from,
                from.plusSeconds(3600),
                value,
                isSpread ? value * 0.8 : Double.NaN,
                isSpread ? value * 1.3 : Double.NaN,
                quality == Quality.ESTIMATED,
                quality == Quality.ESTIMATED ? "TIME_SLICER_AVERAGE" : "",
                quality);
    }
}
