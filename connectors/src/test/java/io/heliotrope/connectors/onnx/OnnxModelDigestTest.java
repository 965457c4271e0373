package io.heliotrope.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Digest;
import io.heliotrope.workers.engine.Engine;
import io.heliotrope.workers.engine.EngineLimits;
import io.heliotrope.workers.engine.EngineStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OnnxModelDigestTest {
    private static final Path FOLDER = Path.of("target", "engines");

    @Test
    void the_engine_tells_the_digest_of_the_file_that_it_has_loaded() throws IOException {
        OnnxEngine.Settings settings =
                new OnnxEngine.Settings(
                        FOLDER,
                        List.of(TinyClassifier.named("digested")),
                        1,
                        8,
                        EngineLimits.DEFAULT);
        if (!(OnnxEngine.start(settings, System::nanoTime)
                instanceof EngineStart.Started(Engine engine))) {
            throw new AssertionError("ONNX Runtime does not start here");
        }
        try (engine) {
            Digest digest = engine.digest("digested").orElseThrow();
            Path file = FOLDER.resolve("digested-" + digest.hex().substring(0, 12) + ".onnx");

            assertThat(Digest.of(Files.readAllBytes(file))).isEqualTo(digest);
            assertThat(engine.digest("another")).isEmpty();
        }
    }
}
