package io.heliotrope.orchestrator.drill;

import java.util.Collection;

/// One invariant as it was found: its number in `docs/guarantees.md`, what it says, whether it
/// holds, and the figures.
public record Claim(String id, String says, boolean holds, String found) {
    /// A claim that holds when nothing breaks it; `broken` names the first of what does.
    static Claim none(String id, String says, Collection<?> broken, String found) {
        String named = broken.stream().limit(5).map(String::valueOf).toList().toString();
        return new Claim(
                id,
                says,
                broken.isEmpty(),
                broken.isEmpty()
                        ? found
                        : broken.size() + " break it, first " + named + "; " + found);
    }

    /// A line for people.
    @Override
    public String toString() {
        return "  %-6s  %-3s %-34s %s".formatted(holds ? "ok" : "BROKEN", id, says, found);
    }
}
