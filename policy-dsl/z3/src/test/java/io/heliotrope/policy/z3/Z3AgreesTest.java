package io.heliotrope.policy.z3;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.prove.PlainReplayer;
import io.heliotrope.policy.prove.Proof;
import io.heliotrope.policy.prove.Prover;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class Z3AgreesTest {
    private static final int PROGRAMS = Integer.getInteger("heliotrope.z3.programs", 400);
    private static final long SEED = 4141;

    @Test
    void every_answer_is_z3s_answer() {
        PlainReplayer replayer = new PlainReplayer();
        int proved = 0;
        int refuted = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            Drawn.Case drawn = new Drawn(new Random(SEED + i)).next();

            Proof proof = Prover.of(drawn.program()).prove(drawn.guarantee());

            String about = "seed " + (SEED + i) + ": " + proof;
            boolean isBroken = Smt.isBroken(drawn.program(), drawn.guarantee());
            assertThat(proof)
                    .as(about)
                    .isInstanceOf(isBroken ? Proof.Refuted.class : Proof.Proved.class);
            if (proof instanceof Proof.Refuted(var witness, long _)) {
                assertThat(replayer.isPlaced(drawn.program(), witness)).as(about).isTrue();
                refuted++;
            } else {
                proved++;
            }
        }
        System.out.printf(
                "Z3 agrees on %d programs from seed %d: %d proved, %d refuted%n",
                PROGRAMS, SEED, proved, refuted);
        assertThat(Math.min(proved, refuted)).isGreaterThan(PROGRAMS / 10);
    }
}
