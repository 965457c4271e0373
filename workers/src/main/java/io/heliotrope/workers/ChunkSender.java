package io.heliotrope.workers;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.seal.OutputContext.Part;
import io.heliotrope.workers.engine.TokenListener;

/// Sends an interactive answer in pieces while it is made, each sealed if the job is. Owned by the
/// thread of the inference.
final class ChunkSender implements TokenListener {
    private final Dispatch dispatch;
    private final ExecutionId execution;
    private final Seals seals;
    private final Answers answers;
    private final Chunker chunker;
    private final RealTime.Mark started;
    private int next;

    ChunkSender(Dispatch dispatch, ExecutionId execution, JobRun.Shared shared, Answers answers) {
        WorkerConfig.Limits limits = shared.config().limits();
        this.dispatch = dispatch;
        this.execution = execution;
        this.seals = shared.seals();
        this.answers = answers;
        this.chunker = new Chunker(limits.chunkTokens(), limits.chunkPace());
        this.started = shared.time().mark();
    }

    @Override
    public void onToken(int index, String text) {
        chunker.add(text, started.elapsed()).ifPresent(this::send);
    }

    private void send(String chunk) {
        Result.Chunk piece = new Result.Chunk(execution, next);
        Output output = seals.seal(dispatch, execution, new Part.Piece(next), Output.text(chunk));
        next++;
        answers.chunk(dispatch, piece, output);
    }
}
