package io.heliotrope.orchestrator.admin;

import java.util.function.Supplier;

/// One named question about this process. `answer` must be quick and safe from any thread; one that
/// throws counts as down.
public record Check(String name, Supplier<Health> answer) {
    Health ask() {
        try {
            return answer.get();
        } catch (RuntimeException broken) {
            return new Health.Down("the check itself failed: " + broken);
        }
    }
}
