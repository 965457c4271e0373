package io.heliotrope.connectors;

import io.heliotrope.connectors.llama.LlamaEngine;
import io.heliotrope.connectors.llama.TinyLlama;
import io.heliotrope.connectors.onnx.OnnxEngine;
import io.heliotrope.connectors.onnx.TinyClassifier;
import io.heliotrope.workers.engine.EngineLimits;
import io.heliotrope.workers.engine.EngineStart;
import io.heliotrope.workers.engine.InferenceRequest;
import io.heliotrope.workers.engine.InferenceResult;
import io.heliotrope.workers.engine.TokenListener;
import java.nio.file.Path;
import java.util.List;

/// A program that runs both engines once from the folder it is given, silently, and exits with 0
/// when both answered.
final class BothEngines {

    private BothEngines() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        EngineStart llama =
                LlamaEngine.start(
                        new LlamaEngine.Settings(
                                folder, List.of(TinyLlama.named("a")), 1, EngineLimits.DEFAULT),
                        System::nanoTime);
        EngineStart onnx =
                OnnxEngine.start(
                        new OnnxEngine.Settings(
                                folder,
                                List.of(TinyClassifier.named("b")),
                                1,
                                1,
                                EngineLimits.DEFAULT),
                        System::nanoTime);
        System.exit(answers(llama, "a") && answers(onnx, "b") ? 0 : 1);
    }

    private static boolean answers(EngineStart start, String model) throws InterruptedException {
        if (!(start instanceof EngineStart.Started started)) {
            return false;
        }
        InferenceResult result =
                started.engine()
                        .infer(InferenceRequest.ofText(model, "hi", 2, 0), TokenListener.NONE);
        started.engine().close();
        return result instanceof InferenceResult.Completed;
    }
}
