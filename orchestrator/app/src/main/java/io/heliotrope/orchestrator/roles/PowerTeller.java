package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.RegionId;
import io.heliotrope.power.PowerMeter;
import io.heliotrope.power.PowerMeter.Counted;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.World;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the pools which accelerators the decider wants powered, and counts what they do.
///
/// A plan that could not be told is told at the next run, unless there is a newer one by then. Run
/// by one timer thread; what was counted is read from any.
final class PowerTeller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PowerTeller.class);

    private final Supplier<Optional<PowerTold>> plans;
    private final Supplier<World> worlds;
    private final Consumer<PowerPlan> pools;
    private final PowerMeter meter = new PowerMeter();
    private final AtomicReference<SortedMap<RegionId, Counted>> counted =
            new AtomicReference<>(new TreeMap<>());
    private @Nullable PowerPlan told;
    private boolean isSilent;

    /// `plans` gives the newest plan of this process, `pools` sends one to all and fails with an
    /// [IllegalStateException] when it did not arrive.
    PowerTeller(
            Supplier<Optional<PowerTold>> plans,
            Supplier<World> worlds,
            Consumer<PowerPlan> pools) {
        this.plans = plans;
        this.worlds = worlds;
        this.pools = pools;
    }

    @Override
    public void run() {
        try {
            meter.look(worlds.get());
            counted.set(meter.counted());
            plans.get()
                    .map(PowerTold::plan)
                    .filter(plan -> !plan.equals(told))
                    .ifPresent(this::tell);
            isSilent = false;
        } catch (RuntimeException e) {
            // the timer would end with it
            if (!isSilent) {
                LOG.atWarn()
                        .addKeyValue("reason", e.toString())
                        .log("the power plan was not told, trying again");
            }
            isSilent = true;
        }
    }

    private void tell(PowerPlan plan) {
        pools.accept(plan);
        told = plan;
    }

    /// By region, since the process started.
    SortedMap<RegionId, Counted> counted() {
        return counted.get();
    }
}
