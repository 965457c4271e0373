package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// What one question speaks about, as literals that may be denied: the job's labels and names, its
/// home, the judged region, which numbers are known, the step. Of one thread.
final class Vocabulary {
    /// Bits of the region, home and step are one word.
    static final int MOST_STEPS = Long.SIZE - 2;

    private final Sat sat = new Sat();
    private final Circuit circuit = new Circuit(sat);
    private final Numbers numbers;
    private final long everywhere;
    private final long everyStep;
    private final int region;
    private final int home;
    private final int step;
    private final Map<Long, Integer> regions = new HashMap<>();
    private final Map<Long, Integer> homes = new HashMap<>();
    private final Map<Long, Integer> steps = new HashMap<>();
    private final Map<String, Integer> labels = new TreeMap<>();
    private final Map<String, Integer> included = new TreeMap<>();
    private final Map<JobName, Map<String, Integer>> names = new EnumMap<>(JobName.class);
    private final Map<JobName, Integer> groups = new EnumMap<>(JobName.class);
    private final Map<Quantity, Integer> known = new LinkedHashMap<>();
    private final Map<String, Ages> ages = new HashMap<>();
    private int isHome = -1;
    private int isAllowed = -1;

    /// `relaxations` is the most that any policy has.
    Vocabulary(Places places, int relaxations, Function<Quantity, Range> bounds) {
        if (relaxations > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "a policy relaxes " + relaxations + " times, at most " + MOST_STEPS);
        }
        numbers = new Numbers(sat, bounds);
        everywhere = places.all().bits();
        everyStep = -1L >>> (Long.SIZE - relaxations - 2);
        region = sat.domain(everywhere);
        home = sat.domain(everywhere);
        step = sat.domain(everyStep);
    }

    Sat sat() {
        return sat;
    }

    Circuit circuit() {
        return circuit;
    }

    Numbers numbers() {
        return numbers;
    }

    int region(long mask) {
        return masked(region, mask, everywhere, regions);
    }

    int home(long mask) {
        return masked(home, mask, everywhere, homes);
    }

    /// Steps of relaxation as a mask; see [#fallBack].
    int step(long mask) {
        return masked(step, mask, everyStep, steps);
    }

    /// The bit that stands for the fall-back: the last.
    long fallBack() {
        return Long.highestOneBit(everyStep);
    }

    /// After a search: the values that are left.
    long regionsLeft() {
        return sat.assignment().left(region);
    }

    long homesLeft() {
        return sat.assignment().left(home);
    }

    long stepsLeft() {
        return sat.assignment().left(step);
    }

    private int masked(int domain, long asked, long all, Map<Long, Integer> made) {
        long mask = asked & all;
        if (mask == 0 || mask == all) {
            return mask == 0 ? Sat.FAILS : Sat.HOLDS;
        }
        boolean isDenied = (mask & Long.lowestOneBit(all)) == 0;
        long positive = isDenied ? all & ~mask : mask;
        int literal =
                made.computeIfAbsent(
                        positive,
                        _ -> {
                            int variable = sat.variable(true);
                            sat.assignment().join(variable, domain, positive);
                            return 2 * variable;
                        });
        return isDenied ? literal ^ 1 : literal;
    }

    /// How old a signal's reading is, as one of several cases; `seconds` is an age in between.
    private record Ages(int domain, long all, double seconds, Map<Long, Integer> made) {}

    void ages(String signal, long all, double seconds) {
        ages.computeIfAbsent(signal, _ -> new Ages(sat.domain(all), all, seconds, new HashMap<>()));
    }

    /// The case is one of a mask; after [#ages].
    int age(String signal, long mask) {
        Ages known = Objects.requireNonNull(ages.get(signal), signal);
        return masked(known.domain(), mask, known.all(), known.made());
    }

    /// The cases that are left; 0 when nothing was asked of it.
    long agesLeft(String signal) {
        Ages known = ages.get(signal);
        return known == null ? 0 : sat.assignment().left(known.domain());
    }

    double ageSeconds(String signal) {
        return Objects.requireNonNull(ages.get(signal), signal).seconds();
    }

    /// The judged region is the job's home.
    int isHome() {
        if (isHome < 0) {
            isHome = 2 * sat.variable(false);
            for (long left = everywhere; left != 0; left &= left - 1) {
                long bit = Long.lowestOneBit(left);
                sat.fact(region(bit) ^ 1, home(bit) ^ 1, isHome);
                sat.fact(isHome ^ 1, region(bit) ^ 1, home(bit));
            }
        }
        return isHome;
    }

    int isAllowed() {
        if (isAllowed < 0) {
            isAllowed = 2 * sat.variable(true);
        }
        return isAllowed;
    }

    int label(String label) {
        return labels.computeIfAbsent(label, _ -> 2 * sat.variable(false));
    }

    /// A policy's rollout takes the job.
    int included(String policy) {
        return included.computeIfAbsent(policy, _ -> 2 * sat.variable(true));
    }

    int name(JobName name, String value) {
        if (!name.closed().isEmpty() && !name.closed().contains(value)) {
            return Sat.FAILS;
        }
        Map<String, Integer> values = names.computeIfAbsent(name, _ -> new TreeMap<>());
        if (values.isEmpty()) {
            groups.put(name, sat.group());
            name.closed().forEach(one -> values.put(one, named(name)));
            if (!values.isEmpty()) {
                sat.fact(values.values().stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return values.computeIfAbsent(value, _ -> named(name));
    }

    private int named(JobName name) {
        int variable = sat.variable(false);
        sat.assignment().join(variable, groups.getOrDefault(name, -1));
        return 2 * variable;
    }

    /// The quantity has a number.
    int known(Quantity quantity) {
        return known.computeIfAbsent(quantity, _ -> 2 * sat.variable(true));
    }

    Map<String, Integer> labels() {
        return labels;
    }

    Map<String, Integer> included() {
        return included;
    }

    Set<Map.Entry<JobName, Map<String, Integer>>> names() {
        return names.entrySet();
    }

    Map<Quantity, Integer> known() {
        return known;
    }

    /// A fact that depends on the route or the job alone and not on time is at home what it is in
    /// the region, where both are one.
    void sameAtHome(RegionFact fact) {
        Expr here = new Expr.Of(new Quantity.Here(fact, 0));
        Expr there = new Expr.Of(new Quantity.AtHome(fact));
        circuit.ask(isHome() ^ 1, numbers.atMost(here, there));
        circuit.ask(isHome() ^ 1, numbers.atMost(there, here));
    }
}
