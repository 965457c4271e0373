package io.heliotrope.workers;

import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/// An engine whose inferences begin when they are called and end when the test lets them.
final class ScriptedEngine implements Engine {
    /// What one inference does once it is let through.
    interface Script {
        InferenceResult infer(InferenceRequest request, TokenListener listener);
    }

    private final Set<String> models;
    private final int slots;
    private final Script script;
    private final Semaphore through;

    /// Requests in the order in which they came in.
    final BlockingQueue<InferenceRequest> entered = new LinkedBlockingQueue<>();

    private ScriptedEngine(Set<String> models, int slots, Script script, int through) {
        this.models = models;
        this.slots = slots;
        this.script = script;
        this.through = new Semaphore(through);
    }

    /// Lets every inference through at once.
    static ScriptedEngine open(String model, Script script) {
        return new ScriptedEngine(Set.of(model), 8, script, Integer.MAX_VALUE);
    }

    /// Holds every inference until [#let] is called.
    static ScriptedEngine held(String model) {
        return new ScriptedEngine(Set.of(model), 8, ScriptedEngine::echo, 0);
    }

    static ScriptedEngine withSlots(String model, int slots) {
        return new ScriptedEngine(Set.of(model), slots, ScriptedEngine::echo, Integer.MAX_VALUE);
    }

    /// Gives its input back: 3 prompt tokens, 2 output tokens, 2 ms to the first and 5 ms in all.
    static InferenceResult echo(InferenceRequest request, TokenListener listener) {
        return completed(StandardCharsets.UTF_8.decode(request.input()).toString());
    }

    static InferenceResult completed(String text) {
        ByteBuffer output = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        return new InferenceResult.Completed(
                new Completion(
                        output, "text/plain", 3, 2, Duration.ofMillis(2), Duration.ofMillis(5)));
    }

    void let(int inferences) {
        through.release(inferences);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Set<String> models() {
        return models;
    }

    @Override
    public int slots() {
        return slots;
    }

    @Override
    public InferenceResult infer(InferenceRequest request, TokenListener listener)
            throws InterruptedException {
        entered.add(request);
        through.acquire();
        return script.infer(request, listener);
    }

    @Override
    public void close() {}
}
