package io.heliotrope.orchestrator.calendar;

import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.signals.window.Condition;
import io.heliotrope.signals.window.Window;
import io.heliotrope.signals.window.WindowRules;
import io.heliotrope.signals.window.Windows;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The green windows of one region, by the very curve that decisions and plans are made on: grams
/// per kWh of IT energy, intensity times PUE, in slots of 15 minutes from the present one.
///
/// A window is where that is at most `share` of its mean over the slots that are foretold; a slot
/// above is bridged, and a window that is open bears 3 % more. What rests on a yearly average alone
/// is no forecast: `foretoldUntil` is where it begins, the present slot's start when there is
/// nothing else. `mean` is NaN then.
public record GreenCalendar(
        Region region,
        Instant at,
        Instant foretoldUntil,
        double mean,
        double share,
        List<Green> windows) {
    public GreenCalendar {
        windows = List.copyOf(windows);
    }

    /// One window with its mean and least grams per kWh, the worst quality of what it rests on, and
    /// all sources of that.
    public record Green(
            Window window,
            double gramsPerKwh,
            double leastGramsPerKwh,
            Quality quality,
            SortedSet<String> sources) {}

    /// Of a region by index of the catalogue, with windows of at most `share` (above 0, at most 1)
    /// of the mean.
    public static GreenCalendar of(World world, int region, double share) {
        GreenCurve green = world.curve(region);
        Curve curve = curve(green, Slots.of(world.now()));
        double mean = mean(curve);
        Instant until = foretoldUntil(curve);
        List<Green> windows = new ArrayList<>();
        if (!Double.isNaN(mean)) {
            Condition condition = new Condition.AtMost(share * mean);
            for (Window window : Windows.find(curve, condition, WindowRules.USUAL)) {
                windows.add(green(window, curve, green));
            }
        }
        return new GreenCalendar(world.region(region), world.now(), until, mean, share, windows);
    }

    /// What is foretold, NaN elsewhere.
    private static Curve curve(GreenCurve green, long first) {
        double[] values = new double[(int) GreenCurve.HORIZON.dividedBy(Slots.LENGTH)];
        for (int i = 0; i < values.length; i++) {
            Instant at = Slots.start(first + i);
            Optional<Reading> reading =
                    green.readingAt(at).filter(known -> known.step() != Step.YEARLY);
            values[i] = reading.isPresent() ? green.gramsPerKwhAt(at) : Double.NaN;
        }
        return new Curve(Slots.start(first), Slots.LENGTH, values);
    }

    private static double mean(Curve curve) {
        return Arrays.stream(curve.toArray())
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static Instant foretoldUntil(Curve curve) {
        int last = curve.size();
        while (last > 0 && Double.isNaN(curve.get(last - 1))) {
            last--;
        }
        return curve.start().plus(curve.step().multipliedBy(last));
    }

    private static Green green(Window window, Curve curve, GreenCurve green) {
        double least = Double.POSITIVE_INFINITY;
        Quality quality = Quality.MEASURED;
        SortedSet<String> sources = new TreeSet<>();
        for (long slot = Slots.of(window.start()); slot < Slots.of(window.end()); slot++) {
            Instant at = Slots.start(slot);
            least = Math.min(least, curve.valueAt(at));
            Reading reading = green.readingAt(at).orElseThrow();
            quality = quality.worse(reading.quality());
            sources.add(reading.source());
        }
        double mean = window.meanOf(curve).orElseThrow();
        return new Green(window, mean, least, quality, sources);
    }
}
