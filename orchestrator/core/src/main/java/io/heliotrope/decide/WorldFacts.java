package io.heliotrope.decide;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.Pool;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A world as a policy's text sees it.
///
/// Carbon is known in regions of the basis that most regions have. Its forecast is a provider's,
/// else our own, else the yearly average of the zone. A site's PUE is always known: from the
/// weather, else as the catalogue states it. What nobody tells, marginal intensity and the
/// carbon-free share among it, has no number.
final class WorldFacts implements WorldView {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final int HORIZON = (int) GreenCurve.HORIZON.dividedBy(Slots.LENGTH);

    private final World world;
    private final @Nullable Basis basis;
    private final List<ZoneId> zones;
    private final long firstSlot;

    WorldFacts(World world, List<ZoneId> zones) {
        this.world = world;
        this.basis = world.commonBasis();
        this.zones = List.copyOf(zones);
        this.firstSlot = Slots.of(world.now());
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
            case CARBON -> isRead(region) ? curve(region).intensityAt(world.now()) : Double.NaN;
            case GPU_FREE -> free(world.pool(region));
            default -> at(signal, region, world.now());
        };
    }

    private boolean isRead(int region) {
        return isComparable(region)
                && curve(region)
                        .stepAt(world.now())
                        .filter(step -> step == Step.FRESH || step == Step.STALE)
                        .isPresent();
    }

    private boolean isComparable(int region) {
        return curve(region).basis().filter(own -> own == basis).isPresent();
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
        return signal == RegionFact.CARBON
                ? curve(region)
                        .readingIssuedAt()
                        .map(issued ->
                                Math.max(0, Seconds.of(Duration.between(issued, world.now()))))
                        .orElse(Double.POSITIVE_INFINITY)
                : 0;
    }

    @Override
    public double forecast(RegionFact signal, int region, int slot) {
        Instant at = slot == 0 ? world.now() : Slots.start(firstSlot + slot);
        if (signal == RegionFact.CARBON) {
            GreenCurve curve = curve(region);
            if (!isComparable(region)) {
                return Double.NaN;
            }
            return slot == 0 ? curve.foretoldAt(at) : curve.intensityAt(at);
        }
        return at(signal, region, at);
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
