package io.heliotrope.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The compiled evaluator against the naive one, on made-up programs, worlds and jobs.
///
/// `-Dheliotrope.seed=N` runs other ones; `-Dheliotrope.triples=N` runs more.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AgreementTest {
    private static final int WORLDS = 4;
    private static final int JOBS = 5;

    private final Tally tally = new Tally();

    /// Which case is looked at.
    private long seed;

    private int place;

    /// What the triples were like, so that agreement on nothing is seen.
    private static final class Tally {
        private long triples;
        private long words;
        private long bits;
        private long allowed;
        private long green;
        private long chosen;
        private long fallbacks;

        void word(long allowed, int regions) {
            words++;
            bits += regions;
            this.allowed += Long.bitCount(allowed);
        }
    }

    @Test
    void both_evaluators_agree_on_a_hundred_thousand_triples() {
        long first = Long.getLong("heliotrope.seed", 20_260);
        long triples = Long.getLong("heliotrope.triples", 100_000);
        SplittableRandom seeds = new SplittableRandom(first);
        while (tally.triples < triples) {
            seed = seeds.nextLong();
            place = 0;
            program();
        }

        System.out.printf(
                "policy evaluators, seed %d: %d triples, %d words, %.0f %% of their bits allowed,"
                        + " %d green starts, %d choices, %d fall-backs%n",
                first,
                tally.triples,
                tally.words,
                100.0 * tally.allowed / tally.bits,
                tally.green,
                tally.chosen,
                tally.fallbacks);
        assertThat(tally.green).isGreaterThan(triples);
        assertThat(tally.chosen).isGreaterThan(triples / 2);
        assertThat(tally.fallbacks).isGreaterThan(triples / 50);
        assertThat(tally.allowed).isBetween(tally.bits / 5, tally.bits * 4 / 5);
    }

    private void program() {
        SplittableRandom random = new SplittableRandom(seed);
        Program program = new RandomPrograms(random).program();
        int regions = program.places().sites().size();
        RandomWorlds worlds =
                new RandomWorlds(random, regions, 1 + random.nextInt(1 + random.nextInt(8)));
        Compiled compiled = Compiled.of(program);
        MadeWorld world = worlds.world();
        Snapshot snapshot = compiled.snapshot(world);
        MadeJob job = worlds.job(RandomPrograms.budgets(program));
        Judgement judgement = snapshot.judge(job, worlds.pairing());
        for (int i = 0; i < WORLDS; i++) {
            for (int j = 0; j < JOBS; j++) {
                MadePairing pairing = worlds.pairing();
                job = worlds.job(RandomPrograms.budgets(program));
                judgement.again(snapshot, job, pairing);
                Naive naive = new Naive(program, world, job, pairing);
                compare(judgement, naive, random, world.slots(), regions);
                place++;
                tally.triples++;
            }
            world = worlds.next(world);
            snapshot = snapshot.next(world);
        }
    }

    private void compare(
            Judgement judgement, Naive naive, SplittableRandom random, int slots, int regions) {
        assertThat(names(judgement.holding())).as(this::where).isEqualTo(names(naive.holding()));
        same("leader", judgement.leader().equals(naive.leader()));
        same("rules", judgement.rules().equals(naive.rules()));
        assertThat(judgement.steps()).as(this::where).isEqualTo(naive.steps());
        for (int slot = 0; slot < slots; slot++) {
            for (int step = 0; step <= naive.steps(); step++) {
                masks(judgement, naive, step, slot, regions);
            }
            same(judgement.fallback(slot), naive.fallback(slot), "fallback", -1, slot);
            same(judgement.inTime(slot), naive.inTime(slot), "in time", -1, slot);
            tally.fallbacks += Long.bitCount(naive.fallback(slot));
        }
        int step = random.nextInt(naive.steps() + 1);
        deferrals(judgement, naive, step, slots, regions);
        choices(judgement, naive, random, step, slots);
    }

    private static List<String> names(List<Rules> policies) {
        return policies.stream().map(Rules::name).toList();
    }

    private void masks(Judgement judgement, Naive naive, int step, int slot, int regions) {
        long left = naive.program().places().all().bits();
        for (int rule = 0; rule < judgement.ruleCount(); rule++) {
            long removed = naive.removed(rule, step, slot);
            same(judgement.removed(rule, step, slot), removed, "rule", step, slot);
            left &= ~removed;
        }
        same(judgement.allowed(step, slot), left, "allowed", step, slot);
        tally.word(left, regions);
    }

    private void deferrals(Judgement judgement, Naive naive, int step, int slots, int regions) {
        for (int slot = 0; slot < slots; slot++) {
            long green = naive.green(step, slot);
            same(judgement.green(step, slot), green, "green", step, slot);
            tally.green += Long.bitCount(green);
        }
        for (int region = 0; region < regions; region++) {
            same("latest", judgement.latest(region), naive.latest(region));
        }
    }

    private void choices(
            Judgement judgement, Naive naive, SplittableRandom random, int step, int slots) {
        long[] left = new long[slots];
        for (int slot = 0; slot < slots; slot++) {
            left[slot] = judgement.candidates(step, slot);
        }
        NaiveChoice choice = naive.choice();
        int one = random.nextInt(slots);
        same(left[one], naive.candidates(step, one), "candidates", step, one);
        long[] alone = new long[slots];
        alone[one] = left[one];
        int of = judgement.best(left[one], one);
        same("best of a slot", of < 0 ? of : one * Long.SIZE + of, judgement.best(alone));
        same("ranks", choice.ranks() == judgement.ranks());
        for (int turn = 0; turn < 3; turn++) {
            List<NaiveChoice.Start> starts = starts(left);
            int best = judgement.best(left);
            if (starts.isEmpty()) {
                same("best", best, -1);
                return;
            }
            NaiveChoice.Start expected = choice.best(starts);
            int start = expected.slot() * Long.SIZE + expected.region();
            same("best", best, start);
            costs(judgement, choice, expected);
            costs(judgement, choice, starts.get(random.nextInt(starts.size())));
            for (int slot = 0; slot < slots; slot++) {
                left[slot] &= ~(1L << expected.region());
            }
            tally.chosen++;
        }
    }

    private void costs(Judgement judgement, NaiveChoice choice, NaiveChoice.Start at) {
        for (int rank = 0; rank < choice.ranks(); rank++) {
            double cost = judgement.cost(rank, at.region(), at.slot());
            double expected = choice.cost(rank, at.region(), at.slot());
            same("cost", cost, expected);
        }
    }

    private static List<NaiveChoice.Start> starts(long[] words) {
        List<NaiveChoice.Start> starts = new ArrayList<>();
        for (int slot = 0; slot < words.length; slot++) {
            for (long rest = words[slot]; rest != 0; rest &= rest - 1) {
                starts.add(new NaiveChoice.Start(Long.numberOfTrailingZeros(rest), slot));
            }
        }
        return starts;
    }

    private String where() {
        return "seed %dL, world %d, job %d".formatted(seed, place / JOBS, place % JOBS);
    }

    private void same(long compiled, long naive, String what, int step, int slot) {
        if (compiled != naive) {
            throw new AssertionError(
                    "%s: %s at step %d, slot %d: compiled %x, naive %x"
                            .formatted(where(), what, step, slot, compiled, naive));
        }
    }

    private void same(String what, double compiled, double naive) {
        if (Double.compare(compiled, naive) != 0) {
            throw new AssertionError(
                    "%s: %s: compiled %s, naive %s".formatted(where(), what, compiled, naive));
        }
    }

    private void same(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(where() + ": " + what);
        }
    }
}
