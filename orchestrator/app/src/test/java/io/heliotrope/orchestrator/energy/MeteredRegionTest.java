package io.heliotrope.orchestrator.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Replay;
import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Decision;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.Job;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import io.heliotrope.workers.BatchTime;
import io.heliotrope.workers.EnergyMeter;
import io.heliotrope.workers.HardwareEnergy;
import io.heliotrope.workers.meter.EnergyShares;
import io.heliotrope.workers.meter.Powercap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a counter in a made-up sysfs tree to another region for the next job, through every record
/// on the way.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeteredRegionTest {
    private static final int TOKENS = 100;

    private final MeteredFleet fleet = new MeteredFleet();
    private final Job job = Samples.interactive("job");
    private long seconds;
    private long microjoules = 1_000_000;

    @Test
    void a_worker_that_draws_twice_what_is_stated_sends_the_next_job_elsewhere(@TempDir Path root)
            throws Exception {
        plug(root);
        Powercap counter = new Powercap(root, () -> seconds * 1_000_000_000);
        EnergyShares shares = new EnergyShares(() -> seconds * 1_000_000_000);
        EnergyMeter meter =
                new HardwareEnergy(
                        shares,
                        counter.method(),
                        new Accelerator("l4", 24, 16, 72),
                        BatchTime.MODELLED,
                        run -> {
                            throw new AssertionError("not metered: " + run);
                        });
        EnergyTurn turn = new EnergyTurn(() -> Optional.of(fleet.world()), fleet::publish);
        turn.run();
        Receipt before = decide();

        for (int i = 0; i < 5; i++) {
            run(root, counter, shares, meter);
            fleet.heartbeat("north", meter.told());
            fleet.heartbeat("east", List.of());
            fleet.advance(Duration.ofSeconds(5));
            turn.run();
        }
        Receipt after = decide();

        assertThat(before.decision()).isEqualTo(new Decision.Dispatch(Samples.NORTH));
        assertThat(fleet.figure().perToken().joulesAt(1)).isCloseTo(8.2, within(0.2));
        assertThat(after.decision()).isEqualTo(new Decision.Dispatch(Samples.EAST));
        assertThat(energy(after.winner().orElseThrow())).isEqualTo(EnergySource.CATALOGUE);
        assertThat(energy(after.second().orElseThrow()))
                .isEqualTo(new EnergySource(MeteredFleet.METHOD, 5));
        for (Receipt receipt : List.of(before, after)) {
            World then = fleet.history.at(receipt.world()).orElseThrow();
            assertThat(Replay.check(receipt, job, then)).isEmpty();
        }
    }

    private static EnergySource energy(Receipt.Scored scored) {
        return scored.product().orElseThrow().energySource().orElseThrow();
    }

    private Receipt decide() {
        World world = fleet.world();
        return Decide.decide(job, world, Load.NONE, new BuiltInPolicy(world.policy()));
    }

    private void plug(Path root) throws IOException {
        Path zone = Files.createDirectories(root.resolve("intel-rapl:0"));
        Files.writeString(zone.resolve("name"), "package-0");
        Files.writeString(zone.resolve("max_energy_range_uj"), "262143328850");
        count(root);
    }

    private void count(Path root) throws IOException {
        Files.writeString(root.resolve("intel-rapl:0/energy_uj"), microjoules + "\n");
    }

    /// Two seconds, 100 tokens at 8.2 J.
    private void run(Path root, Powercap counter, EnergyShares shares, EnergyMeter meter)
            throws IOException {
        EnergyMeter.Watch watch = meter.watch(job);
        watch.begin();
        for (int look = 0; look <= 2; look++) {
            shares.looked(counter.look());
            if (look < 2) {
                seconds++;
                microjoules += TOKENS * 4_100_000L;
                count(root);
            }
        }
        watch.end();
        Duration took = Duration.ofSeconds(2);
        EnergyMeter.Metered metered =
                watch.meter(new EnergyMeter.Run(job, 10, TOKENS, took, took, 1));
        assertThat(metered.energy().value()).isCloseTo(820 / 3.6e6, within(1e-12));
    }
}
