package io.heliotrope.orchestrator.cli;

import io.heliotrope.backtest.Backtest;
import io.heliotrope.backtest.Lived;
import io.heliotrope.backtest.scenario.Change;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.backtest.Scenarios;
import io.heliotrope.orchestrator.backtest.WhatIfJson;
import io.heliotrope.orchestrator.backtest.WhatIfText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.yaml.Amounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What recorded demand would have come to with fewer regions, other rooms or other deadlines.
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "Lives recorded days twice with the code that decides live: as they were, and with a"
                    + " change. Says what that changes in grams, deadlines missed, jobs refused, and"
                    + " how long jobs wait."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope whatif docs/scenarios/s3-atlas.yaml --data traces --without se",
            "  heliotrope whatif mine.yaml --capacity de=20 --capacity se=60",
            "  heliotrope whatif mine.yaml --deadline batch=+6h"
        })
final class WhatIfCommand implements Callable<Integer> {
    private static final int MOST_ACCELERATORS = 1_000_000;

    private final Context context;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file; see docs/backtest.md.")
    private Path scenario = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder that the files of the scenario lie in (default: that of the"
                            + " scenario).")
    private @Nullable Path data;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "The policy that decides (default: the shipped one).")
    private @Nullable Path policy;

    @Option(
            names = "--without",
            paramLabel = "REGION",
            description = "This region takes no work; may repeat.")
    private List<String> without = List.of();

    @Option(
            names = "--capacity",
            paramLabel = "REGION=N",
            description = "This region has so many accelerators; may repeat.")
    private Map<String, String> capacity = Map.of();

    @Option(
            names = "--deadline",
            paramLabel = "CLASS=+6h",
            description = "Jobs of this class must be done so much later, or earlier; may repeat.")
    private Map<String, String> deadlines = Map.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    WhatIfCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (without.isEmpty() && capacity.isEmpty() && deadlines.isEmpty()) {
            throw new CannotRun(
                    Why.USAGE,
                    "nothing is to be otherwise: give --without, --capacity or --deadline");
        }
        Change change = change();
        Recorded recorded = Scenarios.read(scenario, data);
        Recorded changed;
        try {
            changed = change.of(recorded);
        } catch (IllegalArgumentException wrong) {
            throw new CannotRun(Why.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
        Backtest as = new Backtest(recorded, () -> 0, episode -> {});
        Backtest.Named decides = PolicyFile.sound(as, policy);
        Lived before = as.lived(decides);
        Lived after = new Backtest(changed, () -> 0, episode -> {}).lived(decides);
        context.print(
                json
                        ? new WhatIfJson(recorded, changed, change).render(decides, before, after)
                        : WhatIfText.render(recorded, change, decides.name(), before, after));
        return 0;
    }

    private Change change() {
        TreeSet<RegionId> left = new TreeSet<>();
        without.forEach(name -> left.add(read("--without", name, RegionId::new, "a region")));
        TreeMap<RegionId, Integer> rooms = new TreeMap<>();
        capacity.forEach((name, text) ->
                rooms.put(
                        read("--capacity", name, RegionId::new, "a region"),
                        read(
                                "--capacity " + name,
                                text,
                                Amounts.whole(1, MOST_ACCELERATORS),
                                "1 to 1000000 accelerators, or --without " + name)));
        rooms.keySet().stream()
                .filter(left::contains)
                .findFirst()
                .ifPresent(region -> {
                    throw new CannotRun(
                            Why.USAGE,
                            "--without %s and --capacity %s=%s cannot both be: leave one of them out"
                                    .formatted(region, region, rooms.get(region)));
                });
        TreeMap<String, Duration> moved = new TreeMap<>();
        deadlines.forEach((name, text) ->
                moved.put(
                        name,
                        read(
                                "--deadline " + name,
                                text,
                                WhatIfCommand::signed,
                                "a time such as +6h or -2h")));
        return new Change(left, rooms, moved);
    }

    private static Duration signed(String text) {
        Duration time = Amounts.duration(text.substring(1));
        return switch (text.charAt(0)) {
            case '+' -> time;
            case '-' -> time.negated();
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <T> T read(
            String option, String text, Function<String, T> reader, String expected) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new CannotRun(
                    Why.USAGE, "%s was '%s', expected %s".formatted(option, text, expected), wrong);
        }
    }
}
