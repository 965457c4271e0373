package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobView;
import io.heliotrope.policy.facts.Pairing;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.facts.WorldView;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// One job in one world, judged as plainly as the contract reads: every question goes through the
/// program's tree again. The oracle of [Compiled], with which it shares no line.
///
/// Slow, and meant to be. Immutable, safe from any thread as long as its arguments are.
public final class Naive {
    private final Program program;
    private final WorldView world;
    private final JobView job;
    private final NaiveReading reading;
    private final List<Rules> holding;
    private final Optional<Rules> leader;

    public Naive(Program program, WorldView world, JobView job, Pairing pairing) {
        this.program = program;
        this.world = world;
        this.job = job;
        this.reading = new NaiveReading(program, world, job, pairing);
        this.holding = program.policies().stream().filter(this::holds).toList();
        this.leader = Program.leader(holding);
    }

    public Program program() {
        return program;
    }

    /// The policies that hold for the job, in order of precedence.
    public List<Rules> holding() {
        return holding;
    }

    public Optional<Rules> leader() {
        return leader;
    }

    /// Requirements and budgets that hold, in order: `policy.rule`.
    public List<String> rules() {
        List<String> names = new ArrayList<>();
        for (Rules policy : holding) {
            policy.requirements().forEach(rule -> names.add(policy.name() + "." + rule.name()));
            policy.budgets().forEach(budget -> names.add(policy.name() + "." + budget.name()));
        }
        return names;
    }

    /// The steps that follow step 0.
    public int steps() {
        return leader.map(Program::steps).orElse(0);
    }

    /// The regions that a rule removes; `rule` is its place in [#rules].
    public long removed(int rule, int step, int slot) {
        int place = rule;
        for (Rules policy : holding) {
            int requirements = policy.requirements().size();
            if (place < requirements) {
                Requirement requirement = policy.requirements().get(place);
                return word(region -> !passes(policy, requirement, step, region, slot));
            }
            place -= requirements;
            if (place < policy.budgets().size()) {
                Budget budget = policy.budgets().get(place);
                return word(region -> !affords(budget, region, slot));
            }
            place -= policy.budgets().size();
        }
        throw new IndexOutOfBoundsException("rule " + rule + " of " + rules().size());
    }

    public long allowed(int step, int slot) {
        int rules = rules().size();
        long allowed = program.places().all().bits();
        for (int rule = 0; rule < rules; rule++) {
            allowed &= ~removed(rule, step, slot);
        }
        return allowed;
    }

    /// Green starts; where no policy defers, all that are allowed.
    public long green(int step, int slot) {
        long allowed = allowed(step, slot);
        return deferral().map(deferral -> allowed & untilGreen(deferral, slot)).orElse(allowed);
    }

    private long untilGreen(Deferral deferral, int slot) {
        return word(region -> {
            double atLeast =
                    deferral.atLeast().map(term -> reading.number(term, region, 0)).orElse(0.0);
            return !Double.isNaN(atLeast)
                    && deferral.hours().map(hours -> isWithin(hours, region, slot)).orElse(true)
                    && reading.within(slot, atLeast).stream()
                            .allMatch(at -> reading.holds(deferral.until(), region, at));
        });
    }

    private boolean isWithin(Deferral.Hours hours, int region, int slot) {
        int minute =
                hours.zone().isPresent()
                        ? world.minuteOfDayIn(hours.zone().getAsInt(), slot)
                        : world.minuteOfDay(region, slot);
        int from = hours.from().getHour() * 60 + hours.from().getMinute();
        int to = hours.to().getHour() * 60 + hours.to().getMinute();
        if (from == to) {
            return true;
        }
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    /// The regions where a start in a slot is not after the latest.
    public long inTime(int slot) {
        double start = slot == 0 ? 0 : slot * world.slotSeconds() - world.elapsedSeconds();
        return word(region -> deferral().isEmpty() || start <= latest(region));
    }

    /// The latest start in a region, in seconds from now; infinite when no policy defers, NaN when
    /// it is not known.
    public double latest(int region) {
        return deferral()
                .map(deferral -> reading.number(deferral.latest(), region, 0))
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// The starts in a slot that may be chosen.
    public long candidates(int step, int slot) {
        boolean onlyGreen =
                deferral().isPresent()
                        && IntStream.range(0, world.slots())
                                .anyMatch(at -> (green(step, at) & inTime(at)) != 0);
        return (onlyGreen ? green(step, slot) : allowed(step, slot)) & inTime(slot);
    }

    /// Where the job may run when nothing else is left; nowhere unless the leader says so.
    public long fallback(int slot) {
        if (leader.isEmpty() || !(leader.get().otherwise() instanceof Outcome.RunIn run)) {
            return 0;
        }
        Rules leads = leader.get();
        List<String> gaveWay = leads.relaxations().stream().map(Relaxation::requirement).toList();
        return word(region -> {
            boolean passes = reading.holds(run.where(), region, slot);
            for (Rules policy : holding) {
                for (Requirement rule : policy.requirements()) {
                    boolean gives = policy.equals(leads) && gaveWay.contains(rule.name());
                    passes &= gives || reading.holds(rule.formula(), region, slot);
                }
                for (Budget budget : policy.budgets()) {
                    passes &= affords(budget, region, slot);
                }
            }
            return passes;
        });
    }

    /// What is preferred, and who is best.
    NaiveChoice choice() {
        return new NaiveChoice(program, reading, leader);
    }

    private Optional<Deferral> deferral() {
        return leader.flatMap(Rules::deferral);
    }

    private boolean passes(Rules policy, Requirement rule, int step, int region, int slot) {
        Optional<Formula> formula = Optional.of(rule.formula());
        if (leader.isPresent() && leader.get().equals(policy)) {
            for (Relaxation taken : policy.relaxations().subList(0, step)) {
                if (taken.requirement().equals(rule.name())) {
                    formula = taken.instead();
                }
            }
        }
        return formula.map(holds -> reading.holds(holds, region, slot)).orElse(true);
    }

    private boolean affords(Budget budget, int region, int slot) {
        double takes =
                switch (budget.resource()) {
                    case GPU_TIME -> job.number(JobFact.GPUS) * job.number(JobFact.RUNTIME);
                    case CARBON -> reading.fact(RegionFact.GRAMS, region, slot);
                };
        return job.used(budget.index(), slot) + takes <= budget.limit();
    }

    private boolean holds(Rules policy) {
        return isInScope(policy) && isRolledOut(policy) && !isReplaced(policy);
    }

    private boolean isInScope(Rules policy) {
        return reading.holds(policy.scope(), job.home(), 0);
    }

    private boolean isReplaced(Rules policy) {
        return program.policies().stream()
                .filter(other -> namesAsElse(other, policy.name()) && isInScope(other))
                .anyMatch(other -> isRolledOut(other) || isReplaced(other));
    }

    private static boolean namesAsElse(Rules policy, String name) {
        return policy.rollout().flatMap(Rules.Rollout::otherwise).equals(Optional.of(name));
    }

    private boolean isRolledOut(Rules policy) {
        if (policy.rollout().isEmpty()) {
            return true;
        }
        Rules.Rollout rollout = policy.rollout().get();
        boolean hasBegun =
                rollout.from().map(day -> world.epochDay() >= day.toEpochDay()).orElse(true);
        return hasBegun && fraction(policy.name(), job.name(rollout.by())) < rollout.share();
    }

    /// With numbers of any size, so that nothing depends on how a `long` overflows.
    private static double fraction(String policy, String key) {
        BigInteger word = BigInteger.ONE.shiftLeft(64);
        BigInteger hash = new BigInteger("cbf29ce484222325", 16);
        for (char c : (policy + '\0' + key).toCharArray()) {
            hash = hash.xor(BigInteger.valueOf(c));
            hash = hash.multiply(new BigInteger("100000001b3", 16)).mod(word);
        }
        hash = hash.xor(hash.shiftRight(30));
        hash = hash.multiply(new BigInteger("bf58476d1ce4e5b9", 16)).mod(word);
        hash = hash.xor(hash.shiftRight(27));
        hash = hash.multiply(new BigInteger("94d049bb133111eb", 16)).mod(word);
        hash = hash.xor(hash.shiftRight(31));
        return hash.shiftRight(11).doubleValue() / Math.pow(2, 53);
    }

    private long word(IntPredicate holds) {
        long word = 0;
        for (int region = 0; region < program.places().sites().size(); region++) {
            word |= holds.test(region) ? 1L << region : 0;
        }
        return word;
    }
}
