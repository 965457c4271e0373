package io.heliotrope.orchestrator.roles;

import io.heliotrope.connectors.llama.LlamaEngine;
import io.heliotrope.connectors.llama.TinyLlama;
import io.heliotrope.connectors.onnx.OnnxEngine;
import io.heliotrope.connectors.onnx.TinyClassifier;
import io.heliotrope.workers.Engines;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineLimits;
import io.heliotrope.workers.engine.EngineStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedCollection;

/// The engines of this process, each lane with its own, shared by all of its workers.
///
/// Natives come up once for a process; close it once, at the end.
public final class EngineHouse implements AutoCloseable {
    private static final int LARGEST_BATCH = 64;

    private final SequencedCollection<Engine> started = new ArrayList<>();
    private final Engines engines;

    /// Starts engines for the models named: `llama` models on llama.cpp, `onnx` models on ONNX
    /// Runtime. Files are made in `folder`. A lane runs `slots` inferences at a time on each
    /// engine.
    ///
    /// @throws IllegalStateException saying why, when an engine cannot run on this machine
    public EngineHouse(Path folder, Collection<String> llama, Collection<String> onnx, int slots)
            throws InterruptedException {
        List<Engine> interactive = start(folder, llama, onnx, slots);
        List<Engine> batch = start(folder, llama, onnx, slots);
        engines = new Engines(interactive, batch);
    }

    private List<Engine> start(
            Path folder, Collection<String> llama, Collection<String> onnx, int slots)
            throws InterruptedException {
        List<Engine> lane = new ArrayList<>();
        if (!llama.isEmpty()) {
            List<TinyLlama> models = llama.stream().map(TinyLlama::named).toList();
            lane.add(
                    require(
                            LlamaEngine.start(
                                    new LlamaEngine.Settings(
                                            folder, models, slots, EngineLimits.DEFAULT),
                                    System::nanoTime)));
        }
        if (!onnx.isEmpty()) {
            List<TinyClassifier> models = onnx.stream().map(TinyClassifier::named).toList();
            lane.add(
                    require(
                            OnnxEngine.start(
                                    new OnnxEngine.Settings(
                                            folder,
                                            models,
                                            slots,
                                            LARGEST_BATCH,
                                            EngineLimits.DEFAULT),
                                    System::nanoTime)));
        }
        return lane;
    }

    private Engine require(EngineStart start) {
        return switch (start) {
            case EngineStart.Started(Engine engine) -> {
                started.addFirst(engine);
                yield engine;
            }
            case EngineStart.Unavailable(String engine, String problem) -> {
                close();
                throw new IllegalStateException(
                        "engine " + engine + " cannot run here: " + problem);
            }
        };
    }

    public Engines engines() {
        return engines;
    }

    @Override
    public void close() {
        started.forEach(Engine::close);
    }
}
