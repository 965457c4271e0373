package io.heliotrope.orchestrator.quote;

import io.heliotrope.model.Catalogue;
import io.heliotrope.protocol.Load;
import java.time.Instant;

/// What is known of the slots that other jobs have.
public sealed interface Taken {
    /// As the batch decider saw it at `at` (job time), in a catalogue.
    record Known(Load load, Instant at, Catalogue catalogue) implements Taken {}

    /// Nobody here knows.
    enum Unknown implements Taken {
        UNKNOWN
    }

    /// Whether it says something of the slots of `now`: another catalogue has other regions.
    default boolean isAbout(Catalogue now) {
        return this instanceof Known known && known.catalogue().equals(now);
    }
}
