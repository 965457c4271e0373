package io.heliotrope.quote;

import io.heliotrope.decide.Candidates;
import io.heliotrope.decide.Candidates.Candidate;
import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.Region;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.quote.Front.Point;
import io.heliotrope.quote.Quote.Choice;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Quotes batch jobs: asks the decision function, and all starts that it would choose from.
///
/// Pure: equal arguments give an equal quote. Cost grows with regions times slots before the
/// deadline.
public final class Quotes {
    /// How long a choice that starts later may be taken: forecasts are new by then.
    public static final Duration OPEN = Duration.ofHours(1);

    private static final double SECONDS_PER_HOUR = 3600;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Job job;
    private final Complete objective;
    private final World world;
    private final Policy policy;
    private final Deviations deviations;
    private final Set<Doubt> common;
    private final Receipt receipt;

    private Quotes(
            Job job,
            Complete objective,
            World world,
            Load load,
            Policy policy,
            Deviations deviations,
            Set<Doubt> common) {
        this.job = job;
        this.objective = objective;
        this.world = world;
        this.policy = policy;
        this.deviations = deviations;
        this.common = common;
        this.receipt = Decide.decide(job.inOnePiece(), world, load, policy);
    }

    /// The quote of a job that nobody has sent yet, given what is known of use; `common` are doubts
    /// about all of it.
    ///
    /// @throws IllegalArgumentException when it is interactive: such a job runs at once, there is
    ///   nothing to choose from
    public static Quote of(
            Job job,
            World world,
            Load load,
            Policy policy,
            Deviations deviations,
            Set<Doubt> common) {
        return switch (job.objective()) {
            case Respond _ ->
                    throw new IllegalArgumentException(
                            "job " + job.id() + " is interactive: quotes are for batch jobs");
            case Complete complete ->
                    new Quotes(job, complete, world, load, policy, deviations, common).quote();
        };
    }

    /// The same job with a deadline that lies later.
    public static Job withSlack(Job job, Duration more) {
        return job.objective() instanceof Complete complete
                ? job.dueBy(complete.deadline().plus(more))
                : job;
    }

    private Quote quote() {
        boolean isRefused = receipt.decision() instanceof Decision.Refuse;
        Candidates candidates =
                isRefused || receipt.isPending()
                        ? new Candidates(List.of(), true)
                        : Candidates.of(
                                job,
                                objective,
                                world,
                                receipt.load(),
                                policy,
                                receipt.relaxation());
        return new Quote(
                job,
                receipt,
                Decide.latestSafeStart(objective, policy),
                choices(candidates.all(), candidates.isPlain()),
                atHome(),
                candidates.isPlain(),
                inPieces());
    }

    private @Nullable Receipt inPieces() {
        if (!job.isInterruptible()) {
            return null;
        }
        Receipt cut = Decide.decide(job, world, receipt.load(), policy);
        return cut.pieces().isEmpty() ? null : cut;
    }

    private List<Choice> choices(List<Candidate> candidates, boolean takesWishes) {
        List<Point> points = candidates.stream().map(this::point).toList();
        List<Point> worth = new ArrayList<>(Front.of(points));
        List<Point> decided = points.stream().filter(this::isDecided).toList();
        decided.stream().filter(point -> !worth.contains(point)).forEach(worth::add);
        List<Point> shown = Front.thinned(worth, this::isDecided);
        List<Choice> choices = new ArrayList<>();
        for (Point point : shown) {
            Candidate run = candidates.get(points.indexOf(point));
            choices.add(choice(run, isDecided(point), common, takesWishes ? id(run) : null));
        }
        return choices;
    }

    private Point point(Candidate candidate) {
        return new Point(
                seconds(candidate.start()),
                candidate.grams(),
                usd(world.region(candidate.region())),
                world.catalogue()
                        .rttMillis(world.catalogue().indexOf(job.origin()), candidate.region()),
                candidate.region());
    }

    private double seconds(Instant start) {
        Duration wait = Duration.between(world.now(), start);
        return wait.toSeconds() + wait.toNanosPart() / NANOS_PER_SECOND;
    }

    private boolean isDecided(Point point) {
        return receipt.winner()
                .filter(won -> won.region().equals(world.region(point.region()).id()))
                .filter(won -> seconds(won.start()) == point.seconds())
                .isPresent();
    }

    private double usd(Region region) {
        return region.traits().usdPerGpuHour() * objective.gpuTime().toSeconds() / SECONDS_PER_HOUR;
    }

    private @Nullable Choice atHome() {
        Scored home = receipt.counterfactual().orElse(null);
        if (home == null) {
            return null;
        }
        int region = world.catalogue().indexOf(home.region());
        Candidate run = Candidates.atOnceAtHome(job, objective, world, region, home.grams());
        return choice(run, false, EnumSet.noneOf(Doubt.class), null);
    }

    /// What starts at once may be taken for the length of a slot, what starts later for [#OPEN], or
    /// until its start if that is sooner.
    private QuoteId id(Candidate run) {
        Instant until = run.start().plus(Slots.LENGTH);
        Instant open = world.now().plus(OPEN);
        Instant lapses = run.isAtOnce() ? until : run.start().isBefore(open) ? run.start() : open;
        return new QuoteId(world.region(run.region()).id(), run.start(), until, lapses);
    }

    private Choice choice(Candidate run, boolean isDecided, Set<Doubt> of, @Nullable QuoteId id) {
        RunForecast forecast = RunForecast.of(run, world, deviations);
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        doubts.addAll(of);
        doubts.addAll(forecast.doubts());
        if (!world.pool(run.region()).serves(job.model(), job.lane())) {
            doubts.add(Doubt.REGION_DOWN);
        }
        Region region = world.region(run.region());
        return new Choice(
                region.id(),
                run.start(),
                run.start().plus(objective.gpuTime()).plus(policy.reserve()),
                run.isAtOnce(),
                forecast.interval(run.grams()),
                usd(region),
                world.curve(run.region()).readingAt(run.start()).orElse(null),
                doubts,
                isDecided,
                id);
    }
}
