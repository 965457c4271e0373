package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.signals.recorded.RecordedFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// The demo's own day: made-up producers in every region of the settings, under recorded or
/// generated skies.
///
/// Deterministic: the same settings give the same arrivals, on every machine.
public final class SyntheticScenario {
    /// The home cluster whose payloads carry the canary.
    public static final ClusterId EUROPE = new ClusterId("europe");

    private SyntheticScenario() {}

    /// What can be chosen.
    ///
    /// `length` is how long jobs come in, in job time; `requestsPerSecond` is the mean of all
    /// request streams together, in real time; `marker` is the canary's text.
    public record Settings(
            long seed, Pace pace, Duration length, double requestsPerSecond, String marker) {
        private static final double MOST_REQUESTS_PER_SECOND = 1_000;
        private static final double DEFAULT_REQUESTS_PER_SECOND = 20;
        private static final Duration LEAST = Duration.ofHours(6);
        private static final Duration MOST = Duration.ofDays(14);

        public Settings {
            if (!(requestsPerSecond > 0 && requestsPerSecond <= MOST_REQUESTS_PER_SECOND)) {
                throw new IllegalArgumentException(
                        "requests per second must be above 0 and at most 1000, was "
                                + requestsPerSecond);
            }
            if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
                throw new IllegalArgumentException(
                        "length must be 6 hours to 14 days, was " + length);
            }
        }

        /// One day from `from` on, with what two cores can carry.
        public static Settings day(long seed, Instant from, Duration dayIn, String marker) {
            return new Settings(
                    seed,
                    new Pace(from, dayIn),
                    Duration.ofDays(1),
                    DEFAULT_REQUESTS_PER_SECOND,
                    marker);
        }

        int requests() {
            double seconds = pace.real(length).toMillis() / 1e3;
            return (int) Math.max(1, Math.round(requestsPerSecond * seconds));
        }
    }

    /// The scenario on the regions, law, models and policy of `config`; `feed` must cover them.
    public static Scenario of(HeliotropeConfig config, RecordedFeed feed, Settings settings) {
        Catalogue catalogue = config.catalogue();
        Canary canary = new Canary(EUROPE, settings.marker());
        Stage stage = Stage.of(catalogue, settings, canary);
        SplittableRandom random = new SplittableRandom(settings.seed());
        Ids ids = new Ids(settings.seed());
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.addAll(new SyntheticRequests(stage, random.split(), ids).arrivals());
        arrivals.addAll(new SyntheticBatch(stage, random.split(), ids).arrivals());
        arrivals.sort(Comparator.comparing(Arrival::at));
        PolicySettings policy = settings.pace().withReserve(config.policy());
        return new Scenario(
                "a simulated day",
                catalogue,
                policy,
                config.control(),
                settings.pace(),
                settings.length(),
                feed,
                canary,
                arrivals,
                scaling(settings, policy));
    }

    private static List<String> scaling(Settings settings, PolicySettings policy) {
        List<String> scaling = new ArrayList<>(settings.pace().scaling(policy));
        scaling.add(
                "%d requests, %.0f a real second on average; request and batch producers are made up"
                        .formatted(settings.requests(), settings.requestsPerSecond()));
        return scaling;
    }
}
