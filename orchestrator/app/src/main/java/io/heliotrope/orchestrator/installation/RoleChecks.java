package io.heliotrope.orchestrator.installation;

import io.heliotrope.orchestrator.admin.Check;
import io.heliotrope.orchestrator.admin.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What the health pages of a process ask of its roles. Filled before the pages are served.
final class RoleChecks {
    private final List<Check> ready = new ArrayList<>();
    private final List<Check> live = new ArrayList<>();

    /// Whether a role runs now; where it does not, `otherwise` says so.
    void ready(String name, BooleanSupplier isRunning, String otherwise) {
        ready.add(check(name, isRunning, otherwise));
    }

    /// Whether it may come to run by itself when it does not.
    void live(String name, BooleanSupplier isAlive, String otherwise) {
        live.add(check(name, isAlive, otherwise));
    }

    private static Check check(String name, BooleanSupplier isUp, String otherwise) {
        return new Check(
                name, () -> isUp.getAsBoolean() ? new Health.Up() : new Health.Down(otherwise));
    }

    List<Check> ofReadiness() {
        return ready;
    }

    List<Check> ofLife() {
        return live;
    }
}
