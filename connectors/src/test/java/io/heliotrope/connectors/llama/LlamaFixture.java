package io.heliotrope.connectors.llama;

import io.heliotrope.workers.engine.Completion;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineLimits;
import io.heliotrope.workers.engine.EngineStart;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small engine and the questions that its tests put to it.
final class LlamaFixture {

    static final Path FOLDER = Path.of("target", "engines");
    static final String PROMPT = "How green is the grid at noon?";
    static final String MODEL = "tiny";
    static final EngineLimits LIMITS = new EngineLimits(8192, 512);

    private LlamaFixture() {}

    static LlamaEngine.Settings settings(int slots, Path folder) {
        return new LlamaEngine.Settings(folder, List.of(TinyLlama.named(MODEL)), slots, LIMITS);
    }

    static Engine start(int slots, LongSupplier nanoClock) throws InterruptedException {
        return opened(LlamaEngine.start(settings(slots, FOLDER), nanoClock));
    }

    static Engine opened(EngineStart start) {
        return switch (start) {
            case EngineStart.Started(Engine engine) -> engine;
            case EngineStart.Unavailable unavailable ->
                    throw new AssertionError(unavailable.toString());
        };
    }

    static InferenceResult infer(Engine engine, String input, int maxTokens, long seed)
            throws InterruptedException {
        return engine.infer(
                InferenceRequest.ofText(MODEL, input, maxTokens, seed), TokenListener.NONE);
    }

    static Completion completed(InferenceResult result) {
        return switch (result) {
            case InferenceResult.Completed(Completion completion) -> completion;
            case InferenceResult.Failed failed -> throw new AssertionError(failed.toString());
        };
    }

    static JsonNode json(Completion completion) {
        return new JsonMapper().readTree(completion.outputText());
    }
}
