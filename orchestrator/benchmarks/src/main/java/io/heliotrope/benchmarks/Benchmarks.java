package io.heliotrope.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the benchmarks whose name matches the first argument, and prints time, CPU time and
/// allocation of each operation.
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String... args) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(args.length == 0 ? ".*" : args[0])
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
