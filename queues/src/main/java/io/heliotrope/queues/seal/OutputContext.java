package io.heliotrope.queues.seal;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.PublicKey;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.Result;

/// What an output's seal is bound to: the job, the execution, and the place of a piece in its
/// order. With any of it changed, the output does not open.
public record OutputContext(
        RegionId origin,
        Lane lane,
        JobId job,
        PublicKey replyTo,
        Token token,
        ExecutionId execution,
        Part part) {
    private static final String OUTPUT = "heliotrope output 1";

    /// Which part of what an execution says.
    public sealed interface Part {
        /// A piece of the output, counted from 0.
        record Piece(int index) implements Part {}

        /// The whole output.
        record Whole() implements Part {}

        /// What went wrong, for the producer's eyes.
        record Trouble() implements Part {}
    }

    /// Of a result as its document tells it.
    ///
    /// @throws IllegalArgumentException for a pause or a decline, which have no output
    public static OutputContext of(Result result, Lane lane, PublicKey replyTo) {
        return switch (result.kind()) {
            case Result.Chunk c ->
                    of(result, lane, replyTo, c.execution(), new Part.Piece(c.index()));
            case Result.Finished f -> of(result, lane, replyTo, f.execution(), new Part.Whole());
            case Result.Failed f -> of(result, lane, replyTo, f.execution(), new Part.Trouble());
            case Result.Paused p ->
                    throw new IllegalArgumentException("a run that pauses has no output");
            case Result.Declined d ->
                    throw new IllegalArgumentException("a declined dispatch has no output");
        };
    }

    private static OutputContext of(
            Result result, Lane lane, PublicKey replyTo, ExecutionId execution, Part part) {
        return new OutputContext(
                result.origin(), lane, result.job(), replyTo, result.token(), execution, part);
    }

    byte[] info() {
        Fields fields =
                new Fields()
                        .text(OUTPUT)
                        .text(origin.value())
                        .text(lane.word())
                        .text(job.value())
                        .field(replyTo.bytes())
                        .text(token.value())
                        .text(execution.value());
        return switch (part) {
            case Part.Piece(int index) -> fields.small(0).number(index).bytes();
            case Part.Whole whole -> fields.small(1).number(0).bytes();
            case Part.Trouble trouble -> fields.small(2).number(0).bytes();
        };
    }
}
