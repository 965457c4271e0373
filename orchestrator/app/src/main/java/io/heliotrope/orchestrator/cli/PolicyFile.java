package io.heliotrope.orchestrator.cli;

import io.heliotrope.backtest.Backtest;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.PolicyText;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policy that decides over recorded days.
final class PolicyFile {
    private PolicyFile() {}

    /// That of a file, or the shipped one.
    ///
    /// @throws CannotRun when it cannot be read, or cannot decide among the scenario's regions
    static Backtest.Named sound(Backtest backtest, @Nullable Path file) {
        Backtest.Named policy = named(file);
        List<String> faults = backtest.faults(policy);
        if (!faults.isEmpty()) {
            throw new CannotRun(Why.USAGE, policy.name() + ":\n" + String.join("\n", faults));
        }
        return policy;
    }

    private static Backtest.Named named(@Nullable Path file) {
        PolicySettings none =
                new PolicySettings(
                        PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, 0, 1, Duration.ZERO);
        if (file == null) {
            PolicyText shipped = PolicyTexts.shipped();
            return new Backtest.Named(shipped.name(), none.with(List.of(shipped)));
        }
        try {
            PolicyText text = new PolicyText(file.toString(), Files.readString(file));
            return new Backtest.Named(file.toString(), none.with(List.of(text)));
        } catch (IOException unreadable) {
            throw new CannotRun(Why.USAGE, file + " cannot be read, expected a policy", unreadable);
        }
    }
}
