package io.heliotrope.connectors.llama;

import de.kherud.llama.LlamaModel;
import io.heliotrope.connectors.install.NativeLibraries;
import io.heliotrope.connectors.install.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Brings llama.cpp's native library into this process, without a word on standard output.
final class LlamaNative {

    /// Where the binding looks for its library before it unpacks one itself.
    private static final String LIBRARY_PROPERTY = "de.kherud.llama.lib.path";

    /// A folder from which the binding deletes whatever is called `llama*` or `jllama*`; by default
    /// the system's temporary folder.
    private static final String SCRATCH_PROPERTY = "de.kherud.llama.tmpdir";

    private LlamaNative() {}

    /// The problem that keeps the library away, or nothing when it is there.
    static Optional<String> load(Path root, Platform platform) {
        String system =
                switch (platform.os()) {
                    case LINUX -> "Linux";
                    case MAC -> "Mac";
                    case WINDOWS -> "Windows";
                    case OTHER -> "";
                };
        String processor =
                switch (platform.processor()) {
                    case X86_64 -> "x86_64";
                    case AARCH64 -> "aarch64";
                    case OTHER -> "";
                };
        NativeLibraries libraries =
                new NativeLibraries(
                        LlamaModel.class,
                        "/de/kherud/llama/" + system + "/" + processor,
                        List.of(platform.libraryFile("jllama")));
        if (system.isEmpty() || processor.isEmpty() || !libraries.present()) {
            return Optional.of(
                    "llama.cpp has no native library for this machine ("
                            + platform
                            + "); it has them for Linux and macOS on x86_64 and aarch64 and for"
                            + " Windows on x86_64. Run models of the llama engine on one of these.");
        }
        return switch (libraries.load(root, LlamaNative::tellTheBinding)) {
            case NativeLibraries.Loading.Loaded loaded -> Optional.empty();
            case NativeLibraries.Loading.Failed(String problem) ->
                    Optional.of("llama.cpp: " + problem);
        };
    }

    private static void tellTheBinding(Path folder) {
        try {
            Path scratch = Files.createDirectories(folder.resolve("scratch"));
            System.setProperty(SCRATCH_PROPERTY, scratch.toString());
            System.setProperty(LIBRARY_PROPERTY, folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
