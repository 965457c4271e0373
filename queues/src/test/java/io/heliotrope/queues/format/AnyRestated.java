package io.heliotrope.queues.format;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Change;
import io.heliotrope.protocol.Restated.Figure;
import io.heliotrope.protocol.Restated.Told;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Any later statement of what a job emitted.
public final class AnyRestated {
    private static final List<String> KINDS = List.of("lifecycle", "direct", "marginal", "market");
    private static final List<String> COLUMNS =
            List.of(
                    "operational",
                    "market",
                    "marginal",
                    "idle",
                    "data_movement",
                    "weights_movement",
                    "at_home",
                    "saved");

    private AnyRestated() {}

    /// Equal draws give equal records.
    public static Restated of(AnyRecord any) {
        Instant replaces = Instant.EPOCH.plusSeconds(any.random.nextInt());
        return new Restated(
                new JobId(any.text()),
                any.digest(),
                any.region(),
                replaces,
                replaces.plusSeconds(1 + any.random.nextInt(999)),
                IntStream.rangeClosed(0, any.random.nextInt(3)).mapToObj(_ -> change(any)).toList(),
                any.list(3, () -> cause(any)));
    }

    private static Change change(AnyRecord any) {
        return new Change(drawn(any, COLUMNS), figure(any), figure(any), figure(any));
    }

    private static String drawn(AnyRecord any, List<String> words) {
        return words.get(any.random.nextInt(words.size()));
    }

    private static Figure figure(AnyRecord any) {
        double high = any.number();
        double middle = high - any.number();
        return any.one(
                () ->
                        new Figure.Grams(
                                drawn(any, KINDS),
                                middle - any.number(),
                                middle,
                                middle + any.number()),
                () -> new Figure.NotKnown("no_intensity"));
    }

    private static Cause cause(AnyRecord any) {
        return new Cause(
                any.word(Told.class),
                any.text(),
                any.text(),
                any.instant(),
                any.instant(),
                any.instant(),
                1 + any.random.nextInt(9));
    }
}
