package io.heliotrope.decide;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.Pool;
import io.heliotrope.state.Rungs;
import io.heliotrope.state.Shares;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A world as a policy's text sees it.
///
/// Carbon is of one average basis in all regions: that on which most are compared, else the one
/// that is told of most. Marginal carbon is of marginal values alone, on whatever basis regions are
/// compared. A forecast of either is a provider's, else our own, else the yearly average of the
/// zone. A site's PUE is always known: from the weather, else as the catalogue states it. What
/// nobody tells has no number. One thread, for as long as its world decides.
final class WorldFacts implements WorldView {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final int HORIZON = (int) GreenCurve.HORIZON.dividedBy(Slots.LENGTH);

    private final World world;
    private final @Nullable Basis average;

    // worked out when first asked for; a race costs a second working out of the same
    private final @Nullable Rungs[] averages;
    private final @Nullable Rungs[] marginals;
    private final @Nullable Shares[] shares;
    private final List<ZoneId> zones;
    private final long firstSlot;

    WorldFacts(World world, List<ZoneId> zones) {
        this.world = world;
        this.average = average(world);
        this.averages = new Rungs[world.catalogue().size()];
        this.marginals = new Rungs[world.catalogue().size()];
        this.shares = new Shares[world.catalogue().size()];
        this.zones = List.copyOf(zones);
        this.firstSlot = Slots.of(world.now());
    }

    /// That on which regions are compared, if it is one; else the one that most regions have a
    /// value of, the first in the order of [Basis] of equals.
    private static @Nullable Basis average(World world) {
        Basis common = world.commonBasis();
        if (common != null && common != Basis.MARGINAL) {
            return common;
        }
        Basis most = null;
        int regionsOfMost = 0;
        for (Basis basis : List.of(Basis.AVERAGE_LIFECYCLE, Basis.AVERAGE_DIRECT)) {
            int regions = 0;
            for (int region = 0; region < world.catalogue().size(); region++) {
                regions += world.grid(region, basis).basis().isPresent() ? 1 : 0;
            }
            if (regions > regionsOfMost) {
                most = basis;
                regionsOfMost = regions;
            }
        }
        return most;
    }

    @Override
    public int slots() {
        return HORIZON;
    }

    @Override
    public double slotSeconds() {
        return Slots.LENGTH.toSeconds();
    }

    @Override
    public double elapsedSeconds() {
        return Seconds.of(Duration.between(Slots.start(firstSlot), world.now()));
    }

    @Override
    public long epochDay() {
        return Math.floorDiv(world.now().getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    @Override
    public double reading(RegionFact signal, int region) {
        return switch (signal) {
            case CARBON, CARBON_MARGINAL -> read(grid(signal, region));
            case CARBON_FREE -> shares(region).toldAt(world.now());
            case GPU_FREE -> free(world.pool(region));
            default -> at(signal, region, world.now());
        };
    }

    private double read(@Nullable Rungs grid) {
        return grid != null
                        && grid.stepAt(world.now())
                                .filter(step -> step == Step.FRESH || step == Step.STALE)
                                .isPresent()
                ? grid.gramsAt(world.now())
                : Double.NaN;
    }

    /// Null where no region has an average value.
    private @Nullable Rungs grid(RegionFact signal, int region) {
        @Nullable Rungs[] known = signal == RegionFact.CARBON ? averages : marginals;
        Basis basis = signal == RegionFact.CARBON ? average : Basis.MARGINAL;
        if (known[region] == null && basis != null) {
            known[region] = world.grid(region, basis);
        }
        return known[region];
    }

    private Shares shares(int region) {
        Shares known = shares[region];
        if (known == null) {
            known = world.carbonFree(region);
            shares[region] = known;
        }
        return known;
    }

    private static double free(Pool pool) {
        double free = 0;
        for (Lane lane : Lane.values()) {
            free += Math.max(0, pool.slots(lane) - pool.busy(lane));
        }
        return free;
    }

    @Override
    public double ageSeconds(RegionFact signal, int region) {
        if (Double.isNaN(reading(signal, region))) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (signal) {
            case CARBON, CARBON_MARGINAL ->
                    Optional.ofNullable(grid(signal, region))
                            .flatMap(Rungs::latest)
                            .map(latest -> age(latest.reading().issuedAt()))
                            .orElse(Double.POSITIVE_INFINITY);
            case CARBON_FREE ->
                    shares(region).toldOn().map(this::age).orElse(Double.POSITIVE_INFINITY);
            default -> 0;
        };
    }

    private double age(Instant issued) {
        return Math.max(0, Seconds.of(Duration.between(issued, world.now())));
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        Instant at = slot == 0 ? world.now() : Slots.start(firstSlot + slot);
        return switch (signal) {
            case CARBON, CARBON_MARGINAL -> {
                Rungs grid = grid(signal, region);
                if (grid == null) {
                    yield Double.NaN;
                }
                yield slot == 0 ? grid.foretoldAt(at) : grid.gramsAt(at);
            }
            case CARBON_FREE -> {
                Shares own = shares(region);
                yield slot == 0 ? own.foretoldAt(at) : own.at(at);
            }
            default -> at(signal, region, at);
        };
    }

    /// What is not a reading of a grid.
    private double at(RegionFact signal, int region, Instant at) {
        return switch (signal) {
            case PUE -> curve(region).pueAt(at);
            case FREE_COOLING -> curve(region).freeCoolingAt(at);
            case WATER -> curve(region).litresPerKwhAt(at);
            case PRICE -> world.region(region).traits().usdPerGpuHour() / SECONDS_PER_HOUR;
            case CARBON,
                    CARBON_MARGINAL,
                    CARBON_FREE,
                    GPU_FREE,
                    GPU_MEMORY,
                    LATENCY,
                    RESPONSE,
                    IDLE_RESPONSE,
                    GRAMS ->
                    Double.NaN;
        };
    }

    private GreenCurve curve(int region) {
        return world.curve(region);
    }

    @Override
    public int minuteOfDay(int region, int slot) {
        return minute(world.region(region).traits().clock(), slot);
    }

    @Override
    public int minuteOfDayIn(int zone, int slot) {
        return minute(zones.get(zone), slot);
    }

    private int minute(ZoneId zone, int slot) {
        ZonedDateTime start =
                Slots.start(firstSlot + slot).atZone(ZoneOffset.UTC).withZoneSameInstant(zone);
        return start.getHour() * 60 + start.getMinute();
    }
}
