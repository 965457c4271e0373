package io.heliotrope.orchestrator.installation;

import io.heliotrope.orchestrator.config.Engine;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.roles.EngineHouse;
import java.nio.file.Path;
import java.util.List;

/// The engines that serve the models of the settings.
final class Models {
    /// Inferences that run at once in this process.
    static final int SLOTS = 2;

    private Models() {}

    /// Called before any role starts: llama.cpp's library ends the process when it is loaded after
    /// RocksDB's.
    static EngineHouse house(HeliotropeConfig config, Path data) throws InterruptedException {
        return new EngineHouse(
                data.resolve("models"),
                served(config, Engine.LLAMA),
                served(config, Engine.ONNX),
                SLOTS);
    }

    private static List<String> served(HeliotropeConfig config, Engine engine) {
        return config.models().stream()
                .filter(model -> model.engine() == engine)
                .map(model -> model.spec().name())
                .toList();
    }
}
