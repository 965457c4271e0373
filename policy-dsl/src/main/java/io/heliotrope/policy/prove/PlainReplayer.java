package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.List;
import java.util.Optional;

/// Replays by walking the program's tree. Shares no code with the search. Immutable, safe from any
/// thread.
public final class PlainReplayer implements Replayer {
    @Override
    public boolean isPlaced(Program program, Witness witness) {
        List<Rules> holding = holding(program, witness);
        Optional<Rules> leader = Program.leader(holding);
        Plain plain = plain(program, witness);
        return switch (witness.way()) {
            case Witness.Way.Step(int taken) ->
                    taken <= leader.map(Program::steps).orElse(0)
                            && holding.stream()
                                    .allMatch(rules ->
                                            lets(
                                                    rules,
                                                    isLeader(rules, leader) ? taken : 0,
                                                    plain,
                                                    witness));
            case Witness.Way.FallBack() ->
                    leader.filter(rules -> fallsBack(rules, holding, plain, witness)).isPresent();
        };
    }

    /// The policies that hold for the witness's job, in order of precedence.
    static List<Rules> holding(Program program, Witness witness) {
        return program.policies().stream()
                .filter(rules -> takes(program, rules, witness))
                .filter(rules ->
                        program.policies().stream()
                                .noneMatch(other ->
                                        replaces(other, rules) && takes(program, other, witness)))
                .toList();
    }

    private static boolean replaces(Rules first, Rules second) {
        Optional<String> otherwise = first.rollout().flatMap(Rules.Rollout::otherwise);
        return !isSame(first, second) && otherwise.equals(Optional.of(second.name()));
    }

    private static boolean takes(Program program, Rules rules, Witness witness) {
        boolean isIncluded =
                rules.rollout()
                        .map(rollout ->
                                (rollout.share() >= 1 && rollout.from().isEmpty())
                                        || witness.included().contains(Witness.rollout(rules)))
                        .orElse(true);
        return isIncluded
                && plain(program, witness).holds(rules.scope(), witness.region(), witness.slot());
    }

    static Plain plain(Program program, Witness witness) {
        return new Plain(program, witness, witness, witness);
    }

    /// Whether the witness breaks what is claimed of its job.
    static boolean breaks(Program program, Guarantee guarantee, Witness witness) {
        Plain plain = plain(program, witness);
        int region = witness.region();
        return plain.holds(guarantee.scope(), region, witness.slot())
                && switch (guarantee.claim()) {
                    case Guarantee.Claim.OnlyIn(var regions) -> !regions.has(region);
                    case Guarantee.Claim.NeverIn(var regions) -> regions.has(region);
                    case Guarantee.Claim.Always(Formula formula) ->
                            !plain.holds(formula, region, witness.slot());
                };
    }

    private static boolean isLeader(Rules rules, Optional<Rules> leader) {
        return leader.filter(it -> isSame(it, rules)).isPresent();
    }

    private static boolean isSame(Rules one, Rules other) {
        return one.name().equals(other.name()) && one.module().equals(other.module());
    }

    private static boolean lets(Rules rules, int taken, Plain plain, Witness witness) {
        for (Requirement requirement : rules.requirements()) {
            Optional<Formula> asked = Optional.of(requirement.formula());
            for (Relaxation relaxation : rules.relaxations().subList(0, taken)) {
                if (relaxation.requirement().equals(requirement.name())) {
                    asked = relaxation.instead();
                }
            }
            if (asked.isPresent() && !plain.holds(asked.get(), witness.region(), witness.slot())) {
                return false;
            }
        }
        return affords(rules, plain, witness);
    }

    private static boolean affords(Rules rules, Plain plain, Witness witness) {
        for (Budget budget : rules.budgets()) {
            double takes =
                    switch (budget.resource()) {
                        case GPU_TIME ->
                                witness.number(JobFact.GPUS) * witness.number(JobFact.RUNTIME);
                        case CARBON ->
                                plain.pairing()
                                        .value(RegionFact.GRAMS, witness.region(), witness.slot());
                    };
            if (!(witness.used(budget.index(), witness.slot()) + takes <= budget.limit())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fallsBack(
            Rules leader, List<Rules> holding, Plain plain, Witness witness) {
        if (!(leader.otherwise() instanceof Outcome.RunIn(Formula where, String _))
                || !plain.holds(where, witness.region(), witness.slot())) {
            return false;
        }
        List<String> givesWay = leader.relaxations().stream().map(Relaxation::requirement).toList();
        for (Rules rules : holding) {
            for (Requirement requirement : rules.requirements()) {
                boolean isAsked = !isSame(rules, leader) || !givesWay.contains(requirement.name());
                if (isAsked
                        && !plain.holds(requirement.formula(), witness.region(), witness.slot())) {
                    return false;
                }
            }
            if (!affords(rules, plain, witness)) {
                return false;
            }
        }
        return true;
    }
}
