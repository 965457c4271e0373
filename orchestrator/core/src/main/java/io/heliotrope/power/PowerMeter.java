package io.heliotrope.power;

import io.heliotrope.model.RegionId;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what accelerators did over job time, as their workers told, and what the idle ones
/// emitted by the intensity and PUE known at the time.
///
/// Between two looks everything is taken to have been as at the first of them. An accelerator that
/// came on since counts its start-up as idle. One thread.
public final class PowerMeter {
    private static final double MILLIS_PER_HOUR = 3.6e6;
    private static final double WATTS_PER_KW = 1000;

    private final SortedMap<RegionId, Counted> counted = new TreeMap<>();
    private @Nullable World last;

    /// Hours of accelerators of a region: of all, of those that were on, and of those that worked.
    /// Grams of CO2e of idle power: `idleGrams` of those that were on and did not work, `allGrams`
    /// what all of them would have drawn all the time, working or not, and `requestGrams` the part
    /// of that of interactive ones while they worked.
    public record Counted(
            double hours,
            double onHours,
            double workingHours,
            double idleGrams,
            double allGrams,
            double requestGrams) {
        public static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0);

        /// The sum of both.
        public Counted plus(Counted other) {
            return new Counted(
                    hours + other.hours,
                    onHours + other.onHours,
                    workingHours + other.workingHours,
                    idleGrams + other.idleGrams,
                    allGrams + other.allGrams,
                    requestGrams + other.requestGrams);
        }
    }

    /// Takes down what happened until `world`; an earlier one changes nothing.
    public void look(World world) {
        World before = last;
        if (before != null && world.now().isBefore(before.now())) {
            return;
        }
        last = world;
        if (before == null) {
            return;
        }
        for (int region = 0; region < before.catalogue().size(); region++) {
            RegionId id = before.catalogue().region(region).id();
            Counted passed = between(region, before, world);
            int after = world.catalogue().indexOf(id);
            Counted started = after < 0 ? Counted.NOTHING : started(region, before, after, world);
            counted.merge(id, passed.plus(started), Counted::plus);
        }
    }

    private static Counted between(int region, World before, World after) {
        Instant from = before.now();
        double hours = Duration.between(from, after.now()).toMillis() / MILLIS_PER_HOUR;
        if (hours == 0) {
            return Counted.NOTHING;
        }
        int all = Accelerators.of(before.catalogue().region(region), before.pool(region)).sum();
        int on = Math.min(all, Accelerators.on(before.pool(region)).sum());
        Accelerators atWork = Accelerators.working(before.pool(region));
        int working = Math.min(on, atWork.sum());
        double grams = gramsOfIdle(region, before, from, after.now());
        return new Counted(
                hours * all,
                hours * on,
                hours * working,
                grams * (on - working),
                grams * all,
                grams * atWork.interactive());
    }

    private static Counted started(int region, World before, int indexAfter, World after) {
        Accelerators was = Accelerators.on(before.pool(region));
        Accelerators is = Accelerators.on(after.pool(indexAfter));
        int more =
                Math.max(0, is.interactive() - was.interactive())
                        + Math.max(0, is.batch() - was.batch());
        if (more == 0) {
            return Counted.NOTHING;
        }
        Duration startup = before.catalogue().region(region).accelerator().startup();
        double grams = gramsOfIdle(region, before, before.now(), before.now().plus(startup));
        double hours = more * startup.toMillis() / MILLIS_PER_HOUR;
        return new Counted(0, hours, 0, more * grams, 0, 0);
    }

    /// Grams of one idle accelerator; 0 where they are not known.
    private static double gramsOfIdle(int region, World world, Instant from, Instant to) {
        double kilowatts =
                world.catalogue().region(region).accelerator().idleWatts() / WATTS_PER_KW;
        double grams = kilowatts * world.curve(region).gramsPerKw(from, to);
        return Double.isNaN(grams) ? 0 : grams;
    }

    /// By region, since the first look.
    public SortedMap<RegionId, Counted> counted() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counted));
    }
}
