package io.heliotrope.queues.format;

import io.heliotrope.decider.Course;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import java.time.Duration;
import java.util.List;

/// What jobs want, and what those in pieces have, drawn with the other values.
final class AnyPieces {
    private AnyPieces() {}

    static Objective objective(AnyValue any) {
        return any.one(
                () ->
                        new Objective.Respond(
                                any.positive(), any.instant(), 1 + any.random.nextInt(1_000_000)),
                () ->
                        new Objective.Complete(
                                any.instant(), any.positive(), any.random.nextBoolean()));
    }

    static Load load(Load load, AnyValue any) {
        return any.random.nextBoolean()
                ? load
                : load.after(Duration.ofMillis(1 + any.random.nextInt(1_000_000)));
    }

    static List<Receipt.Piece> meant(AnyValue any) {
        return any.list(3, () -> new Receipt.Piece(any.region(), any.instant(), any.instant()));
    }

    static List<PieceRun> ran(AnyValue any) {
        return any.list(
                3,
                () ->
                        new PieceRun(
                                new Token(any.text()),
                                new ExecutionId(any.text()),
                                any.region(),
                                any.measured()));
    }

    static Course course(AnyValue any) {
        return new Course(any.random.nextInt(5), any.random.nextInt(5), ran(any));
    }
}
