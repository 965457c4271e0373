package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.Arrival.Intent;
import io.heliotrope.signals.recorded.RequestTrace;
import io.heliotrope.signals.recorded.RequestTrace.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A trace's requests, stretched over the run and thinned to what two cores can run. Owned by one
/// thread.
final class TraceRequests {
    /// No real second has more requests.
    static final int MOST_PER_SECOND = 15;

    static final int MOST_TOKENS = 16;
    static final int MOST_WORDS = 24;

    private static final Duration NEAR = Duration.ofMillis(50);
    private static final Duration FAR = Duration.ofMillis(150);

    /// What an objective leaves for waiting, inference and the machinery, beside the round trip.
    private static final Duration ALLOWANCE = Duration.ofMillis(60);

    private static final double SHARE_NEAR = 0.4;
    private static final double SHARE_EUROPEAN_STAYS = 0.5;
    private static final double SHARE_OTHER_STAYS = 0.25;
    private static final String TENANT = "chat";

    private final RequestTrace trace;
    private final Pace pace;
    private final Duration length;
    private final Thinning thinning;

    TraceRequests(RequestTrace trace, Pace pace, Duration length) {
        this.trace = trace;
        this.pace = pace;
        this.length = length;
        int all = trace.requests().size();
        int peak = peakPerSecond();
        // one less than the most: evenly thinned, a second may hold one more than its share
        long kept = peak <= MOST_PER_SECOND ? all : (long) all * (MOST_PER_SECOND - 1) / peak;
        this.thinning = Thinning.atMost(all, Math.max(1, kept));
    }

    /// What the arrivals need to know of the place they come to.
    record Place(List<Region> regions, Demand demand, ModelSpec model, Prompts prompts, Ids ids) {
        Region region(Instant at, double share) {
            var origin = demand.originAt(at, share);
            return regions.stream().filter(r -> r.id().equals(origin)).findFirst().orElseThrow();
        }
    }

    /// All arrivals in order of time.
    List<Arrival> arrivals(Place place, SplittableRandom random) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < thinning.kept(); i++) {
            int row = (int) thinning.index(i);
            Instant at = pace.from().plus(offset(row));
            Request request = trace.requests().get(row);
            Region origin = place.region(at, random.nextDouble());
            Duration slo = (random.nextDouble() < SHARE_NEAR ? NEAR : FAR).plus(ALLOWANCE);
            double staying = isEuropean(origin) ? SHARE_EUROPEAN_STAYS : SHARE_OTHER_STAYS;
            Residency residency =
                    random.nextDouble() < staying
                            ? Residency.parse(origin.jurisdiction().code())
                            : Residency.ANYWHERE;
            int tokens = Math.clamp(request.outputTokens(), 1, MOST_TOKENS);
            int words = Math.clamp(request.promptTokens(), 1, MOST_WORDS);
            JobId id = place.ids().next(Lane.INTERACTIVE);
            arrivals.add(
                    new Arrival(
                            at,
                            origin.id(),
                            Lane.INTERACTIVE,
                            id,
                            Intent.JOB,
                            JobHeader.request(TENANT, place.model().name(), residency, slo, tokens),
                            place.prompts().text(random, origin.home(), words)));
        }
        return arrivals;
    }

    static boolean isEuropean(Region origin) {
        return origin.jurisdiction().equals(TraceCatalogue.EUROPE);
    }

    /// When a row comes, from the run's start: as in the file, stretched; evenly where all rows
    /// bear one time.
    private Duration offset(int row) {
        double part =
                trace.span().isZero()
                        ? (double) row / trace.requests().size()
                        : (double) sinceFirst(row).toNanos() / trace.span().toNanos();
        return Duration.ofNanos((long) (part * (length.toNanos() - 1)));
    }

    private Duration sinceFirst(int row) {
        return Duration.between(trace.requests().getFirst().at(), trace.requests().get(row).at());
    }

    private int peakPerSecond() {
        int peak = 0;
        int inSecond = 0;
        long second = -1;
        for (int row = 0; row < trace.requests().size(); row++) {
            long at = pace.real(offset(row)).toSeconds();
            inSecond = at == second ? inSecond + 1 : 1;
            second = at;
            peak = Math.max(peak, inSecond);
        }
        return peak;
    }

    List<String> scaling() {
        double prompt =
                trace.requests().stream().mapToInt(Request::promptTokens).average().orElseThrow();
        double output =
                trace.requests().stream().mapToInt(Request::outputTokens).average().orElseThrow();
        return List.of(
                "requests: %s of the file's %d, so that no real second has more than %d; their %d minutes are stretched over %d hours"
                        .formatted(
                                thinning.isWhole() ? "all" : Integer.toString(thinning.kept()),
                                thinning.total(),
                                MOST_PER_SECOND,
                                trace.span().toMinutes(),
                                length.toHours()),
                "origins are drawn by seed in proportion to the local time of day, from 0.1 at 03:00 to 1 at 15:00",
                "answers have at most %d tokens (the file's mean is %.0f), prompts at most %d words (mean %.0f tokens)"
                        .formatted(MOST_TOKENS, output, MOST_WORDS, prompt),
                "40 %% of requests have an objective of 50 ms round trip, 60 %% of 150 ms, each with %d ms more for waiting and inference"
                        .formatted(ALLOWANCE.toMillis()),
                "50 % of requests from EU origins and 25 % of the others must stay in their residency area");
    }
}
