package io.heliotrope.signals.doctor;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.NearestNames;
import io.heliotrope.signals.feeds.Ask;
import io.heliotrope.signals.feeds.Coverage;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.Permission;
import io.heliotrope.signals.feeds.Right;
import io.heliotrope.signals.feeds.Rights;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.CarbonBasis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Asks each feed of each zone what it can.
///
/// At most `atOnce` questions are on their way at a time, one virtual thread each. Safe from any
/// thread; examinations do not disturb each other, beyond waiting in the clients' lines.
public final class Doctor {
    private static final int MOST_SUGGESTIONS = 3;

    private final Map<String, Configured> feeds = new TreeMap<>();
    private final InstantSource clock;
    private final int atOnce;
    private final Duration horizon;

    /// Forecasts are asked for `horizon`.
    ///
    /// @throws IllegalArgumentException when two feeds have one name, or nothing may be on its way
    public Doctor(List<Configured> feeds, InstantSource clock, int atOnce, Duration horizon) {
        if (atOnce < 1 || !horizon.isPositive()) {
            throw new IllegalArgumentException(
                    "atOnce (%d) must be at least 1 and horizon (%s) > 0"
                            .formatted(atOnce, horizon));
        }
        for (Configured feed : feeds) {
            if (this.feeds.put(feed.name(), feed) != null) {
                throw new IllegalArgumentException("two feeds have the name " + feed.name());
            }
        }
        this.clock = clock;
        this.atOnce = atOnce;
        this.horizon = horizon;
    }

    /// What is found, in the order of `plans` and their ranks. Takes as long as the slowest
    /// provider's line.
    ///
    /// @throws IllegalArgumentException when a plan lists a feed that is not configured, with the
    ///   nearest names
    public List<ZoneFindings> examine(List<ZonePlan> plans) throws InterruptedException {
        plans.forEach(this::requireKnown);
        Semaphore bound = new Semaphore(atOnce);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, FeedResult<Rights>> rights = rights(plans, threads, bound);
            List<Callable<Finding>> questions = new ArrayList<>();
            for (ZonePlan plan : plans) {
                for (String name : plan.feeds()) {
                    questions.add(() -> within(bound, () -> ask(plan.zone(), name, rights)));
                }
            }
            Iterator<Finding> answers = all(threads.invokeAll(questions)).iterator();
            return plans.stream()
                    .map(plan ->
                            new ZoneFindings(
                                    plan.zone(),
                                    plan.feeds().stream().map(_ -> answers.next()).toList()))
                    .toList();
        }
    }

    private void requireKnown(ZonePlan plan) {
        for (String name : plan.feeds()) {
            if (!feeds.containsKey(name)) {
                List<String> nearest = NearestNames.of(name, feeds.keySet(), MOST_SUGGESTIONS);
                throw new IllegalArgumentException(
                        "zone %s lists feed '%s', which is not configured; %s: %s"
                                .formatted(
                                        plan.zone(),
                                        name,
                                        nearest.isEmpty() ? "there are" : "nearest",
                                        String.join(
                                                ", ",
                                                nearest.isEmpty() ? feeds.keySet() : nearest)));
            }
        }
    }

    /// What the keys may: one question for each feed that some plan lists.
    private Map<String, FeedResult<Rights>> rights(
            List<ZonePlan> plans, ExecutorService threads, Semaphore bound)
            throws InterruptedException {
        Set<String> listed = new TreeSet<>();
        plans.forEach(plan -> listed.addAll(plan.feeds()));
        List<String> names = new ArrayList<>();
        List<Callable<FeedResult<Rights>>> questions = new ArrayList<>();
        for (String name : listed) {
            if (feeds.get(name) instanceof Configured.Ready(var feed)) {
                names.add(name);
                questions.add(() -> within(bound, feed::rights));
            }
        }
        List<FeedResult<Rights>> answers = all(threads.invokeAll(questions));
        Map<String, FeedResult<Rights>> rights = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            rights.put(names.get(i), answers.get(i));
        }
        return rights;
    }

    private Finding ask(GridZone zone, String name, Map<String, FeedResult<Rights>> rights) {
        return switch (Objects.requireNonNull(feeds.get(name))) {
            case Configured.NoKey(var feed, var fix) -> new Finding.NoKey(feed, fix);
            case Configured.Ready(var feed) ->
                    ask(zone, feed, Objects.requireNonNull(rights.get(name)));
        };
    }

    private <B extends CarbonBasis<B>> Finding ask(
            GridZone zone, IntensityFeed<B> feed, FeedResult<Rights> told) {
        if (feed.serves(zone) instanceof Coverage.NotServed(var why)) {
            return new Finding.NotServed(feed.name(), why);
        }
        return switch (told) {
            case FeedResult.Fresh<Rights>(var rights) ->
                    rights.serves(zone) instanceof Coverage.NotServed(var why)
                            ? new Finding.NotServed(feed.name(), why)
                            : asked(zone, feed, rights.of(zone));
            case FeedResult.Missing<Rights> missing -> asked(zone, feed, missing.as());
        };
    }

    private <B extends CarbonBasis<B>> Finding asked(
            GridZone zone, IntensityFeed<B> feed, FeedResult<Permission> permission) {
        return new Finding.Asked(
                feed.name(),
                feed.needsKey(),
                permission,
                unlessDenied(permission, Ask.LATEST, () -> feed.latest(zone).map(LastPoint::of)),
                unlessDenied(
                        permission,
                        Ask.FORECAST,
                        () -> feed.forecast(zone, horizon).map(Reach::of)));
    }

    /// What is known to be denied is not tried.
    private <T> FeedResult<T> unlessDenied(
            FeedResult<Permission> permission, Ask ask, Supplier<FeedResult<T>> question) {
        boolean isDenied =
                permission instanceof FeedResult.Fresh<Permission>(var told)
                        && told.of(ask) == Right.DENIED;
        return isDenied
                ? new FeedResult.Missing<>(
                        Outage.NOT_ENTITLED,
                        "the provider says that the key may not ask it; not tried",
                        clock.instant())
                : question.get();
    }

    private static <T> T within(Semaphore bound, Supplier<T> question) throws InterruptedException {
        bound.acquire();
        try {
            return question.get();
        } finally {
            bound.release();
        }
    }

    private static <T> List<T> all(List<Future<T>> answers) throws InterruptedException {
        List<T> all = new ArrayList<>();
        for (Future<T> answer : answers) {
            try {
                all.add(answer.get());
            } catch (ExecutionException defect) {
                throw new IllegalStateException("a feed threw instead of answering", defect);
            }
        }
        return all;
    }
}
