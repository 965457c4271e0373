package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A seed and the steps that follow from it, or some of them.
///
/// Every eighth schedule is calm: nothing breaks, and all work of a moment is done before the next;
/// promises about time are checked there. Five of eight know only the faults of one plot, and many
/// of them. Each of the others has its own mix of steps and of faults: what is rare in one is
/// frequent in another.
public record Schedule(long seed, List<Step> steps, Set<Fault> faults) {
    private static final int FEWEST_STEPS = 150;
    private static final int MORE_STEPS = 350;
    private static final int FEWEST_FAULTS = 3;
    private static final int TURNS = 8;
    private static final Map<Integer, Set<Fault>> PLOTS =
            Map.of(
                    1,
                    Set.of(Fault.ROUTER_CRASH, Fault.ROUTER_ZOMBIE, Fault.WORKER_CRASH),
                    2,
                    Set.of(Fault.LAW, Fault.ROUTER_ZOMBIE, Fault.FLAKY_ENGINES),
                    3,
                    Set.of(
                            Fault.WORKER_CRASH,
                            Fault.WORKER_DRAIN,
                            Fault.POLICY,
                            Fault.DECIDER_CRASH,
                            Fault.REPEATED_ANSWERS,
                            Fault.FLAKY_ENGINES,
                            Fault.LAW),
                    4,
                    Set.of(
                            Fault.ROUTER_ZOMBIE,
                            Fault.ROUTER_CRASH,
                            Fault.WORKER_CRASH,
                            Fault.FORGED_RESULT),
                    5,
                    Set.of(Fault.LAW, Fault.AGENT_CRASH));

    public Schedule {
        steps = List.copyOf(steps);
        faults = Collections.unmodifiableSet(new TreeSet<>(faults));
    }

    /// The schedule that `seed` stands for.
    public static Schedule of(long seed) {
        Dice dice = new Dice(seed);
        int count = FEWEST_STEPS + dice.below(MORE_STEPS);
        List<Step.Kind> wheel = wheel(seed, dice);
        List<Step> steps = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            steps.add(new Step(dice.oneOf(wheel), dice.salt()));
        }
        return new Schedule(seed, steps, faults(seed, dice));
    }

    private static List<Step.Kind> wheel(long seed, Dice dice) {
        return switch (turn(seed)) {
            case 1 -> Step.routersWheel();
            case 4 -> Step.successorsWheel();
            case 5 -> Step.lawyersWheel();
            case 2, 3 -> Step.eventfulWheel();
            default -> Step.wheel(dice);
        };
    }

    private static int turn(long seed) {
        return Math.floorMod(seed, TURNS);
    }

    private static Set<Fault> faults(long seed, Dice dice) {
        if (isCalm(seed)) {
            return Set.of();
        }
        Set<Fault> plot = PLOTS.get(turn(seed));
        return plot == null ? faults(dice) : plot;
    }

    private static Set<Fault> faults(Dice dice) {
        List<Fault> left = new ArrayList<>(List.of(Fault.values()));
        Set<Fault> some = new TreeSet<>();
        int count = FEWEST_FAULTS + dice.below(left.size() - FEWEST_FAULTS);
        for (int i = 0; i < count; i++) {
            some.add(left.remove(dice.below(left.size())));
        }
        return some;
    }

    private static boolean isCalm(long seed) {
        return turn(seed) == TURNS - 1;
    }

    /// Whether nothing breaks in it.
    public boolean isCalm() {
        return isCalm(seed);
    }

    /// The same with fewer steps.
    Schedule with(List<Step> fewer) {
        return new Schedule(seed, fewer, faults);
    }
}
