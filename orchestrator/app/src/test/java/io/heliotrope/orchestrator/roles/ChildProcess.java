package io.heliotrope.orchestrator.roles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        main.getName()));
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
