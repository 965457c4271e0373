package io.heliotrope.orchestrator.roles;

import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/// Answers at once, with the payload as it was read, in pieces and as a whole.
final class EchoEngine implements Engine {
    private static final Duration SOON = Duration.ofMillis(1);
    private static final int PIECE_TOKENS = 16;

    @Override
    public String name() {
        return "echo";
    }

    @Override
    public Set<String> models() {
        return Set.of(SmallFleet.MODEL);
    }

    @Override
    public int slots() {
        return 4;
    }

    @Override
    public InferenceResult infer(InferenceRequest request, TokenListener listener) {
        String read = StandardCharsets.UTF_8.decode(request.input()).toString();
        for (int i = 0; i < PIECE_TOKENS; i++) {
            listener.onToken(i, i == 0 ? read : ".");
        }
        byte[] answer = ("read " + read).getBytes(StandardCharsets.UTF_8);
        return new InferenceResult.Completed(
                new Completion(ByteBuffer.wrap(answer), "text/plain", 1, PIECE_TOKENS, SOON, SOON));
    }

    @Override
    public void close() {}
}
