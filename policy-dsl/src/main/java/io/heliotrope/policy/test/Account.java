package io.heliotrope.policy.test;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.eval.Compiled;
import io.heliotrope.policy.eval.Explanation;
import io.heliotrope.policy.eval.Finding;
import io.heliotrope.policy.eval.Judgement;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.Verdict.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/// Why a test's job ends as it does, region by region.
///
/// @param leader the policy that says what is preferred, what gives way and when to wait
/// @param policies that hold for the job, in order of precedence
/// @param slot at which rules are looked at: of the start, or the present one where there is none
/// @param isWaiting that a deferral waits: at the present slot no open region has what it asks for
/// @param regions how each region stands that takes part in the test
/// @param next the next best region
public record Account(
        Verdict verdict,
        Optional<String> leader,
        List<String> policies,
        int slot,
        boolean isWaiting,
        Map<Integer, Standing> regions,
        OptionalInt next) {
    public Account {
        policies = List.copyOf(policies);
        regions = Collections.unmodifiableMap(new TreeMap<>(regions));
    }

    /// How a region stands.
    public sealed interface Standing {
        /// The job runs there.
        record Chosen() implements Standing {}

        /// It could run there from `slot` on; `gaps` hold the chosen start against this one.
        /// `lacksDeferral` when it is not what the deferral waits for, and the chosen one is.
        record Allowed(int slot, boolean lacksDeferral, List<Explanation.Gap> gaps)
                implements Standing {
            public Allowed {
                gaps = List.copyOf(gaps);
            }
        }

        /// Rules or budgets remove it.
        record Removed(List<Against> rules) implements Standing {
            public Removed {
                rules = List.copyOf(rules);
            }
        }

        /// The job's own regions leave it out.
        record NotAsked() implements Standing {}

        /// No rule removes it, but no start there is in time.
        record TooLate() implements Standing {}
    }

    /// One rule, `policy.rule`, that removes a region, with all that is not as it must be.
    public record Against(String rule, String because, List<Finding> findings) {
        public Against {
            findings = List.copyOf(findings);
        }
    }

    /// Judges a test as [TestRunner] does, with the evaluator that decides in the running system.
    /// The program comes from the checker.
    public static Account of(Program program, TestCase test) {
        GivenWorld world = test.world();
        Scene scene = new Scene(world.now(), test.open(), test.job(), world, world);
        Program placed = test.in(program);
        Verdict verdict = new CompiledJudge().judge(placed, scene);
        Judgement judgement =
                Compiled.of(placed).snapshot(scene.world()).judge(scene.job(), scene.pairing());
        return new Telling(program, scene, judgement, verdict).account();
    }

    /// Belongs to one thread.
    private record Telling(Program program, Scene scene, Judgement judgement, Verdict verdict) {
        Account account() {
            int step = verdict.relaxed().size();
            Optional<Fate.Placed> chosen =
                    verdict.fate() instanceof Fate.Placed placed
                            ? Optional.of(placed)
                            : Optional.empty();
            boolean isByStep = chosen.isPresent() && in(scene.open()).at(step).equals(chosen);
            Function<RegionWord, Optional<Fate.Placed>> best =
                    open -> isByStep ? in(open).at(step) : in(open).otherwise();
            int slot = chosen.map(Fate.Placed::slot).orElse(0);
            Explanation explanation = judgement.explain(step, slot);
            Map<Integer, Standing> regions = new TreeMap<>();
            scene.open().stream()
                    .forEach(region ->
                            regions.put(region, standing(region, chosen, best, explanation)));
            OptionalInt next =
                    chosen.flatMap(it -> best.apply(without(scene.open(), it.region()))).stream()
                            .mapToInt(Fate.Placed::region)
                            .findFirst();
            return new Account(
                    verdict,
                    explanation.leader(),
                    explanation.policies(),
                    slot,
                    slot > 0
                            && judgement.defers()
                            && (judgement.green(step, 0) & scene.open().bits()) == 0,
                    regions,
                    next);
        }

        private Starts in(RegionWord open) {
            return new Starts(
                    judgement,
                    new Scene(scene.now(), open, scene.job(), scene.world(), scene.pairing()));
        }

        private static RegionWord without(RegionWord regions, int region) {
            return new RegionWord(regions.bits() & ~(1L << region));
        }

        private Standing standing(
                int region,
                Optional<Fate.Placed> chosen,
                Function<RegionWord, Optional<Fate.Placed>> best,
                Explanation explanation) {
            if ((scene.job().allowed() & 1L << region) == 0) {
                return new Standing.NotAsked();
            }
            if (chosen.filter(it -> it.region() == region).isPresent()) {
                return new Standing.Chosen();
            }
            Optional<Fate.Placed> own =
                    chosen.isPresent()
                            ? best.apply(RegionWord.NONE.with(region))
                            : Optional.empty();
            if (own.isPresent()) {
                return allowed(chosen.orElseThrow(), own.get(), explanation.step());
            }
            List<Against> against = against(region, explanation);
            return against.isEmpty() ? new Standing.TooLate() : new Standing.Removed(against);
        }

        private Standing allowed(Fate.Placed chosen, Fate.Placed own, int step) {
            return new Standing.Allowed(
                    own.slot(),
                    isGreen(chosen, step) && !isGreen(own, step),
                    judgement.gaps(chosen.region(), chosen.slot(), own.region(), own.slot()));
        }

        private boolean isGreen(Fate.Placed start, int step) {
            return (judgement.green(step, start.slot()) & 1L << start.region()) != 0;
        }

        private List<Against> against(int region, Explanation explanation) {
            String id = program.places().sites().get(region).id();
            List<Against> against = new ArrayList<>();
            for (Explanation.Removal removal : explanation.removals()) {
                for (Explanation.Refused refused : removal.regions()) {
                    if (refused.region().equals(id)) {
                        against.add(
                                new Against(removal.rule(), removal.because(), refused.findings()));
                    }
                }
            }
            return against;
        }
    }
}
