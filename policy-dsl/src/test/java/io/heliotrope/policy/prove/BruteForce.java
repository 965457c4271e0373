package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Tries every job and world of a small grid, as far as the program asks for it: `words` are those
/// of [#WORDS] that program or claim have.
record BruteForce(Program program, Guarantee guarantee, List<Double> grid, Set<String> words) {
    private static final List<String> WORDS =
            List.of(
                    "eu-personal",
                    "phi",
                    "TENANT",
                    "CLASS",
                    "IsAllowed",
                    "fact=SLO",
                    "CARBON",
                    "ForNext",
                    "OfRegion[fact=LATENCY",
                    "OfHome[fact=LATENCY");

    /// The constants of [RandomPrograms], what is beside them and between them.
    static final List<Double> GRID =
            List.of(0.0, 13.0, 20.0, 22.0, 24.0, Math.nextUp(24.0), 30.0, 41.0, 60.0, 9000.0);

    private static final PlainReplayer REPLAYER = new PlainReplayer();
    private static final List<Double> ZERO = List.of(0.0);

    static BruteForce of(Program program, Guarantee guarantee, List<Double> grid) {
        String said = program.policies() + " " + guarantee;
        return new BruteForce(
                program,
                guarantee,
                grid,
                WORDS.stream().filter(said::contains).collect(Collectors.toSet()));
    }

    private boolean says(String word) {
        return words.contains(word);
    }

    /// The first example found against the guarantee.
    Optional<Witness> counterexample() {
        int regions = program.places().sites().size();
        for (Witness job : jobs()) {
            for (int i = 0; i < regions * 2; i++) {
                boolean isAllowed = i < regions;
                if (isAllowed || says("IsAllowed")) {
                    int region = i % regions;
                    Optional<Witness> found = worlds(at(job, region, isAllowed ? -1 : 0));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Nothing of the world, no region yet.
    private List<Witness> jobs() {
        List<Witness> jobs = new ArrayList<>();
        List<String> rollouts =
                program.policies().stream()
                        .filter(rules -> rules.rollout().isPresent())
                        .map(Witness::rollout)
                        .toList();
        List<String> labels = RandomPrograms.LABELS.stream().filter(this::says).toList();
        for (SortedSet<String> some : subsets(labels)) {
            for (SortedSet<String> included : subsets(rollouts)) {
                for (Map<JobName, String> names : names()) {
                    for (double slo : says("fact=SLO") ? grid : ZERO) {
                        for (int home = 0; home < program.places().sites().size(); home++) {
                            jobs.add(job(slo, names, some, home, included));
                        }
                    }
                }
            }
        }
        return jobs;
    }

    private List<Map<JobName, String>> names() {
        List<Map<JobName, String>> all = new ArrayList<>();
        for (String tenant : says("TENANT") ? List.of("acme", "globex", "x") : List.of("x")) {
            for (String kind :
                    says("CLASS") ? List.of("batch", "stream", "interactive") : List.of("batch")) {
                Map<JobName, String> names = new EnumMap<>(JobName.class);
                names.put(JobName.TENANT, tenant);
                names.put(JobName.CLASS, kind);
                all.add(names);
            }
        }
        return all;
    }

    private static List<SortedSet<String>> subsets(List<String> all) {
        List<SortedSet<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << all.size(); bits++) {
            SortedSet<String> subset = new TreeSet<>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private Optional<Witness> worlds(Witness job) {
        if (isKept(job.region())
                || !PlainReplayer.plain(program, job).holds(guarantee.scope(), job.region(), 0)) {
            return Optional.empty();
        }
        int steps =
                Program.leader(PlainReplayer.holding(program, job)).map(Program::steps).orElse(0);
        List<Double> carbons = new ArrayList<>(says("CARBON") ? grid : ZERO);
        carbons.add(Double.NaN);
        boolean isAway = job.home() != job.region();
        List<Double> times =
                grid.stream().filter(value -> value <= RegionFact.LATENCY.most()).toList();
        for (double latency : says("OfRegion[fact=LATENCY") ? times : ZERO) {
            for (double home : says("OfHome[fact=LATENCY") && isAway ? times : List.of(latency)) {
                for (double carbon : carbons) {
                    for (double next : says("ForNext") ? carbons : ZERO) {
                        Witness witness = in(job, carbon, next, latency, home);
                        Optional<Witness> found = ways(witness, steps);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// Whether no world can break the claim in this region.
    private boolean isKept(int region) {
        return switch (guarantee.claim()) {
            case Guarantee.Claim.OnlyIn(var regions) -> regions.has(region);
            case Guarantee.Claim.NeverIn(var regions) -> !regions.has(region);
            case Guarantee.Claim.Always _ -> false;
        };
    }

    private Optional<Witness> ways(Witness witness, int steps) {
        if (!PlainReplayer.breaks(program, guarantee, witness)) {
            return Optional.empty();
        }
        for (int step = -1; step <= steps; step++) {
            Witness.Way way = step < 0 ? new Witness.Way.FallBack() : new Witness.Way.Step(step);
            Witness next = by(witness, way);
            if (REPLAYER.isPlaced(program, next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    private static Witness job(
            double slo,
            Map<JobName, String> names,
            SortedSet<String> labels,
            int home,
            SortedSet<String> included) {
        return new Witness(
                Map.of(JobFact.SLO, slo),
                names,
                labels,
                home,
                0,
                included,
                Map.of(),
                900,
                1,
                0,
                0,
                new Witness.Way.Step(0));
    }

    private static Witness at(Witness job, int region, long allowed) {
        return copy(job, region, allowed, job.conditions(), job.way());
    }

    private static Witness by(Witness job, Witness.Way way) {
        return copy(job, job.region(), job.allowed(), job.conditions(), way);
    }

    private static Witness in(
            Witness job, double carbon, double next, double latency, double home) {
        SortedMap<Integer, Witness.Series> latencies = one(job.home(), home, home);
        latencies.putAll(one(job.region(), latency, latency));
        Map<RegionFact, SortedMap<Integer, Witness.Series>> world =
                Map.of(
                        RegionFact.CARBON,
                        one(job.region(), carbon, next),
                        RegionFact.LATENCY,
                        latencies);
        return copy(job, job.region(), job.allowed(), world, job.way());
    }

    private static Witness copy(
            Witness job,
            int region,
            long allowed,
            Map<RegionFact, SortedMap<Integer, Witness.Series>> world,
            Witness.Way way) {
        return new Witness(
                job.numbers(),
                job.names(),
                job.labels(),
                job.home(),
                allowed,
                job.included(),
                world,
                3600,
                2,
                region,
                0,
                way);
    }

    /// `value` now, `next` in the hour after.
    private static SortedMap<Integer, Witness.Series> one(int region, double value, double next) {
        double age = Double.isNaN(value) ? Double.POSITIVE_INFINITY : 0;
        SortedMap<Integer, Witness.Series> map = new TreeMap<>();
        SortedMap<Integer, Double> now = new TreeMap<>(Map.of(0, value));
        map.put(region, new Witness.Series(value, age, next, now));
        return map;
    }

    /// The policies, for messages.
    static String told(Program program) {
        StringBuilder told = new StringBuilder();
        for (Rules rules : program.policies()) {
            told.append(rules).append('\n');
        }
        return told.toString();
    }
}
