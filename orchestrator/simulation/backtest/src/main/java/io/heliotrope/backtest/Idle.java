package io.heliotrope.backtest;

import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Power;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.power.Provision;
import java.util.List;

/// Idle power beside the jobs, where a scenario states it. Grams are of CO2e.
///
/// `hours` are those of all accelerators, `onHours` of those that were on along the policy's runs,
/// `workingHours` of those that ran something. `grams` are of idle accelerators and start-ups along
/// the policy's runs, `alwaysOnGrams` had all been on all the time; `runNowGrams` the same where
/// each job runs at once at home.
public record Idle(
        double hours,
        double onHours,
        double workingHours,
        double grams,
        double alwaysOnGrams,
        double runNowGrams) {
    static final Idle NONE = new Idle(0, 0, 0, 0, 0, 0);

    private static final double MILLIS_PER_HOUR = 3.6e6;

    Idle plus(Idle other) {
        return new Idle(
                hours + other.hours,
                onHours + other.onHours,
                workingHours + other.workingHours,
                grams + other.grams,
                alwaysOnGrams + other.alwaysOnGrams,
                runNowGrams + other.runNowGrams);
    }

    /// The share saved by jobs and idle power together, against each job at once at home with all
    /// accelerators always on.
    public double saved(Figures total) {
        return 1 - (total.policy() + grams) / (total.runNow() + runNowGrams);
    }

    /// The same with all of them always on beside the policy's runs too.
    public double savedAlwaysOn(Figures total) {
        return 1 - (total.policy() + alwaysOnGrams) / (total.runNow() + runNowGrams);
    }

    /// Of one episode that was lived.
    static Idle of(Recorded recorded, Power power, List<Work> work, Trace trace) {
        Sky sky = recorded.sky();
        int first = sky.stepOf(trace.start());
        int slots = trace.ran().size();
        double slotHours = sky.step().toMillis() / MILLIS_PER_HOUR;
        double startup = (double) power.startup().toMillis() / sky.step().toMillis();
        int[][] atHome = atHome(recorded, work, first, slots);
        Idle sum = NONE;
        for (int region = 0; region < sky.regions(); region++) {
            int all = recorded.rooms().get(region);
            int[] need = new int[slots];
            double[] idle = new double[slots];
            double[] start = new double[slots];
            for (int slot = 0; slot < slots; slot++) {
                need[slot] = Math.toIntExact(trace.ran().get(slot).get(region));
                idle[slot] =
                        power.idleKilowatts() * slotHours * sky.gramsPerKwh(region, first + slot);
                start[slot] = startup * idle[slot];
            }
            int[] on = Provision.course(need, idle, start, 0);
            double grams = Provision.cost(on, need, idle, start, 0);
            for (int slot = 0; slot < slots; slot++) {
                sum =
                        sum.plus(
                                new Idle(
                                        slotHours * all,
                                        slotHours * on[slot],
                                        slotHours * need[slot],
                                        0,
                                        idle[slot] * (all - need[slot]),
                                        idle[slot] * Math.max(0, all - atHome[region][slot])));
            }
            sum = sum.plus(new Idle(0, 0, 0, grams, 0, 0));
        }
        return sum;
    }

    /// Jobs that run where they come from, at their nominal start, by region and slot.
    private static int[][] atHome(Recorded recorded, List<Work> work, int first, int slots) {
        Sky sky = recorded.sky();
        int[][] counts = new int[sky.regions()][slots];
        for (Work each : work) {
            int from = sky.stepOf(each.nominal()) - first;
            int to = sky.stepOf(each.nominal().plus(each.length()).minusMillis(1)) - first;
            for (int slot = Math.max(0, from); slot <= Math.min(slots - 1, to); slot++) {
                counts[each.origin()][slot] += each.jobs();
            }
        }
        return counts;
    }
}
