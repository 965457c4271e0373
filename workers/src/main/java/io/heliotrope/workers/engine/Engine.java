package io.heliotrope.workers.engine;

import io.heliotrope.model.Digest;
import java.util.Optional;
import java.util.Set;

/// An inference runtime with its models loaded and warm.
///
/// Any number of threads may call [#infer]; at most [#slots] of them compute at a time, the others
/// wait for a slot in order of arrival. An engine that runs in this process holds the calling
/// thread inside native code, so a pool calls it from platform threads, one for each slot.
public interface Engine extends AutoCloseable {

    /// The runtime's name for operators: `llama`, `onnx`.
    String name();

    /// The models that this engine answers for. Never changes.
    Set<String> models();

    /// The SHA-256 of the file that it has loaded as `model`: what names a model's version beyond
    /// doubt. Empty when it cannot tell, and for a model that it does not have.
    default Optional<Digest> digest(String model) {
        return Optional.empty();
    }

    /// How many inferences run at the same time; at least one.
    int slots();

    /// Runs one inference to its end and hands each output token to `listener` as it appears, on
    /// the calling thread.
    ///
    /// The same request gives the same output on the same machine, whatever runs beside it.
    /// Whatever can be wrong with the request or the runtime is a [InferenceResult.Failed].
    ///
    /// @throws InterruptedException when the thread is interrupted while it waits for a slot or
    ///   between two tokens; the inference is then cancelled and its slot free again
    InferenceResult infer(InferenceRequest request, TokenListener listener)
            throws InterruptedException;

    /// Ends running inferences with [FailureReason#ENGINE_CLOSED], waits for them and lets go of
    /// the native resources. A second call does nothing.
    @Override
    void close();
}
