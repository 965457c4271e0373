package io.heliotrope.signals.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A circuit breaker for each host: one that fails again and again is left alone for a while, then
/// tried with one call.
///
/// Safe from any thread. Hosts come from settings, so there are few.
public final class Breakers {
    private final Settings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, Breaker> byHost = new ConcurrentHashMap<>();

    public Breakers(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// A host rests for `rest` after `failures` calls in a row that timed out, broke or brought a
    /// 5xx. Answers of any other kind show that it lives.
    public record Settings(int failures, Duration rest) {
        /// Five failures, one minute.
        public static final Settings DEFAULTS = new Settings(5, Duration.ofMinutes(1));

        public Settings {
            if (failures < 1 || !rest.isPositive()) {
                throw new IllegalArgumentException(
                        "breaker.failures (%d) must be at least 1 and breaker.rest (%s) > 0"
                                .formatted(failures, rest));
            }
        }
    }

    /// What a breaker does with the next call.
    public enum State {
        /// Calls go through.
        CLOSED,
        /// One call tries whether the host is back; others wait for what it brings.
        HALF_OPEN,
        /// No call goes through.
        OPEN
    }

    /// The state of each host that was ever called, as `host:port`.
    public SortedMap<String, State> states() {
        SortedMap<String, State> states = new TreeMap<>();
        byHost.forEach((host, breaker) -> states.put(host, breaker.state()));
        return states;
    }

    Breaker of(String host) {
        return byHost.computeIfAbsent(host, _ -> new Breaker(settings, clock));
    }
}
