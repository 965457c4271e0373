package io.heliotrope.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The engines in a process of their own, where everything they leave behind can be seen.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EngineProcessTest {

    /// Longer than the command line that brings ONNX Runtime down while its telemetry is on.
    private static final String PADDING = "-Dpadding=" + "x".repeat(6000);

    private static final long LIMIT_SECONDS = 60;

    @Test
    void prints_nothing_and_writes_to_its_own_folder_only(@TempDir Path temp) throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        Path scratch = Files.createDirectory(temp.resolve("scratch"));
        Path output = temp.resolve("output");

        Process process = start(temp.resolve("engines"), home, scratch, output);
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(Files.readString(output)).isEmpty();
        assertThat(ended).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(files(home)).isEmpty();
        assertThat(files(scratch)).isEmpty();
        assertThat(files(temp.resolve("engines")))
                .anyMatch(file -> file.endsWith(".gguf"))
                .anyMatch(file -> file.endsWith(".onnx"))
                .noneMatch(file -> file.endsWith(".tmp"));
    }

    private static Process start(Path engines, Path home, Path scratch, Path output)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-Djava.io.tmpdir=" + scratch,
                                PADDING,
                                BothEngines.class.getName(),
                                engines.toString()));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TMPDIR", scratch.toString());
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        builder.environment().remove("CI");
        return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }
}
