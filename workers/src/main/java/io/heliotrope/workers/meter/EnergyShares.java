package io.heliotrope.workers.meter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Shares the energy between looks out over the runs that were in their engines meanwhile.
///
/// It is shared by time: at each moment every run takes the same part of the power. Tokens would be
/// the other key, but those of the runs that go on are not known when one ends, prompts make none,
/// and a step of a batch advances each sequence by one token, so that time and tokens come to the
/// same. What is drawn while nothing runs is nobody's.
///
/// Only the spans between looks that lie wholly within a run count for it, since of the others it
/// is not known when in them the energy was drawn; they must make up half of the run, which is then
/// taken to have gone on like that. A shorter run, or one whose looks failed, has no share.
///
/// Safe from any thread; all times are those of one clock that never steps back.
public final class EnergyShares {
    private static final double NANO = 1e-9;
    private static final double LEAST_PART = 0.5;

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Part> running = new HashSet<>();
    private final Map<String, Integer> models = new HashMap<>();
    private Look before = new Look.Blind("nobody has looked yet");
    private long lookedAt;
    private long advancedTo;

    /// The integral of 1 / n over the span since the last look, in seconds.
    private double inverse;

    /// Whether more than one model ran in the span since the last look.
    private boolean isMixed;

    public EnergyShares(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// A run's part in what is drawn, from [#begin] to [#end]; read under the same lock.
    public final class Part {
        private final String model;
        private long from;
        private long to;
        private boolean isFresh = true;
        private boolean isAlone = true;
        private double seconds;
        private double joules;
        private double inverses;
        private int devices;

        private Part(String model) {
            this.model = model;
        }

        /// Takes part in a whole span of `span` seconds at `watts`.
        private void take(double span, double watts, int seen) {
            seconds += span;
            joules += watts * inverse;
            inverses += inverse;
            isAlone &= !isMixed;
            devices = seen;
        }
    }

    /// What a run drew: `joules` over its whole length, shared with `meanBatch` runs on average
    /// (the harmonic mean, itself included), on `devices`. `isAlone` when no other model ran
    /// meanwhile, so that the batch is one of its own model.
    public record Share(double joules, double meanBatch, int devices, boolean isAlone) {}

    /// A run of `model` enters its engine.
    public Part begin(String model) {
        Part part = new Part(model);
        lock.lock();
        try {
            part.from = advance();
            running.add(part);
            models.merge(model, 1, Integer::sum);
            isMixed |= models.size() > 1;
            return part;
        } finally {
            lock.unlock();
        }
    }

    /// The run has left its engine, however it ended. A second call changes nothing.
    public void end(Part part) {
        lock.lock();
        try {
            long now = advance();
            if (running.remove(part)) {
                part.to = now;
                models.computeIfPresent(part.model, (_, runs) -> runs == 1 ? null : runs - 1);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes in what was just seen.
    public void looked(Look look) {
        lock.lock();
        try {
            long now = advance();
            double span = (now - lookedAt) * NANO;
            double joules = Look.joulesBetween(before, look, span);
            for (Part part : running) {
                if (!part.isFresh && span > 0 && !Double.isNaN(joules)) {
                    part.take(span, joules / span, look.seen());
                }
                part.isFresh = false;
            }
            before = look;
            lookedAt = now;
            inverse = 0;
            isMixed = models.size() > 1;
        } finally {
            lock.unlock();
        }
    }

    /// What a run that has ended drew, if enough of it was seen.
    public Optional<Share> share(Part part) {
        lock.lock();
        try {
            double length = (part.to - part.from) * NANO;
            if (running.contains(part)
                    || !(part.seconds > 0 && part.seconds >= LEAST_PART * length)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Share(
                            part.joules * length / part.seconds,
                            Math.max(1, part.seconds / part.inverses),
                            part.devices,
                            part.isAlone));
        } finally {
            lock.unlock();
        }
    }

    /// Counts the time since the last event, and gives the time. Called under the lock.
    private long advance() {
        long now = nanos.getAsLong();
        if (!running.isEmpty()) {
            inverse += (now - advancedTo) * NANO / running.size();
        }
        advancedTo = now;
        return now;
    }
}
