package io.heliotrope.policy.eval;

import static io.heliotrope.policy.eval.MadeProgram.atMost;
import static io.heliotrope.policy.eval.MadeProgram.lower;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.lang.management.ManagementFactory;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class JudgementTest {
    private static final int SLOTS = 8;
    private static final Formula CLEAN = atMost(RegionFact.CARBON, 250, "g/kWh");

    private final MadeWorld world = new MadeWorld(2, SLOTS);
    private final MadePairing pairing = new MadePairing(2, SLOTS);

    private Judgement judge(MadeProgram.Made policy, MadeJob job) {
        Program program =
                new MadeProgram(2)
                        .ladder(RegionFact.CARBON, 900, new Ladder.Rung.Assume(600))
                        .with(policy)
                        .program();
        return Compiled.of(program).snapshot(world).judge(job, pairing);
    }

    private static MadeProgram.Made waiting(Optional<Deferral.Hours> hours) {
        return new MadeProgram.Made("nightly")
                .defer(
                        new Deferral(
                                atMost(RegionFact.CARBON, 120, "g/kWh"),
                                Optional.of(new Term.OfJob(JobFact.RUNTIME)),
                                hours,
                                new Term.Difference(
                                        new Term.OfJob(JobFact.DEADLINE),
                                        new Term.OfJob(JobFact.RUNTIME)),
                                RandomFormulas.SPAN));
    }

    @Test
    void a_start_is_green_when_all_of_its_run_is() {
        world.readAll(RegionFact.CARBON, 300, 300)
                .forecast(RegionFact.CARBON, 0, 300, 100, 300, 100, 100, 300, 100, 100);
        MadeJob job = MadeJob.of(Map.of(JobFact.RUNTIME, 1500.0, JobFact.DEADLINE, 9000.0));
        Judgement judgement = judge(waiting(Optional.empty()), job);

        assertThat(judgement.green(0, 1)).isZero();
        assertThat(judgement.green(0, 3)).isEqualTo(0b01);
        assertThat(judgement.green(0, 6)).isEqualTo(0b01);
        assertThat(judgement.green(0, 7)).isZero();
        assertThat(judgement.candidates(0, 0)).isZero();
        assertThat(judgement.candidates(0, 3)).isEqualTo(0b01);
    }

    @Test
    void when_no_window_comes_in_time_the_mask_alone_decides() {
        world.readAll(RegionFact.CARBON, 300, 300)
                .forecast(RegionFact.CARBON, 0, 300, 300, 300, 100, 100);
        MadeJob job = MadeJob.of(Map.of(JobFact.RUNTIME, 900.0, JobFact.DEADLINE, 2700.0));
        Judgement judgement = judge(waiting(Optional.empty()), job);

        assertThat(judgement.latest(0)).isEqualTo(1800);
        assertThat(judgement.green(0, 3)).isEqualTo(0b01);
        assertThat(judgement.candidates(0, 0)).isEqualTo(0b11);
        assertThat(judgement.candidates(0, 2)).isEqualTo(0b11);
        assertThat(judgement.candidates(0, 3)).isZero();
    }

    @Test
    void hours_go_over_midnight_by_each_regions_clock() {
        world.time(0, 0, 22 * 60 + 45)
                .readAll(RegionFact.CARBON, 100, 100)
                .forecast(RegionFact.CARBON, 0, 100, 100, 100, 100, 100, 100, 100, 100)
                .forecast(RegionFact.CARBON, 1, 100, 100, 100, 100, 100, 100, 100, 100);
        Deferral.Hours night =
                new Deferral.Hours(LocalTime.of(23, 0), LocalTime.of(0, 30), OptionalInt.empty());
        MadeJob job = MadeJob.of(Map.of(JobFact.DEADLINE, 9000.0));
        Judgement judgement = judge(waiting(Optional.of(night)), job);

        assertThat(judgement.green(0, 0)).isEqualTo(0b10);
        assertThat(judgement.green(0, 1)).isEqualTo(0b11);
        assertThat(judgement.green(0, 3)).isEqualTo(0b01);
        assertThat(judgement.green(0, 7)).isZero();
    }

    @Test
    void a_fall_back_obeys_what_never_gives_way() {
        world.readAll(RegionFact.CARBON, 300, 300);
        MadeProgram.Made policy =
                new MadeProgram.Made("policy")
                        .require("clean", CLEAN)
                        .require("lawful", new Formula.InRegions(new RegionWord(0b10)))
                        .relax("clean", atMost(RegionFact.CARBON, 280, "g/kWh"), "to 280 g/kWh")
                        .otherwise(new Outcome.RunIn(new Formula.IsHome(), "late"));

        assertThat(judge(policy, MadeJob.of(Map.of())).allowed(1, 0)).isZero();
        assertThat(judge(policy, MadeJob.of(Map.of())).fallback(0)).isZero();
        assertThat(judge(policy, MadeJob.of(Map.of()).at(1)).fallback(0)).isEqualTo(0b10);
    }

    @Test
    void a_budget_is_met_exactly_and_unknown_grams_exceed_it() {
        pairing.row(RegionFact.GRAMS, 100, Double.NaN);
        MadeProgram.Made policy =
                new MadeProgram.Made("policy").budget(0, Budget.Resource.CARBON, 1000);
        MadeJob job = new MadeJob(Map.of(), Map.of(), Set.of(), 0, -1, List.of(900.0));

        assertThat(judge(policy, job).allowed(0, 0)).isEqualTo(0b01);
    }

    @Test
    void within_a_band_of_the_best_the_next_rank_chooses() {
        world.readAll(RegionFact.CARBON, 300, 200);
        pairing.row(RegionFact.LATENCY, 0.030, 0.045);
        MadeJob job = MadeJob.of(Map.of());

        assertThat(best(0.015, job)).isEqualTo(1);
        assertThat(best(0.014, job)).isEqualTo(0);
    }

    private int best(double within, MadeJob job) {
        Preference ranks =
                new Preference.Ranked(
                        List.of(
                                lower(RegionFact.LATENCY, within, "ms"),
                                lower(RegionFact.CARBON, 0, "g/kWh")));
        Judgement judgement = judge(new MadeProgram.Made("policy").prefer(ranks), job);
        return judgement.best(judgement.candidates(0, 0), 0);
    }

    @Test
    void a_judgement_of_another_program_is_refused() {
        Judgement judgement = judge(new MadeProgram.Made("policy"), MadeJob.of(Map.of()));
        Snapshot other = Compiled.of(new MadeProgram(2).program()).snapshot(world);

        assertThatThrownBy(() -> judgement.again(other, MadeJob.of(Map.of()), pairing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_allocated_for_the_next_job_region_or_slot() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Program program = new RandomPrograms(random).program();
            int regions = program.places().sites().size();
            RandomWorlds worlds = new RandomWorlds(random, regions, SLOTS);
            Snapshot snapshot = Compiled.of(program).snapshot(worlds.world());
            List<Quiet> jobs =
                    List.of(new Quiet(random.nextInt(regions)), new Quiet(random.nextInt(regions)));

            assertThat(bytes(snapshot, jobs)).as("seed %d", seed).isLessThan(256);
        }
    }

    private static long bytes(Snapshot snapshot, List<Quiet> jobs) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Pairing pairing = (_, region, _) -> region;
        Judgement judgement = snapshot.judge(jobs.getFirst(), pairing);
        long[] words = new long[SLOTS];
        long warm = work(judgement, snapshot, jobs, pairing, words);
        long before = thread.getCurrentThreadAllocatedBytes();
        long again = work(judgement, snapshot, jobs, pairing, words);
        long bytes = thread.getCurrentThreadAllocatedBytes() - before;
        assertThat(again).isEqualTo(warm);
        return bytes;
    }

    /// A job whose answers allocate nothing.
    private record Quiet(int home) implements JobView {
        @Override
        public double number(JobFact fact) {
            return fact.most() / 1e6;
        }

        @Override
        public String name(JobName name) {
            return "";
        }

        @Override
        public boolean isLabelled(String label) {
            return false;
        }

        @Override
        public long allowed() {
            return -1;
        }

        @Override
        public double used(int budget, int slot) {
            return 0;
        }
    }

    private static long work(
            Judgement judgement,
            Snapshot snapshot,
            List<Quiet> jobs,
            Pairing pairing,
            long[] words) {
        long sum = 0;
        for (int turn = 0; turn < 20; turn++) {
            judgement.again(snapshot, jobs.get(turn & 1), pairing);
            for (int step = 0; step <= judgement.steps(); step++) {
                for (int slot = 0; slot < SLOTS; slot++) {
                    for (int rule = 0; rule < judgement.ruleCount(); rule++) {
                        sum += judgement.removed(rule, step, slot);
                    }
                    words[slot] = judgement.candidates(step, slot);
                    sum += words[slot] + judgement.fallback(slot);
                }
                sum += judgement.best(words);
            }
        }
        return sum;
    }

    @Test
    void what_is_removed_at_once_is_what_each_rule_removes() {
        world.readAll(RegionFact.CARBON, 300, 200);
        pairing.row(RegionFact.LATENCY, 0.01, 0.09);
        MadeProgram.Made policy =
                new MadeProgram.Made("placement")
                        .require("near", atMost(RegionFact.LATENCY, 0.05, "s"))
                        .require("clean", CLEAN)
                        .relax("clean");
        Judgement judgement = judge(policy, MadeJob.of(Map.of()));
        long[] removed = new long[2];

        judgement.removed(0, 0, removed);
        assertThat(removed).containsExactly(0b10, 0b01);
        judgement.removed(1, 0, removed);
        assertThat(removed).containsExactly(0b10, 0);
    }

    @Test
    void what_two_policies_ask_of_a_job_is_known_whichever_holds() {
        Formula small =
                MadeProgram.compare(
                        new Term.Product(new Term.Constant(2), new Term.OfJob(JobFact.RUNTIME)),
                        Relation.AT_MOST,
                        new Term.Constant(60),
                        "s");
        Formula rule = new Formula.Any(List.of(small, new Formula.InRegions(new RegionWord(1))));
        MadeProgram program = new MadeProgram(2);
        for (String tenant : List.of("one", "other")) {
            program.with(
                    new MadeProgram.Made(tenant)
                            .scope(new Formula.Labelled(tenant))
                            .require("small", rule));
        }
        Snapshot snapshot = Compiled.of(program.program()).snapshot(world);

        for (String tenant : List.of("one", "other")) {
            MadeJob shorter = MadeJob.of(Map.of(JobFact.RUNTIME, 29.0)).labelled(tenant);
            MadeJob longer = MadeJob.of(Map.of(JobFact.RUNTIME, 31.0)).labelled(tenant);
            assertThat(snapshot.judge(shorter, pairing).allowed(0, 0)).isEqualTo(0b11);
            assertThat(snapshot.judge(longer, pairing).allowed(0, 0)).isEqualTo(0b01);
        }
    }
}
