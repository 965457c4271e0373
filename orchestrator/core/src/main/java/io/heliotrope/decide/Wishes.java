package io.heliotrope.decide;

import static java.util.stream.Collectors.joining;

import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.QuoteId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.Optional;

/// What becomes of a quote that a job's producer accepted: a wish for a place, kept where the
/// decision function lets it be.
public final class Wishes {
    private Wishes() {}

    /// The place that the job's quote wishes for, while it may.
    static Optional<Load.Planned> of(Job job, World world) {
        return job.accepted()
                .filter(quote -> quote.closed(job.submittedAt(), world.now()).isEmpty())
                .filter(quote -> world.catalogue().indexOf(quote.region()) >= 0)
                .map(quote ->
                        new Load.Planned(world.catalogue().indexOf(quote.region()), quote.from()));
    }

    /// For people: whether a decision on a job keeps its quote, or why not. Empty when the job has
    /// none.
    public static String told(Job job, Receipt receipt, World world, Policy policy) {
        return job.accepted().map(quote -> told(quote, job, receipt, world, policy)).orElse("");
    }

    private static String told(
            QuoteId quote, Job job, Receipt receipt, World world, Policy policy) {
        return isKept(quote, receipt)
                ? "quote kept: starts in %s from %s until %s"
                        .formatted(quote.region(), quote.from(), quote.until())
                : "quote not kept, decided as any other job: "
                        + whyNot(quote, job, receipt, world, policy);
    }

    private static boolean isKept(QuoteId quote, Receipt receipt) {
        return switch (receipt.decision()) {
            case Decision.Dispatch(RegionId region) ->
                    region.equals(quote.region()) && quote.covers(receipt.now());
            case Decision.Hold hold ->
                    hold.meantFor().filter(quote.region()::equals).isPresent()
                            && quote.covers(hold.until());
            case Decision.Refuse _ -> false;
        };
    }

    private static String whyNot(
            QuoteId quote, Job job, Receipt receipt, World world, Policy policy) {
        Optional<String> closed = quote.closed(job.submittedAt(), receipt.now());
        if (closed.isPresent()) {
            return closed.get();
        }
        int region = world.catalogue().indexOf(quote.region());
        if (region < 0) {
            return "there is no region " + quote.region();
        }
        String rules =
                receipt.removals().stream()
                        .filter(removal -> removal.regions().contains(quote.region()))
                        .map(removal -> "`" + removal.rule() + "`")
                        .collect(joining(", "));
        if (!rules.isEmpty()) {
            return "%s does not allow %s".formatted(rules, quote.region());
        }
        if (!policy.rule(job, world, receipt.load()).isPlain()) {
            return "the policy prefers by several measures, and chooses for itself";
        }
        if (!world.pool(region).serves(job.model(), job.lane())) {
            return "no worker that serves it lives in " + quote.region();
        }
        return "no start in %s from %s is possible: its slots are taken, the policy does not allow"
                        .formatted(quote.region(), later(quote.from(), receipt.now()))
                + " it then, or the deadline is too near";
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
