package io.heliotrope.signals.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Whether one host is to be called.
///
/// Safe from any thread. Who is admitted says how it went: [#succeeded], [#failed] or [#abandoned].
/// One who never does costs a probing host another rest.
final class Breaker {
    private final Breakers.Settings settings;
    private final InstantSource clock;
    private final AtomicReference<Phase> phase = new AtomicReference<>(new Closed(0));

    Breaker(Breakers.Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private sealed interface Phase {}

    private record Closed(int failures) implements Phase {}

    private record Open(Instant until) implements Phase {}

    /// One call is on its way; if nothing is heard of it, the next may try from `until` on.
    private record Probing(Instant until) implements Phase {}

    /// Whether the caller may call.
    sealed interface Admission {
        enum Go implements Admission {
            GO
        }

        record Rest(Instant until) implements Admission {}
    }

    Admission admit() {
        Instant now = clock.instant();
        while (true) {
            Phase seen = phase.get();
            switch (seen) {
                case Closed _ -> {
                    return Admission.Go.GO;
                }
                case Open(Instant until) when now.isBefore(until) -> {
                    return new Admission.Rest(until);
                }
                case Probing(Instant until) when now.isBefore(until) -> {
                    return new Admission.Rest(until);
                }
                case Open _, Probing _ -> {
                    if (phase.compareAndSet(seen, new Probing(now.plus(settings.rest())))) {
                        return Admission.Go.GO;
                    }
                }
            }
        }
    }

    void succeeded() {
        phase.set(new Closed(0));
    }

    void failed() {
        Instant until = clock.instant().plus(settings.rest());
        phase.updateAndGet(seen ->
                switch (seen) {
                    case Closed(int failures) ->
                            failures + 1 >= settings.failures()
                                    ? new Open(until)
                                    : new Closed(failures + 1);
                    case Probing _ -> new Open(until);
                    case Open open -> open;
                });
    }

    /// The call was given up on our side: it says nothing about the host.
    void abandoned() {
        phase.updateAndGet(seen -> seen instanceof Probing ? new Open(clock.instant()) : seen);
    }

    Breakers.State state() {
        return switch (phase.get()) {
            case Closed _ -> Breakers.State.CLOSED;
            case Open _ -> Breakers.State.OPEN;
            case Probing _ -> Breakers.State.HALF_OPEN;
        };
    }
}
