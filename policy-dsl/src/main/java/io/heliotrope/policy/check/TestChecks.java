package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.syntax.Expect;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Given;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.Moment;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.test.Expectation;
import io.heliotrope.policy.test.GivenJob;
import io.heliotrope.policy.test.GivenWorld;
import io.heliotrope.policy.test.TestCase;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes tests of what a module's `test` items say. One thread.
final class TestChecks {
    private static final ZonedDateTime USUALLY =
            ZonedDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneId.of("UTC"));

    private final Desk desk;
    private final Program program;
    private final Written written;

    TestChecks(Desk desk, Program program, Written written) {
        this.desk = desk;
        this.program = program;
        this.written = written;
    }

    /// The tests that make sense; what is wrong with the others is told.
    List<TestCase> check(PolicyModule module) {
        List<TestCase> tests = new ArrayList<>();
        Map<String, Span> titles = new HashMap<>();
        for (Item item : module.items()) {
            if (item instanceof Item.TestCase test) {
                Span before = titles.putIfAbsent(test.title().value(), test.title().span());
                if (before != null) {
                    desk.findings()
                            .add(
                                    Twice.of(
                                            "test",
                                            test.title().value(),
                                            test.title().span(),
                                            before));
                }
                of(test).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private Optional<TestCase> of(Item.TestCase test) {
        Optional<ZonedDateTime> moment = moment(test.at());
        if (moment.isEmpty()) {
            return Optional.empty();
        }
        boolean hasMoment = test.at() != null;
        Clock clock = new Clock(moment.orElseThrow(), hasMoment, desk.findings());
        Optional<GivenRegions> regions = regions(test, clock);
        Optional<GivenJob> job = job(test, clock, regions.map(GivenRegions::first).orElse(0));
        List<Expectation> expectations = new ArrayList<>();
        for (Expect expect : test.expects()) {
            expectation(expect, clock).ifPresent(expectations::add);
        }
        boolean isWhole = expectations.size() == test.expects().size();
        if (expectations.isEmpty() && isWhole) {
            desk.findings()
                    .add(
                            unfit(test.title().span(), "a test that expects nothing")
                                    .help("say what is to come, as in `expect reject`"));
        }
        if (regions.isEmpty() || job.isEmpty() || !isWhole || expectations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                made(
                        test,
                        moment.orElseThrow(),
                        regions.orElseThrow(),
                        job.orElseThrow(),
                        expectations));
    }

    private TestCase made(
            Item.TestCase test,
            ZonedDateTime moment,
            GivenRegions regions,
            GivenJob job,
            List<Expectation> expectations) {
        GivenWorld world =
                new GivenWorld(
                        job,
                        moment.toInstant(),
                        moment.getZone(),
                        desk.places().sites().stream().map(site -> site.clock()).toList(),
                        program.zones(),
                        regions.facts());
        return new TestCase(
                test.title().value(),
                test.title().span(),
                regions.open(),
                job,
                world,
                regions.memory(),
                expectations);
    }

    private Optional<ZonedDateTime> moment(@Nullable Moment at) {
        return at == null
                ? Optional.of(USUALLY)
                : Deferrals.zone(at.zone(), desk.findings())
                        .map(zone -> ZonedDateTime.of(at.day().date(), at.time().time(), zone));
    }

    static Diagnostic unfit(Span span, String message) {
        return Diagnostic.error(Code.H058, span, message);
    }

    private Optional<GivenRegions> regions(Item.TestCase test, Clock clock) {
        GivenRegions regions = new GivenRegions(desk, clock);
        boolean works = true;
        for (Given given : test.givens()) {
            if (given instanceof Given.World(var _, var all)) {
                works &= regions.add(all);
            }
        }
        return works ? Optional.of(regions) : Optional.empty();
    }

    private Optional<GivenJob> job(Item.TestCase test, Clock clock, int home) {
        GivenFields fields = new GivenFields(desk, program, written, clock, home);
        List<Given.Job> jobs =
                test.givens().stream()
                        .filter(Given.Job.class::isInstance)
                        .map(Given.Job.class::cast)
                        .toList();
        if (jobs.size() > 1) {
            desk.findings()
                    .add(
                            unfit(jobs.get(1).name().span(), "a test has one job")
                                    .and(jobs.getFirst().name().span(), "the first")
                                    .help("write a test for each"));
            return Optional.empty();
        }
        return jobs.isEmpty() || fields.add(jobs.getFirst().fields())
                ? Optional.of(fields.job())
                : Optional.empty();
    }

    private Optional<Expectation> expectation(Expect expect, Clock clock) {
        return switch (expect) {
            case Expect.PlaceIn(var span, var region) ->
                    region(region).map(index -> new Expectation.PlaceIn(index, span));
            case Expect.DeferUntil(var span, Expression.TimeOfDay time) ->
                    clock.next(time)
                            .map(start -> new Expectation.DeferUntil(start.toInstant(), span));
            case Expect.Hold(var span) -> Optional.of(new Expectation.Hold(span));
            case Expect.Reject(var span) -> Optional.of(new Expectation.Reject(span));
            case Expect.RefusedBy(var span, var region, var rule) -> {
                Optional<Integer> index = region(region);
                yield isRule(rule)
                        ? index.map(so -> new Expectation.RefusedBy(so, rule.text(), span))
                        : Optional.empty();
            }
            case Expect.Broken _ -> Optional.empty();
        };
    }

    private Optional<Integer> region(Name name) {
        int index = desk.places().indexOf(name.text());
        if (index < 0) {
            desk.findings().add(GivenRegions.unknown(desk, name));
        }
        return index < 0 ? Optional.empty() : Optional.of(index);
    }

    private boolean isRule(Name rule) {
        Set<String> rules = written.rules();
        if (rules.contains(rule.text()) || !written.isWhole()) {
            return true;
        }
        Diagnostic wrong =
                Diagnostic.error(Code.H033, rule.span(), "no rule is called `" + rule.text() + "`");
        desk.findings().add(Unknown.suggest(wrong, rule.text(), rule.span(), rules));
        return false;
    }
}
