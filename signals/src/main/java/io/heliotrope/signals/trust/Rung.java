package io.heliotrope.signals.trust;

import io.heliotrope.model.Reading;
import io.heliotrope.model.Step;
import java.time.Duration;
import java.time.Instant;

/// What is used for one moment of a zone, and why. `why` is one line for a person.
public sealed interface Rung {
    Instant at();

    String why();

    /// A value, and how old it is: the time since its source made it known.
    record Known(Instant at, Reading reading, Duration age, String why) implements Rung {
        public Step step() {
            return reading.step();
        }
    }

    /// No value: the last rung is not to know.
    record Unknown(Instant at, String why) implements Rung {}
}
