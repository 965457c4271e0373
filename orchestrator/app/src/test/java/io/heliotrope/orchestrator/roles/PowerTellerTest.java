package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.quote.QuotedWorld;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.protocol.PowerPlan.Step;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.state.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowerTellerTest {
    private final World world = QuotedWorld.world();
    private final List<PowerPlan> told = new ArrayList<>();
    private boolean isAway;
    private Optional<PowerTold> plan = Optional.empty();
    private final PowerTeller teller =
            new PowerTeller(
                    () -> plan,
                    () -> world,
                    sent -> {
                        if (isAway) {
                            throw new IllegalStateException("the control cluster is away");
                        }
                        told.add(sent);
                    });

    private static PowerTold plan(int batch) {
        PowerPlan plan =
                new PowerPlan(
                        QuotedWorld.NOW,
                        QuotedWorld.NOW.plus(Duration.ofDays(1)),
                        new TreeMap<>(
                                Map.of(
                                        new RegionId("north"),
                                        List.of(new Step(QuotedWorld.NOW, 1, batch)))));
        return new PowerTold(plan, 24, 48, 100, 200);
    }

    @Test
    void each_plan_is_told_once() {
        teller.run();
        plan = Optional.of(plan(1));
        teller.run();
        teller.run();
        plan = Optional.of(plan(2));
        teller.run();

        assertThat(told).containsExactly(plan(1).plan(), plan(2).plan());
    }

    @Test
    void what_could_not_be_told_is_told_as_soon_as_it_can() {
        isAway = true;
        plan = Optional.of(plan(1));
        teller.run();
        assertThat(told).isEmpty();

        isAway = false;
        teller.run();

        assertThat(told).containsExactly(plan(1).plan());
    }

    @Test
    void what_accelerators_do_is_counted_from_the_first_look_on() {
        teller.run();
        assertThat(teller.counted()).isEmpty();

        teller.run();

        assertThat(teller.counted()).containsOnlyKeys(new RegionId("east"), new RegionId("north"));
        assertThat(teller.counted().values()).allSatisfy(each -> assertThat(each.hours()).isZero());
    }
}
