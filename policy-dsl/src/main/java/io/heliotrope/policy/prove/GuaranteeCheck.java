package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import java.util.Map;

/// Asks once more, when a job is handed over, whether a guarantee allows it in a region. Shares no
/// code with compiled rules or with the search, so that a breach takes two independent mistakes.
/// Immutable, safe from any thread.
public final class GuaranteeCheck {
    private final Program program;

    /// The same without what is assumed of signals.
    private final Program blind;

    public GuaranteeCheck(Program program) {
        this.program = program;
        this.blind =
                new Program(
                        program.module(),
                        program.places(),
                        Map.of(),
                        program.policies(),
                        program.guarantees(),
                        program.zones(),
                        program.digest());
    }

    /// By the job and the catalogue alone. A claim `always ...` that reads the world is refused
    /// only when it fails whatever the world is; for the rest ask with the world.
    public boolean allows(Guarantee guarantee, JobView job, int region) {
        Plain plain = new Plain(blind, job, Unknown.ALL, Unknown.ALL);
        return !isInScope(guarantee, plain, region, 0)
                || switch (guarantee.claim()) {
                    case Guarantee.Claim.Always(Formula formula) ->
                            Plain.readsWorld(formula)
                                    ? plain.truth(formula, region, 0) != Plain.Truth.FAILS
                                    : plain.holds(formula, region, 0);
                    case Guarantee.Claim.OnlyIn _, Guarantee.Claim.NeverIn _ ->
                            isKept(guarantee, plain, region, 0);
                };
    }

    /// By everything: `slot` is the one in which the run begins. A claim whose numbers are not
    /// known is not allowed.
    public boolean allows(
            Guarantee guarantee,
            JobView job,
            int region,
            WorldView world,
            Pairing pairing,
            int slot) {
        Plain plain = new Plain(program, job, world, pairing);
        return !isInScope(guarantee, plain, region, slot) || isKept(guarantee, plain, region, slot);
    }

    private static boolean isInScope(Guarantee guarantee, Plain plain, int region, int slot) {
        return plain.truth(guarantee.scope(), region, slot) != Plain.Truth.FAILS;
    }

    private static boolean isKept(Guarantee guarantee, Plain plain, int region, int slot) {
        return switch (guarantee.claim()) {
            case Guarantee.Claim.OnlyIn(var regions) -> regions.has(region);
            case Guarantee.Claim.NeverIn(var regions) -> !regions.has(region);
            case Guarantee.Claim.Always(Formula formula) -> plain.holds(formula, region, slot);
        };
    }

    /// A world of which nothing is known.
    private enum Unknown implements WorldView, Pairing {
        ALL;

        @Override
        public int slots() {
            return 1;
        }

        @Override
        public double slotSeconds() {
            return Double.MAX_VALUE;
        }

        @Override
        public double elapsedSeconds() {
            return 0;
        }

        @Override
        public long epochDay() {
            return 0;
        }

        @Override
        public double reading(RegionFact signal, int region) {
            return Double.NaN;
        }

        @Override
        public double ageSeconds(RegionFact signal, int region) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double forecast(RegionFact signal, int region, int slot) {
            return Double.NaN;
        }

        @Override
        public int minuteOfDay(int region, int slot) {
            return 0;
        }

        @Override
        public int minuteOfDayIn(int zone, int slot) {
            return 0;
        }

        @Override
        public double value(RegionFact fact, int region, int slot) {
            return Double.NaN;
        }
    }
}
