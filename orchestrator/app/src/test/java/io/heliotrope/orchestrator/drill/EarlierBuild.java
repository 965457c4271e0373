package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An earlier state of this repository, built in a worktree of its own without the network, and
/// removed again.
final class EarlierBuild implements AutoCloseable {
    private static final Duration BUILT_WITHIN = Duration.ofMinutes(10);
    private static final Path MODULE = Path.of("orchestrator", "app");
    private static final Path NAMED = Path.of("src", "test", "upgrade", "oldest-compatible");

    private final Path root;
    private final Path worktree;

    private EarlierBuild(Path root, Path worktree) {
        this.root = root;
        this.worktree = worktree;
    }

    /// The commit or tag that is named as the oldest that may run beside this one: the first line
    /// of its file that is no comment.
    static String oldestCompatible() throws IOException {
        try (Stream<String> lines = Files.lines(NAMED)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(NAMED + " names no commit"));
        }
    }

    /// Why `commit` cannot be built here, if so.
    static Optional<String> obstacle(String commit) throws IOException {
        Path root = root();
        String said = run(root, "git", "cat-file", "-e", commit + "^{commit}");
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of("no commit " + commit + " here: " + said);
    }

    /// Checks `commit` out into `worktree` and builds the program there.
    ///
    /// @throws IllegalStateException with the build's output when it fails
    static EarlierBuild of(String commit, Path worktree) throws IOException {
        Path root = root();
        require(run(root, "git", "worktree", "add", "--detach", worktree.toString(), commit));
        EarlierBuild build = new EarlierBuild(root, worktree);
        try {
            require(
                    run(
                            worktree,
                            worktree.resolve("mvnw").toString(),
                            "-q",
                            "-o",
                            "-B",
                            "-Dfast",
                            "-pl",
                            MODULE.toString(),
                            "-am",
                            "package"));
        } catch (IllegalStateException failed) {
            build.close();
            throw failed;
        }
        return build;
    }

    /// The class path of the program as it was.
    String classPath() {
        return worktree.resolve(MODULE).resolve("target").resolve("heliotrope.jar").toString();
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().resolve("..").resolve("..").normalize();
    }

    private static void require(String complaint) {
        if (!complaint.isEmpty()) {
            throw new IllegalStateException(complaint);
        }
    }

    /// Empty when the command succeeded, else what it said.
    private static String run(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path output = Files.createTempFile("heliotrope-build-", ".log");
        try {
            Process process =
                    builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!process.waitFor(BUILT_WITHIN.toMinutes(), TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return String.join(" ", command) + " took longer than " + BUILT_WITHIN;
            }
            return process.exitValue() == 0
                    ? ""
                    : String.join(" ", command) + " failed: " + Files.readString(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            Files.deleteIfExists(output);
        }
    }

    @Override
    public void close() throws IOException {
        require(run(root, "git", "worktree", "remove", "--force", worktree.toString()));
    }
}
