package io.heliotrope.policy.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DifferentialTest {
    private static final int FEW = 150;
    private static final int MANY = 5000;
    private static final long SEED = 20261120;

    @Test
    void no_proof_has_a_counterexample_and_every_refutation_replays() {
        compare(FEW, SEED);
    }

    @Test
    @Tag("full")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nor_has_any_of_many_more() {
        compare(MANY, SEED + FEW);
    }

    private static void compare(int programs, long first) {
        int proved = 0;
        int refuted = 0;
        int unknown = 0;
        PlainReplayer replayer = new PlainReplayer();
        for (int i = 0; i < programs; i++) {
            long seed = first + i;
            RandomPrograms random = new RandomPrograms(new Random(seed), 3, 1 + (int) (seed % 4));
            Program program = random.program();
            Guarantee guarantee = random.guarantee();

            Proof proof = Prover.of(program).prove(guarantee);

            String about = "seed " + seed + ": " + guarantee + "\n" + BruteForce.told(program);
            switch (proof) {
                case Proof.Proved _ -> {
                    proved++;
                    assertThat(BruteForce.of(program, guarantee, grid(i)).counterexample())
                            .as(about)
                            .isEmpty();
                }
                case Proof.Refuted(Witness witness, long _) -> {
                    refuted++;
                    assertThat(replayer.isPlaced(program, witness)).as(about).isTrue();
                    assertThat(PlainReplayer.breaks(program, guarantee, witness))
                            .as(about)
                            .isTrue();
                }
                case Proof.Unknown _ -> {
                    unknown++;
                    System.out.println("unknown: " + about);
                }
            }
        }
        System.out.printf(
                "%d programs from seed %d: %d proved, %d refuted, %d unknown%n",
                programs, first, proved, refuted, unknown);
        assertThat(proved).isGreaterThan(programs / 10);
        assertThat(refuted).isGreaterThan(programs / 10);
        assertThat(unknown).isZero();
    }

    /// Some of the numbers, other ones each time.
    private static List<Double> grid(int number) {
        List<Double> grid = new ArrayList<>(BruteForce.GRID);
        Collections.shuffle(grid, new Random(number));
        return grid.subList(0, 5);
    }
}
