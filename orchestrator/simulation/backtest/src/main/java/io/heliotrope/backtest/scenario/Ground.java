package io.heliotrope.backtest.scenario;

import io.heliotrope.backtest.scenario.Scenario.Cooling;
import io.heliotrope.backtest.scenario.Scenario.Regions;
import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.forecast.TemperatureOutlook;
import io.heliotrope.signals.recorded.RegionsFile;
import io.heliotrope.signals.recorded.SeriesTable;
import io.heliotrope.signals.recorded.TemperatureForecasts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where a scenario plays: its regions in order of id, and what their grids and weather were.
record Ground(
        Duration told,
        List<Place> places,
        List<Curve> grams,
        List<Curve> pue,
        Sky sky,
        Optional<TemperatureOutlook> temperatures) {
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofHours(1);

    static Ground read(Scenario scenario, Files files) throws Trouble {
        List<Place> places = places(scenario.regions(), files);
        Path file = scenario.signals().intensity();
        SeriesTable table = files.series(file, SeriesTable.Kind.GRAMS_BY_ANY_CLOCK);
        List<Curve> grams = new ArrayList<>();
        for (Place place : places) {
            grams.add(on(scenario.slot(), whole(column(table, file, place), file, place)));
        }
        List<Curve> pue = new ArrayList<>();
        Optional<Cooling> cooling = scenario.signals().cooling();
        Optional<TemperatureOutlook> temperatures = Optional.empty();
        if (cooling.isEmpty()) {
            grams.forEach(curve -> pue.add(flat(curve)));
        } else {
            Cooling rule = cooling.get();
            SeriesTable celsius = files.series(rule.temperature(), SeriesTable.Kind.CELSIUS);
            for (int i = 0; i < places.size(); i++) {
                Curve air = column(celsius, rule.temperature(), places.get(i));
                pue.add(pue(rule, whole(air, rule.temperature(), places.get(i)), grams.get(i)));
            }
            if (rule.forecast().isPresent()) {
                temperatures =
                        Optional.of(files.read(rule.forecast().get(), TemperatureForecasts::read));
            }
        }
        List<Curve> products = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            products.add(product(grams.get(i), pue.get(i)));
        }
        Sky sky = new Sky(products);
        spans(scenario, file, sky);
        return new Ground(table.step(), places, grams, pue, sky, temperatures);
    }

    private static void spans(Scenario scenario, Path file, Sky sky) throws Trouble {
        Scenario.Episodes episodes = scenario.episodes();
        if (episodes.start().isBefore(sky.at(0))
                || !episodes.start(episodes.count() - 1).isBefore(sky.end())) {
            throw Trouble.of(
                    file,
                    "holds %s to %s, the episodes begin at %s and the last one at %s"
                            .formatted(
                                    sky.at(0),
                                    sky.end(),
                                    episodes.start(),
                                    episodes.start(episodes.count() - 1)));
        }
    }

    private static List<Place> places(Regions regions, Files files) throws Trouble {
        List<Place> places = new ArrayList<>();
        switch (regions) {
            case Regions.Named(var named) ->
                    named.forEach((id, region) ->
                            places.add(
                                    new Place(id, region.column(), region.area(), ZoneOffset.UTC)));
            case Regions.Listed(Path file) -> {
                for (RegionsFile.Entry entry : files.read(file, RegionsFile::read).entries()) {
                    places.add(
                            new Place(
                                    entry.region(),
                                    entry.region().value(),
                                    entry.residency().code(),
                                    entry.utcOffset()));
                }
            }
        }
        return places.stream().sorted(Comparator.comparing(Place::id)).toList();
    }

    private static Curve column(SeriesTable table, Path file, Place place) throws Trouble {
        Curve curve = table.series().get(place.column());
        if (curve == null) {
            throw Trouble.of(
                    file,
                    "has no column %s for region %s, expected one of %s"
                            .formatted(
                                    place.column(),
                                    place.id(),
                                    String.join(", ", table.series().keySet())));
        }
        return curve;
    }

    private static Curve whole(Curve curve, Path file, Place place) throws Trouble {
        for (int i = 0; i < curve.size(); i++) {
            if (Double.isNaN(curve.get(i))) {
                throw Trouble.of(
                        file,
                        "has no value of %s at %s: a day that is lived again needs all of them"
                                .formatted(
                                        place.column(),
                                        curve.start().plus(curve.step().multipliedBy(i))));
            }
        }
        return curve;
    }

    /// The same curve in steps of a slot: the mean of the steps that it holds, or the step that
    /// holds it.
    private static Curve on(Duration slot, Curve curve) throws Trouble {
        if (slot.compareTo(SHORTEST) < 0 || slot.compareTo(LONGEST) > 0) {
            throw Trouble.of("slot: is %s, expected 5 minutes to an hour".formatted(slot));
        }
        long fine = curve.step().toMillis();
        long wanted = slot.toMillis();
        if (fine % wanted != 0 && wanted % fine != 0) {
            throw Trouble.of(
                    "slot: is %s, expected a whole part or a multiple of the signals' step, %s"
                            .formatted(slot, curve.step()));
        }
        double[] values = new double[(int) (curve.size() * fine / wanted)];
        for (int i = 0; i < values.length; i++) {
            long from = i * wanted / fine;
            long to = Math.max(from + 1, (i + 1) * wanted / fine);
            for (long at = from; at < to; at++) {
                values[i] += curve.get((int) at) / (to - from);
            }
        }
        return new Curve(curve.start(), slot, values);
    }

    private static Curve flat(Curve like) {
        double[] ones = new double[like.size()];
        Arrays.fill(ones, 1);
        return new Curve(like.start(), like.step(), ones);
    }

    private static Curve pue(Cooling rule, Curve celsius, Curve like) throws Trouble {
        double[] values = new double[like.size()];
        for (int i = 0; i < values.length; i++) {
            var at = like.start().plus(like.step().multipliedBy(i));
            double air = celsius.valueAt(at);
            if (Double.isNaN(air)) {
                throw Trouble.of(rule.temperature(), "has no value at " + at);
            }
            values[i] = rule.pue(air);
        }
        return new Curve(like.start(), like.step(), values);
    }

    private static Curve product(Curve grams, Curve pue) {
        double[] values = new double[grams.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = grams.get(i) * pue.get(i);
        }
        return new Curve(grams.start(), grams.step(), values);
    }

    /// The index of a region.
    int index(RegionId id, Path file, long line) throws Trouble {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).id().equals(id)) {
                return i;
            }
        }
        throw Trouble.of(
                file,
                line,
                "names region %s, expected one of %s"
                        .formatted(id, places.stream().map(p -> p.id().value()).toList()));
    }

    /// The regions of an area, as a word.
    long area(String area) {
        long word = 0;
        for (int i = 0; i < places.size(); i++) {
            word |= places.get(i).area().equals(area) ? 1L << i : 0;
        }
        return word;
    }

    /// All regions, as a word.
    long all() {
        return -1L >>> (Long.SIZE - places.size());
    }
}
