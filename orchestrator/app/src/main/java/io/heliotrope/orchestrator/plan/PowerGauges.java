package io.heliotrope.orchestrator.plan;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.PlanMetricNames;
import io.heliotrope.power.Accelerators;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.Pool;
import io.heliotrope.state.World;
import io.micrometer.core.instrument.MultiGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Exports which accelerators there are, are on, work and are to be on, and what idle power is
/// expected to emit.
///
/// Run at intervals by one timer thread.
public final class PowerGauges implements Runnable {
    private final Supplier<Optional<World>> worlds;
    private final Supplier<Optional<PowerTold>> plans;
    private final MultiGauge accelerators;
    private final MultiGauge grams;

    public PowerGauges(
            Meters meters, Supplier<Optional<World>> worlds, Supplier<Optional<PowerTold>> plans) {
        this.worlds = worlds;
        this.plans = plans;
        this.accelerators = meters.rows(PlanMetricNames.ACCELERATORS);
        this.grams = meters.rows(PlanMetricNames.POWER_GRAMS);
    }

    @Override
    public void run() {
        worlds.get().ifPresent(world -> accelerators.register(rows(world), true));
        plans.get().ifPresent(this::export);
    }

    private static List<MultiGauge.Row<?>> rows(World world) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (int region = 0; region < world.catalogue().size(); region++) {
            RegionId id = world.region(region).id();
            Pool pool = world.pool(region);
            rows.add(row(id, Accelerators.of(world.region(region), pool).sum(), "all"));
            rows.add(row(id, Accelerators.on(pool).sum(), "on"));
            rows.add(row(id, Accelerators.working(pool).sum(), "working"));
            world.power()
                    .flatMap(plan -> plan.at(id, world.now()))
                    .ifPresent(
                            step -> rows.add(row(id, step.interactive() + step.batch(), "wanted")));
        }
        return rows;
    }

    private static MultiGauge.Row<?> row(RegionId region, int count, String state) {
        return Meters.row(PlanMetricNames.ACCELERATORS, (double) count, region.value(), state);
    }

    private void export(PowerTold told) {
        grams.register(
                List.of(
                        Meters.row(PlanMetricNames.POWER_GRAMS, told.grams(), "planned"),
                        Meters.row(PlanMetricNames.POWER_GRAMS, told.alwaysOnGrams(), "always_on")),
                true);
    }
}
