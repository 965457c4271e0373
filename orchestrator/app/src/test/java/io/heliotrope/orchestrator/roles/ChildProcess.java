package io.heliotrope.orchestrator.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A role in a JVM of its own, to be killed without a word of farewell.
///
/// The class path goes through the environment: a command line has a limit.
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static ChildProcess start(Class<?> main, Path output, String... arguments)
            throws IOException {
        return start(main.getName(), output, arguments);
    }

    /// Starts the program with `arguments`.
    static ChildProcess heliotrope(Path output, String... arguments) throws IOException {
        return start("io.heliotrope.orchestrator.Main", output, arguments);
    }

    private static ChildProcess start(String main, Path output, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new ChildProcess(builder.start(), output);
    }

    /// What it said so far, for the message of a test that fails.
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }

    /// Every line that it said so far.
    public void lines(Consumer<String> taker) {
        try (Stream<String> lines = Files.lines(output, StandardCharsets.ISO_8859_1)) {
            lines.forEach(taker);
        } catch (IOException e) {
            throw new UncheckedIOException("what a process said cannot be read", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// As `kill -9` does; returns when it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
