package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.ZONE;
import static io.heliotrope.signals.trust.TrustSamples.claim;
import static io.heliotrope.signals.trust.TrustSamples.lifecycle;
import static io.heliotrope.signals.trust.TrustSamples.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.series.Lifecycle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Good series with faults put into them at random, in any order: what was good comes out whole,
/// and every fault with its reason.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GatePropertyTest {
    private static final long SEED = 1_848;
    private static final int TRIES = 2_000;
    private static final Question PAST = Question.past(ZONE, NOON);

    /// A fault, and the claim that has it in place of a good one.
    private record Fault(Reason reason, Claim claim) {}

    @Test
    void a_fault_costs_only_itself() {
        Habits habits = usual();
        for (int i = 0; i < TRIES; i++) {
            Random random = new Random(SEED + i);
            List<Claim> good = new ArrayList<>();
            List<Claim> told = new ArrayList<>();
            List<Reason> faults = new ArrayList<>();
            int hours = random.nextInt(2, 24);
            for (int h = -hours; h < 0; h++) {
                Claim claim = claim(h, 300 + random.nextDouble(-60, 60));
                if (h > -hours && random.nextInt(5) == 0) {
                    Fault fault = fault(random, claim, h);
                    faults.add(fault.reason());
                    told.add(fault.claim());
                    if (fault.reason() != Reason.DUPLICATE) {
                        continue;
                    }
                }
                good.add(claim);
                told.add(claim);
            }
            Collections.shuffle(told, random);

            Verdict<Lifecycle> verdict = Gate.judge(lifecycle(told), PAST, habits);

            assertThat(verdict.accepted().points())
                    .as("seed %d", SEED + i)
                    .isEqualTo(good.stream().map(Claim::believed).toList());
            assertThat(verdict.rejected().stream().map(Rejected::reason))
                    .as("seed %d", SEED + i)
                    .containsExactlyInAnyOrderElementsOf(faults);
        }
    }

    private static Fault fault(Random random, Claim good, int hour) {
        return switch (random.nextInt(8)) {
            case 0 -> new Fault(Reason.NOT_TOLD, claim(hour, Double.NaN));
            case 1 -> new Fault(Reason.NEGATIVE, claim(hour, -random.nextDouble(1, 500)));
            case 2 -> new Fault(Reason.ZERO, claim(hour, 0));
            case 3 -> new Fault(Reason.TOO_HIGH, claim(hour, random.nextDouble(1_700, 9_000)));
            case 4 -> new Fault(Reason.TOO_LOW, claim(hour, random.nextDouble(0.01, 40)));
            case 5 -> new Fault(Reason.DUPLICATE, good);
            case 6 ->
                    new Fault(
                            Reason.DISORDER,
                            new Claim(
                                    good.to(),
                                    good.from(),
                                    good.gramsPerKwh(),
                                    good.spread(),
                                    good.quality(),
                                    "",
                                    good.updatedAt()));
            default ->
                    new Fault(
                            Reason.FROM_THE_FUTURE,
                            new Claim(
                                    good.from(),
                                    good.to(),
                                    good.gramsPerKwh(),
                                    good.spread(),
                                    good.quality(),
                                    "",
                                    NOON.plusSeconds(301)));
        };
    }
}
