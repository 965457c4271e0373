package io.heliotrope.backtest;

import io.heliotrope.backtest.scenario.Reading;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Common;
import io.heliotrope.backtest.scenario.Scenario.CountedClass;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Regions;
import io.heliotrope.backtest.scenario.Scenario.Where;
import io.heliotrope.model.Basis;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.IntToDoubleFunction;

/// A small scenario of our own: regions `a` and `b` of one area and `c` of another, 40 days, the
/// last ten of which are an episode; every hour jobs come in each.
public final class TestScenario {
    public static final int DAYS = 40;
    public static final int PAST = 30;
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TOLD = 240;

    private final Path folder;
    private Scenario.Forecasting forecaster = Scenario.Forecasting.HISTORY;
    private OptionalInt room = OptionalInt.of(8);
    private Optional<Scenario.Power> power = Optional.empty();
    private Optional<Jobs> alone = Optional.empty();
    private Optional<Scenario.Interactive> interactive = Optional.empty();
    private IntToDoubleFunction noise = hour -> 1;
    private IntToDoubleFunction lie = day -> 1;

    public TestScenario(Path folder) {
        this.folder = folder;
    }

    public TestScenario forecaster(Scenario.Forecasting how) {
        this.forecaster = how;
        return this;
    }

    /// Accelerators draw 0.2 kW when idle.
    public TestScenario powered(Duration startup) {
        this.power = Optional.of(new Scenario.Power(0.2, startup));
        return this;
    }

    public TestScenario room(int accelerators) {
        this.room = OptionalInt.of(accelerators);
        return this;
    }

    /// Instead of the jobs that share rooms, some that have all the room that they want.
    public TestScenario alone(Jobs jobs) {
        this.room = OptionalInt.empty();
        this.alone = Optional.of(jobs);
        return this;
    }

    /// One job a day in each region, at two in the morning, up to six hours earlier or eight later.
    public static Jobs nightly(Duration length, boolean isLearnt) {
        return new Jobs.Recurring(
                new Common("nightly", Where.ORIGIN, List.of(), false, 1),
                Duration.ofDays(1),
                Duration.ofHours(2),
                Duration.ofHours(6),
                Duration.ofHours(8),
                length,
                isLearnt);
    }

    /// Users ask in each region, for two accelerators' worth at a time, a half of it within 40 ms,
    /// which `a` and `b` are apart, and a half within 150 ms, which they are from `c`; a half of it
    /// stays in its area. Requests of 20, 50, 80 and 50 seconds are routed one by one, or the load
    /// of an hour as a whole.
    public TestScenario asking(boolean oneByOne) {
        SequencedMap<String, Double> none = new LinkedHashMap<>();
        this.interactive =
                Optional.of(
                        new Scenario.Interactive(
                                Path.of("load.csv"),
                                "rate",
                                2,
                                0,
                                10,
                                Path.of("rtt.csv"),
                                List.of(
                                        new Scenario.Interactive.Kind("near", 0.5, 40),
                                        new Scenario.Interactive.Kind("far", 0.5, 150)),
                                0.5,
                                none,
                                1,
                                oneByOne
                                        ? Optional.of(
                                                new Scenario.OneByOne(
                                                        Path.of("asked.csv"),
                                                        "tokens",
                                                        Duration.ofMillis(10)))
                                        : Optional.empty()));
        return this;
    }

    /// What intensities are multiplied by in each hour.
    public TestScenario times(IntToDoubleFunction factor) {
        this.noise = factor;
        return this;
    }

    /// What recorded forecasts are multiplied by: each one, by the day of its issue. They tell the
    /// truth otherwise, ten days ahead.
    public TestScenario lies(IntToDoubleFunction factor) {
        this.lie = factor;
        return this;
    }

    public Recorded read() throws IOException {
        Files.writeString(folder.resolve("grams.csv"), grams());
        Files.writeString(folder.resolve("jobs.csv"), jobs());
        Files.writeString(folder.resolve("told.csv"), told());
        Files.writeString(folder.resolve("load.csv"), "rate\n1\n1\n2\n");
        Files.writeString(folder.resolve("asked.csv"), "tokens\n2000\n5000\n8000\n5000\n");
        Files.writeString(
                folder.resolve("rtt.csv"), "region,a,b,c\na,1,40,150\nb,40,1,150\nc,150,150,1\n");
        return switch (Reading.of(scenario(), folder)) {
            case Reading.Sound(Recorded recorded) -> recorded;
            case Reading.Refused(List<String> problems) -> throw new AssertionError(problems);
        };
    }

    /// Days that are alike but for slow waves, cleanest at noon in `a`, in the evening in `b`; `c`
    /// is twice as dirty.
    private String grams() {
        StringBuilder csv = new StringBuilder("time_utc,A,B,C\n");
        for (int hour = 0; hour < DAYS * 24; hour++) {
            csv.append(time(hour));
            for (double value : grams(hour)) {
                csv.append(',').append(Math.round(value * noise.applyAsDouble(hour)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static double[] grams(int hour) {
        double slow = 1 + 0.2 * Math.sin(hour / 50.0);
        double a = 300 - 150 * Math.cos((hour % 24 - 12) * Math.PI / 12);
        double b = 320 - 120 * Math.cos((hour % 24 - 19) * Math.PI / 12);
        return new double[] {a * slow, b * slow, 2 * a * slow};
    }

    private String told() {
        StringBuilder csv = new StringBuilder("issued_utc,region");
        for (int hour = 0; hour < TOLD; hour++) {
            csv.append(",h").append(hour);
        }
        for (int day = 0; day < DAYS; day++) {
            for (int region = 0; region < 3; region++) {
                csv.append('\n').append(time(day * 24)).append(',').append("ABC".charAt(region));
                for (int hour = day * 24; hour < day * 24 + TOLD; hour++) {
                    double value = grams(hour)[region] * noise.applyAsDouble(hour);
                    csv.append(',').append(Math.round(value * lie.applyAsDouble(day)));
                }
            }
        }
        return csv.append('\n').toString();
    }

    private static String time(int hour) {
        return START.plus(HOUR.multipliedBy(hour)).toString().replace("T", " ").replace("Z", "");
    }

    private static String jobs() {
        StringBuilder csv = new StringBuilder("episode,hour,origin,home,roam\n");
        for (int hour = 0; hour < 168; hour++) {
            for (String origin : List.of("A", "B", "C")) {
                csv.append("0,%d,%s,%d,%d%n".formatted(hour, origin, hour % 2, 1 + hour % 3));
            }
        }
        return csv.toString();
    }

    public Scenario scenario() {
        SequencedMap<RegionId, Scenario.Region> regions = new LinkedHashMap<>();
        regions.put(new RegionId("a"), new Scenario.Region("A", "X"));
        regions.put(new RegionId("b"), new Scenario.Region("B", "X"));
        regions.put(new RegionId("c"), new Scenario.Region("C", "Y"));
        Common home = new Common("home", Where.ORIGIN, List.of(), true, 1);
        Common roam = new Common("roam", Where.ANY, List.of("Y"), true, 1);
        return new Scenario(
                "small",
                "a small one",
                new Scenario.Signals(
                        Path.of("grams.csv"),
                        Basis.AVERAGE_LIFECYCLE,
                        forecaster == Scenario.Forecasting.RECORDED
                                ? Optional.of(Path.of("told.csv"))
                                : Optional.empty(),
                        Optional.empty()),
                new Regions.Named(regions),
                new Scenario.Episodes(
                        START.plus(Duration.ofDays(PAST)),
                        1,
                        Duration.ofDays(9),
                        Duration.ofDays(9)),
                HOUR,
                room,
                power,
                List.of(alone.orElseGet(() -> counted(home, roam))),
                interactive,
                new Scenario.Deciding(forecaster),
                Scenario.Yardstick.NONE);
    }

    private static Jobs counted(Common home, Common roam) {
        return new Jobs.Counted(
                Path.of("jobs.csv"),
                "episode",
                "hour",
                "origin",
                HOUR,
                List.of(
                        new CountedClass(home, "home", Duration.ofHours(12)),
                        new CountedClass(roam, "roam", Duration.ofHours(24))));
    }
}
