package io.heliotrope.queues.crash;

import org.jspecify.annotations.Nullable;

/// What this process was told to end at, read once. The only state is the charge's counter: which
/// passing is the n-th is a fact of the process, whoever comes past.
final class Armed {
    static final Charge.Request REQUEST =
            Charge.read(
                    System.getProperty(
                            CrashPoint.PROPERTY,
                            System.getenv().getOrDefault(CrashPoint.VARIABLE, "")));

    static final @Nullable Charge CHARGE =
            REQUEST instanceof Charge.At(CrashPoint point, long passing)
                    ? new Charge(point, passing, Charge::end)
                    : null;

    private Armed() {}
}
