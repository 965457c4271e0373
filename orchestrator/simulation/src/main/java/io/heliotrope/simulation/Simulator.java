package io.heliotrope.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays schedules and checks what they leave behind. Stateless; safe from any thread.
public final class Simulator {
    private final Rules rules;

    /// With every rule kept.
    public Simulator() {
        this(new Rules());
    }

    Simulator(Rules rules) {
        this.rules = rules;
    }

    /// Plays the schedule of a seed; returns the first promise that it breaks.
    public Optional<Violation> play(long seed) {
        return play(Schedule.of(seed));
    }

    /// Plays a schedule; returns the first promise that it breaks.
    public Optional<Violation> play(Schedule schedule) {
        return play(schedule, null);
    }

    private Optional<Violation> play(Schedule schedule, @Nullable Consumer<String> tracer) {
        try {
            return Promises.broken(new Evidence(new Play(schedule, rules, tracer).run()));
        } catch (RuntimeException e) {
            return Optional.of(new Violation("no failure", e + " at " + e.getStackTrace()[0]));
        }
    }

    /// The smallest schedule found that breaks the same promise as `failing` does.
    public Schedule shrink(Schedule failing, Violation violation) {
        return new Shrinker(this, violation).shrink(failing);
    }

    /// What happens in a schedule, line by line.
    public List<String> trace(Schedule schedule) {
        List<String> lines = new ArrayList<>();
        Optional<Violation> _ = play(schedule, lines::add);
        return lines;
    }
}
