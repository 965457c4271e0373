package io.heliotrope.benchmarks;

import io.heliotrope.benchmarks.policy.PolicyCost;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks whose name matches the first argument, and prints time, CPU time and
/// allocation of each operation. [PolicyCost], [PlanCost] and [RunsCost], which measure several
/// ways in turn, are among them.
public final class Benchmarks {
    private static final String POLICY_COST = "PolicyCost";
    private static final String PLAN_COST = "PlanCost";
    private static final String RUNS_COST = "RunsCost";

    private Benchmarks() {}

    public static void main(String... args) throws RunnerException {
        String wanted = args.length == 0 ? ".*" : args[0];
        if (Pattern.compile(wanted).matcher(POLICY_COST).find()) {
            PolicyCost.main();
        }
        if (Pattern.compile(wanted).matcher(PLAN_COST).find()) {
            PlanCost.main();
        }
        if (Pattern.compile(wanted).matcher(RUNS_COST).find()) {
            RunsCost.main();
        }
        if (List.of(POLICY_COST, PLAN_COST, RUNS_COST).contains(wanted)) {
            return; // the others would complain that none of them is called so
        }
        Options options =
                new OptionsBuilder()
                        .include(wanted)
                        .addProfiler(GCProfiler.class)
                        .addProfiler(CpuTime.class)
                        .shouldFailOnError(true)
                        .build();
        Collection<RunResult> results = new Runner(options).run();
        if (results.isEmpty()) {
            throw new IllegalArgumentException(
                    "no benchmark matches '" + String.join(" ", args) + "'");
        }
    }
}
