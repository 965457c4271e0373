package io.heliotrope.orchestrator.config;

import java.time.Duration;
import java.util.Optional;

/// How accounts of carbon are kept: how often what providers revised is stated anew, in real time;
/// [Duration#ZERO] is never.
public record AccountingSettings(Duration restate) {
    /// More often makes no sense: providers revise by the hour, and each time the ledger is read.
    public static final Duration SHORTEST = Duration.ofMinutes(1);

    /// Once a day.
    public static final AccountingSettings DEFAULT = new AccountingSettings(Duration.ofDays(1));

    public AccountingSettings {
        if (!restate.isZero() && restate.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "accounting.restate must be off or at least " + SHORTEST + ", was " + restate);
        }
    }

    /// How often, unless never.
    public Optional<Duration> restateEvery() {
        return restate.isZero() ? Optional.empty() : Optional.of(restate);
    }
}
