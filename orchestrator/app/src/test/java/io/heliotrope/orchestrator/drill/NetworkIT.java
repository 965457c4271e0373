package io.heliotrope.orchestrator.drill;

import io.heliotrope.orchestrator.drill.FaultProxy.Fault;
import io.heliotrope.orchestrator.drill.FaultProxy.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A home cluster behind a network that misbehaves in each way it knows.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NetworkIT {
    private static final Duration LASTING = Duration.ofSeconds(15);

    @Test
    void nothing_is_lost_when_a_region_is_cut_off_slow_or_half_there(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.behindProxy(Drills.site(folder))) {
            FaultProxy network = ground.west().proxy();
            Drill drill = new Drill(ground, Drills.PAUSE);
            Drills.print(Drill.Outcome.HEAD);
            faults().forEach((name, fault) -> {
                Drills.check(drill.run("west: " + name, () -> happens(network, fault)));
            });
            for (Way way : Way.values()) {
                String name = "west: drop " + way.name().toLowerCase(java.util.Locale.ROOT);
                Drills.check(
                        drill.run(
                                name,
                                () -> {
                                    network.set(way, new Fault.Drop());
                                    Patience.pass(LASTING);
                                    network.heal();
                                }));
            }
        }
    }

    private static void happens(FaultProxy network, Fault fault) {
        network.set(fault);
        Patience.pass(LASTING);
        network.heal();
    }

    private static Map<String, Fault> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("drop", new Fault.Drop());
        faults.put("delay of 300 ms", new Fault.Delay(Duration.ofMillis(300)));
        faults.put("reset", new Fault.Reset());
        faults.put("half-open", new Fault.HalfOpen());
        faults.put("throttle to 4 KiB/s", new Fault.Throttle(4096));
        return faults;
    }
}
