package io.heliotrope.orchestrator.cli;

import io.heliotrope.simulation.Commit;
import io.heliotrope.simulation.Schedule;
import io.heliotrope.simulation.Simulator;
import io.heliotrope.simulation.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Plays seeded schedules of faults against the code that runs live.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays schedules of crashes, pauses, delays and repeats against the code that runs live,"
                    + " in virtual time, and checks every promise.",
            "One seed is one schedule, the same on every machine for the same program."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope simulate --for 10m",
            "  heliotrope simulate --seed 1295 --trace"
        })
final class SimulateCommand implements Callable<Integer> {
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final Context context;

    @ArgGroup private Choice choice = new Choice();

    /// One seed or many.
    static final class Choice {
        @ArgGroup(exclusive = false)
        private @Nullable One one;

        @ArgGroup(exclusive = false)
        private Many many = new Many();
    }

    /// One seed.
    static final class One {
        @Option(
                names = "--seed",
                paramLabel = "N",
                required = true,
                description =
                        "Play this schedule alone, and print what happened if it breaks a promise.")
        private long seed;

        @Option(names = "--trace", description = "With --seed: print what happened in any case.")
        private boolean trace;
    }

    /// One seed after the other.
    static final class Many {
        @Option(names = "--from", paramLabel = "N", description = "The first seed (default: 0).")
        private long from;

        @Option(
                names = "--for",
                paramLabel = "DURATION",
                converter = DurationOption.class,
                description = "How long to play one seed after the other (default: 60s).")
        private Duration length = Duration.ofSeconds(60);
    }

    SimulateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return choice.one == null ? many(choice.many) : one(choice.one);
    }

    private int one(One wanted) {
        long number = wanted.seed;
        Simulator simulator = new Simulator();
        Schedule schedule = Schedule.of(number);
        Optional<Violation> violation = simulator.play(schedule);
        if (violation.isPresent()) {
            return broken(simulator, number, violation.get());
        }
        if (wanted.trace) {
            context.print(String.join("\n", simulator.trace(schedule)) + "\n");
        }
        context.print("seed " + number + ": every promise holds\n");
        return 0;
    }

    private int many(Many wanted) {
        Simulator simulator = new Simulator();
        long start = System.nanoTime();
        long told = start;
        long next = wanted.from;
        while (Duration.ofNanos(System.nanoTime() - start).compareTo(wanted.length) < 0) {
            Optional<Violation> violation = simulator.play(next);
            if (violation.isPresent()) {
                return broken(simulator, next, violation.get());
            }
            next++;
            if (context.console().isLive()
                    && Duration.ofNanos(System.nanoTime() - told).compareTo(TOLD_EVERY) > 0) {
                told = System.nanoTime();
                context.print(played(wanted.from, next, start) + " so far, every promise holds\n");
            }
        }
        context.print(played(wanted.from, next, start) + ", every promise holds\n");
        return 0;
    }

    private static String played(long from, long next, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d schedules from seed %d in %.0f s, %.0f a second",
                next - from,
                from,
                seconds,
                (next - from) / seconds);
    }

    private int broken(Simulator simulator, long number, Violation violation) {
        List<String> course = simulator.trace(simulator.shrink(Schedule.of(number), violation));
        context.print(
                "seed "
                        + number
                        + " of commit "
                        + Commit.id()
                        + " breaks a promise\n"
                        + violation
                        + "\nThe shortest course found that breaks it:\n"
                        + String.join("\n", course)
                        + "\nAgain: heliotrope simulate --seed "
                        + number
                        + "\n");
        return 1;
    }
}
