package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// A program in a JVM of its own: small, quick to start, killed without a word of farewell.
///
/// Its output goes to a file. It is ended by its own handle and no other, at the latest when this
/// JVM ends. Safe from any thread.
public final class ChildJvm implements AutoCloseable {
    private static final Duration SIGNALLED_WITHIN = Duration.ofSeconds(10);

    /// As the launcher sets them, but for a JVM that lives for seconds beside ten others on two
    /// cores.
    private static final List<String> FLAGS =
            List.of(
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xmx256m");

    private final String name;
    private final Process process;
    private final Path output;
    private final Thread atOurEnd;

    private ChildJvm(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.atOurEnd = new Thread(process::destroyForcibly, "ends-" + name);
        Runtime.getRuntime().addShutdownHook(atOurEnd);
    }

    /// Starts `main` with `arguments`; `flags` are further flags of its JVM. The class path goes
    /// through the environment: a command line has a limit.
    ///
    /// @throws DrillFailed when the machine starts no process
    static ChildJvm start(
            Site site, String name, List<String> flags, String main, List<String> arguments) {
        return start(site, name, flags, site.classPath(), main, arguments);
    }

    static ChildJvm start(
            Site site,
            String name,
            List<String> flags,
            String classPath,
            String main,
            List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Site.java().toString());
        command.addAll(FLAGS);
        command.add("-Djava.io.tmpdir=" + site.temporary());
        if (classPath.equals(site.classPath())) {
            command.addAll(site.flags());
        }
        command.addAll(flags);
        command.add(main);
        command.addAll(arguments);
        Path output = site.log(name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(site.folder().toFile());
        builder.environment().putAll(Map.of("CLASSPATH", classPath));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        try {
            Files.deleteIfExists(output);
            return new ChildJvm(name, builder.start(), output);
        } catch (IOException refused) {
            throw new DrillFailed(name + " cannot be started: " + refused.getMessage(), refused);
        }
    }

    public String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    /// What it said so far.
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Its exit status, once it has ended.
    OptionalInt exit() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /// Waits until it said `text`.
    ///
    /// @throws DrillFailed when it ended before or `limit` has passed
    void awaitSaid(String text, Duration limit) {
        Patience.until(
                limit,
                () -> "'" + text + "' from " + name + ", which said\n" + said(),
                () -> said().contains(text) || !isAlive());
        if (!said().contains(text)) {
            throw new DrillFailed(name + " ended with " + exit() + ", having said\n" + said());
        }
    }

    /// Waits until it ended by itself and tells its exit status.
    ///
    /// @throws DrillFailed when it is still there after `limit`
    int awaitExit(Duration limit) {
        Patience.until(limit, () -> "the end of " + name, () -> !isAlive());
        forget();
        return process.exitValue();
    }

    /// As `kill -9` does; returns when it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitGone();
    }

    /// Stands still, without noticing, until [#resume].
    public void pause() {
        signal("-STOP");
    }

    public void resume() {
        signal("-CONT");
    }

    /// Asks it to end as an operator does, and waits for it.
    ///
    /// @throws DrillFailed when it does not within `limit`
    public void end(Duration limit) {
        process.destroy();
        awaitExit(limit);
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(pid())).start();
            boolean isDone =
                    kill.waitFor(SIGNALLED_WITHIN.toSeconds(), TimeUnit.SECONDS)
                            && kill.exitValue() == 0;
            if (!isDone) {
                throw new DrillFailed(name + " did not take kill " + signal);
            }
        } catch (IOException e) {
            throw new DrillFailed("this machine has no kill command: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted while " + name + " was signalled", e);
        }
    }

    private void awaitGone() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atOurEnd);
        } catch (IllegalStateException ending) {
            // the hook runs already
        }
    }

    @Override
    public void close() {
        kill();
    }
}
