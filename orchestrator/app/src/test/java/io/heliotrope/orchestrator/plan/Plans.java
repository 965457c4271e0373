package io.heliotrope.orchestrator.plan;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.PlanRecord.Stay;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Plans for tests.
public final class Plans {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final WorldOffsets WORLD = new WorldOffsets(1, 1, 90, 40, 30);

    private Plans() {}

    /// Of two regions, after a day with 40 runs.
    public static PlanRecord ofTwo() {
        RegionId north = new RegionId("eu-north");
        RegionId west = new RegionId("us-west");
        return new PlanRecord(
                NOON,
                WORLD,
                14,
                3,
                4,
                1,
                1234.5,
                1234.5,
                1301.25,
                1228.5,
                List.of(
                        new Stay(north, NOON.plus(Duration.ofMinutes(15)), 8, 300),
                        new Stay(north, NOON.plus(Duration.ofMinutes(45)), 2, 84.5),
                        new Stay(west, NOON.plus(Duration.ofHours(11)), 3, 850)),
                new Outturn(NOON.minus(Duration.ofDays(1)), 40, 5000, 5250, 4987.5));
    }

    /// With a day's power: two on in the north, four from half past two to half past three.
    static PlanRecord powered() {
        Instant changes = NOON.plus(Duration.ofMinutes(150));
        PowerPlan plan =
                new PowerPlan(
                        NOON,
                        NOON.plus(Duration.ofDays(1)),
                        new TreeMap<>(
                                Map.of(
                                        new RegionId("eu-north"),
                                        List.of(
                                                new Step(NOON, 1, 1),
                                                new Step(changes, 1, 3),
                                                new Step(changes.plusSeconds(3600), 1, 0)))));
        return ofNothing().with(new PowerTold(plan, 30.5, 120, 345.67, 2345.6));
    }

    static PlanRecord ofNothing() {
        return new PlanRecord(
                NOON, WORLD, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), new Outturn(NOON, 0, 0, 0, 0));
    }

    static PlanRecord ofHours(int hours) {
        List<Stay> stays = new ArrayList<>();
        for (int hour = 0; hour < hours; hour++) {
            stays.add(new Stay(new RegionId("eu-north"), NOON.plus(Duration.ofHours(hour)), 1, 10));
        }
        return new PlanRecord(
                NOON,
                WORLD,
                hours,
                1,
                0,
                0,
                10 * hours,
                10 * hours,
                10 * hours,
                10 * hours,
                stays,
                new Outturn(NOON, 0, 0, 0, 0));
    }
}
