package io.heliotrope.policy.test;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.test.TestResult.Failure;
import io.heliotrope.policy.test.Verdict.Fate;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Runs tests of a policy. Keeps nothing; safe from any thread if the judge is.
public final class TestRunner {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Judge judge;

    public TestRunner(Judge judge) {
        this.judge = judge;
    }

    /// One result a test, in their order.
    public List<TestResult> run(Program program, List<TestCase> tests) {
        return tests.stream().map(test -> run(program, test)).toList();
    }

    private TestResult run(Program program, TestCase test) {
        GivenWorld world = test.world();
        Verdict verdict =
                judge.judge(
                        test.in(program),
                        new Scene(world.now(), test.open(), test.job(), world, world));
        List<Failure> failures = new ArrayList<>();
        for (Expectation expectation : test.expectations()) {
            if (!isMet(expectation, verdict, world)) {
                failures.add(failure(expectation, verdict, world, program.places()));
            }
        }
        return failures.isEmpty()
                ? new TestResult.Passed(test)
                : new TestResult.Failed(test, failures);
    }

    private static boolean isMet(Expectation expectation, Verdict verdict, GivenWorld world) {
        return switch (expectation) {
            case Expectation.PlaceIn(int region, var _) ->
                    verdict.fate().equals(new Fate.Placed(region, 0));
            case Expectation.DeferUntil(Instant start, var _) ->
                    verdict.fate() instanceof Fate.Placed(int _, int slot)
                            && slot > 0
                            && world.startOf(slot).equals(start);
            case Expectation.Hold _ -> verdict.fate() instanceof Fate.Held;
            case Expectation.Reject _ -> verdict.fate() instanceof Fate.Refused;
            case Expectation.RefusedBy(int region, String rule, var _) ->
                    verdict.removals().stream()
                            .anyMatch(removal ->
                                    removal.region() == region && removal.rule().equals(rule));
        };
    }

    private static Failure failure(
            Expectation expectation, Verdict verdict, GivenWorld world, Places places) {
        Why why = new Why(verdict, places);
        return switch (expectation) {
            case Expectation.PlaceIn(int region, var span) ->
                    new Failure(
                            span,
                            "place in " + places.sites().get(region).id(),
                            actual(verdict, world, places),
                            why.notIn(region));
            case Expectation.DeferUntil(Instant start, var span) ->
                    new Failure(
                            span,
                            "defer until " + time(start, world),
                            actual(verdict, world, places),
                            why.inGeneral());
            case Expectation.Hold(var span) ->
                    new Failure(span, "hold", actual(verdict, world, places), why.inGeneral());
            case Expectation.Reject(var span) ->
                    new Failure(span, "reject", actual(verdict, world, places), why.inGeneral());
            case Expectation.RefusedBy(int region, String rule, var span) ->
                    new Failure(
                            span,
                            places.sites().get(region).id() + " refused by " + rule,
                            why.rulesAgainst(region),
                            why.notBy(region, rule));
        };
    }

    /// What became of a job, in a few words: `place in eu-north at once`.
    public static String actual(Verdict verdict, GivenWorld world, Places places) {
        String fate =
                switch (verdict.fate()) {
                    case Fate.Placed(int region, int slot) ->
                            slot == 0
                                    ? "place in " + places.sites().get(region).id() + " at once"
                                    : "defer until "
                                            + time(world.startOf(slot), world)
                                            + ", in "
                                            + places.sites().get(region).id();
                    case Fate.Held(String reason) -> with("hold", reason);
                    case Fate.Refused(String reason) -> with("reject", reason);
                };
        return verdict.relaxed().isEmpty()
                ? fate
                : fate + " (relaxed: " + String.join(", then ", verdict.relaxed()) + ")";
    }

    private static String with(String word, String reason) {
        return Optional.of(reason)
                .filter(so -> !so.isEmpty())
                .map(so -> word + " \"" + so + "\"")
                .orElse(word);
    }

    /// By the clock of the test, with the day where it is another one.
    static String time(Instant instant, GivenWorld world) {
        ZonedDateTime there = instant.atZone(world.zone());
        boolean isSameNight =
                instant.isBefore(world.now().plusSeconds(24L * 3600))
                        && !instant.isBefore(world.now());
        return (isSameNight ? CLOCK : DAY_AND_CLOCK).format(there);
    }
}
