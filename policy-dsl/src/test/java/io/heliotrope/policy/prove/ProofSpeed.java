package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.all;
import static io.heliotrope.policy.prove.Sketch.any;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.is;
import static io.heliotrope.policy.prove.Sketch.job;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.region;
import static io.heliotrope.policy.prove.Sketch.times;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Prints how long proofs of large policies take, in CPU time of the thread after warm-up: `java
/// -cp ... io.heliotrope.policy.prove.ProofSpeed`.
final class ProofSpeed {
    private static final int WARM_UP = 60;
    private static final int MEASURED = 25;
    private static final long SEED = 500;

    private ProofSpeed() {}

    public static void main(String[] arguments) {
        for (int[] size : new int[][] {{12, 16}, {60, 32}, {200, 64}, {500, 64}}) {
            for (String kind : List.of("intact", "holed", "dropped", "numeric")) {
                Program program = program(size[0], size[1], kind);
                measure(size[0], size[1], kind, program, guarantee(size[1], kind));
            }
        }
    }

    private static void measure(
            int rules, int regions, String kind, Program program, Guarantee guarantee) {
        Prover prover = Prover.of(program);
        Proof proof = prover.prove(guarantee);
        for (int i = 0; i < WARM_UP; i++) {
            proof = prover.prove(guarantee);
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < MEASURED; i++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            proof = prover.prove(guarantee);
            times.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        times.sort(null);
        System.out.printf(
                "%3d rules x %2d regions, %-8s %-8s %6d nodes, %6.2f ms [%.2f..%.2f]%n",
                rules,
                regions,
                kind,
                proof.getClass().getSimpleName(),
                proof.nodes(),
                times.get(MEASURED / 2) / 1e6,
                times.getFirst() / 1e6,
                times.getLast() / 1e6);
    }

    private static Guarantee guarantee(int regions, String kind) {
        RegionWord first = RegionWord.first(regions / 2);
        return kind.equals("numeric")
                ? Sketch.always(labelled("l0"), atMost(region(RegionFact.CARBON), 900))
                : new Guarantee(
                        "residency",
                        "",
                        labelled("l0"),
                        new Guarantee.Claim.OnlyIn(first),
                        Sketch.SPAN);
    }

    private static Program program(int rules, int regions, String kind) {
        Random random = new Random(SEED);
        List<Rules> policies = new ArrayList<>();
        Formula scope =
                kind.equals("holed")
                        ? all(labelled("l0"), not(is(JobName.TENANT, "t0")))
                        : labelled("l0");
        Formula inside =
                kind.equals("numeric")
                        ? atMost(region(RegionFact.CARBON), 900)
                        : new Formula.InRegions(RegionWord.first(regions / 2));
        if (!kind.equals("dropped")) {
            policies.add(Sketch.policy("law", scope).require("law", inside).done());
        }
        while (policies.size() < rules) {
            policies.add(rules(policies.size(), regions, random));
        }
        return Sketch.program(
                Sketch.places(regions),
                List.of(
                        Sketch.assumed(RegionFact.CARBON, 600),
                        Sketch.excluded(RegionFact.CARBON_FREE)),
                policies.toArray(Rules[]::new));
    }

    private static Rules rules(int number, int regions, Random random) {
        Formula scope =
                all(
                        labelled("l" + random.nextInt(8)),
                        random.nextBoolean()
                                ? is(JobName.TENANT, "t" + random.nextInt(40))
                                : is(JobName.CLASS, random.nextBoolean() ? "batch" : "stream"));
        long some = random.nextLong() | 1L << random.nextInt(regions);
        Formula inside = new Formula.InRegions(RegionWord.first(regions).and(new RegionWord(some)));
        double carbon = 100 + random.nextInt(800);
        double share = 0.1 + random.nextInt(90) / 100.0;
        Formula formula =
                switch (random.nextInt(4)) {
                    case 0 -> inside;
                    case 1 -> any(inside, atMost(region(RegionFact.CARBON), carbon));
                    case 2 -> atMost(region(RegionFact.CARBON), carbon);
                    default ->
                            Sketch.compare(
                                    region(RegionFact.LATENCY),
                                    Relation.AT_MOST,
                                    times(share, job(JobFact.SLO)));
                };
        Sketch.Draft draft = Sketch.policy("p" + number, scope).require("q", formula);
        if (random.nextInt(4) == 0) {
            draft.relax("q", atMost(region(RegionFact.CARBON), carbon + 100)).relax("q");
        }
        return draft.done();
    }
}
