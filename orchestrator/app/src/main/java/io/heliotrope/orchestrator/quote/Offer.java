package io.heliotrope.orchestrator.quote;

import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.decide.Refusals;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Quality;
import io.heliotrope.orchestrator.explain.Explained;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.quote.Deviations;
import io.heliotrope.quote.Doubt;
import io.heliotrope.quote.Quote;
import io.heliotrope.quote.Quotes;
import io.heliotrope.signals.accounting.Sigma;
import io.heliotrope.signals.energy.EnergyMethod;
import io.heliotrope.state.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer to one who asks what a job could be had for: the quote, the quote of the same job
/// with [#MORE] of slack (absent where its deadline would lie too far ahead), what is known of the
/// slots that are taken, and in words why the job would be refused, empty where it would not.
public record Offer(Quote quote, @Nullable Quote later, Taken taken, String refusal) {
    /// How much later the deadline is of the quote beside.
    static final Duration MORE = Duration.ofHours(2);

    /// An offer, or all that is wrong with what was asked.
    public sealed interface Answer {
        /// It can be quoted.
        record Made(Offer offer) implements Answer {}

        /// It cannot: each problem names the field, its value and what was expected.
        record Wrong(List<String> problems) implements Answer {
            public Wrong {
                problems = List.copyOf(problems);
            }
        }
    }

    /// Quotes the job of a document in `world`, with its policy. `random` draws what a seal needs.
    public static Answer of(byte[] document, World world, Taken taken, SecureRandom random) {
        return switch (JobDocument.read(document, world, random)) {
            case JobDocument.Read.Wrong(List<String> problems) -> new Answer.Wrong(problems);
            case JobDocument.Read.Sound(Job job) -> new Answer.Made(of(job, world, taken));
        };
    }

    static Offer of(Job job, World world, Taken taken) {
        Policy policy = PolicyTexts.load(world.policy(), world.catalogue()).policy();
        Taken known = taken.isAbout(world.catalogue()) ? taken : Taken.Unknown.UNKNOWN;
        Quote quote = quote(job, world, known, policy);
        Job later = Quotes.withSlack(job, MORE);
        Instant furthest = world.now().plus(JobHeaders.LONGEST_DEADLINE);
        return new Offer(
                quote,
                deadline(later).isAfter(furthest) ? null : quote(later, world, known, policy),
                known,
                refusal(quote, world, policy));
    }

    private static Quote quote(Job job, World world, Taken taken, Policy policy) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (!policy.accounts(job, world, false).isEmpty()) {
            doubts.add(Doubt.BUDGETS_UNKNOWN);
        }
        Load load =
                switch (taken) {
                    case Taken.Known known -> known.load();
                    case Taken.Unknown _ -> {
                        doubts.add(Doubt.CAPACITY_UNKNOWN);
                        yield Load.NONE;
                    }
                };
        return Quotes.of(job, world, load, policy, deviations(), doubts);
    }

    private static String refusal(Quote quote, World world, Policy policy) {
        if (!(quote.receipt().decision() instanceof Decision.Refuse refuse)) {
            return "";
        }
        Status.Refused told = Refusals.told(refuse, quote.job(), world, policy, quote.receipt());
        Job job = quote.job();
        return new Explained(job.id(), job.origin(), job.lane(), told, quote.receipt()).trouble();
    }

    /// The same quote with more slack, if there may be more.
    public Optional<Quote> withMore() {
        return Optional.ofNullable(later);
    }

    /// Whether the job would be refused.
    public boolean isRefused() {
        return quote.receipt().decision() instanceof Decision.Refuse;
    }

    Instant deadline() {
        return deadline(quote.job());
    }

    static Instant deadline(Job job) {
        return complete(job).deadline();
    }

    static Objective.Complete complete(Job job) {
        return switch (job.objective()) {
            case Objective.Complete complete -> complete;
            case Objective.Respond _ ->
                    throw new IllegalArgumentException("job " + job.id() + " is interactive");
        };
    }

    /// Those by which grams are accounted afterwards.
    private static Deviations deviations() {
        Map<Quality, Double> intensity = new EnumMap<>(Quality.class);
        for (Quality quality : Quality.values()) {
            intensity.put(quality, Sigma.of(quality));
        }
        return new Deviations(intensity, Sigma.PUE_MODELLED, EnergyMethod.POWER.sigma());
    }
}
