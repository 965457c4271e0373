package io.heliotrope.signals.energy;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.ServedModel;
import java.time.Duration;
import java.time.Instant;

/// Runs with the energy that a meter might have read.
final class Meter {
    static final ServedModel LLAMA = new ServedModel("Llama-3.1-8B", "H100", 1);

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Meter() {}

    /// A run that ended `minute` minutes in and drew `joules` for each of `tokens`.
    static Measured run(String method, double joules, int tokens, long minute) {
        Instant end = START.plus(Duration.ofMinutes(minute));
        return new Measured(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                end.minusSeconds(1),
                end,
                10,
                tokens,
                KilowattHours.ofJoules(joules * Math.max(1, tokens)),
                method);
    }

    /// The book after `count` readings of `joules` a token at batch 8.
    static EnergyBook taught(EnergyBook book, ServedModel serving, int count, double joules) {
        EnergyBook next = book;
        for (int i = 0; i < count; i++) {
            next = next.learn(serving, run("meter:nvml", joules, 100, i), 8).book();
        }
        return next;
    }
}
