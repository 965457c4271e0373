package io.heliotrope.connectors.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.heliotrope.connectors.install.NativeLibraries;
import io.heliotrope.connectors.install.Platform;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Brings ONNX Runtime's native libraries into this process, with their telemetry switched off.
final class OnnxNative {

    /// Where the binding looks for its libraries before it unpacks them itself.
    private static final String LIBRARY_PROPERTY = "onnxruntime.native.path";

    /// Read once, when the runtime starts.
    ///
    /// Without it the runtime of 1.29 reports to its maker over the network, this process's command
    /// line included, writes to the user's cache and the system's temporary folder, and brings the
    /// process down when the command line is longer than about 4,000 bytes.
    private static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private OnnxNative() {}

    /// The problem that keeps the libraries away, or nothing when they are there.
    static Optional<String> load(Path root, Platform platform) {
        String folder =
                switch (platform.os()) {
                    case LINUX -> "linux";
                    case MAC -> "osx";
                    case WINDOWS -> "win";
                    case OTHER -> "other";
                };
        String processor =
                switch (platform.processor()) {
                    case X86_64 -> "x64";
                    case AARCH64 -> "aarch64";
                    case OTHER -> "other";
                };
        NativeLibraries libraries =
                new NativeLibraries(
                        OrtEnvironment.class,
                        "/ai/onnxruntime/native/" + folder + "-" + processor,
                        List.of(
                                platform.libraryFile("onnxruntime"),
                                platform.libraryFile("onnxruntime4j_jni")));
        if (!libraries.present()) {
            return Optional.of(
                    "ONNX Runtime has no native library for this machine ("
                            + platform
                            + "); it has them for Linux on x86_64 and aarch64, macOS on aarch64 and"
                            + " Windows on x86_64. Run models of the onnx engine on one of these.");
        }
        if (!"1".equals(System.getenv(NO_TELEMETRY)) && !setEnvironment(NO_TELEMETRY, "1")) {
            return Optional.of(
                    "ONNX Runtime would send telemetry from this process; start it with the"
                            + " environment variable "
                            + NO_TELEMETRY
                            + "=1");
        }
        return switch (libraries.load(root, OnnxNative::tellTheBinding)) {
            case NativeLibraries.Loading.Loaded loaded -> Optional.empty();
            case NativeLibraries.Loading.Failed(String problem) ->
                    Optional.of("ONNX Runtime: " + problem);
        };
    }

    private static void tellTheBinding(Path folder) {
        System.setProperty(LIBRARY_PROPERTY, folder.toString());
    }

    /// Sets a variable of this process's environment as native code sees it, which Java itself
    /// cannot; false where the C library has no `setenv`.
    // The three arguments are those of the POSIX function.
    @SuppressWarnings("restricted")
    private static boolean setEnvironment(String name, String value) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find("setenv");
        if (function.isEmpty()) {
            return false;
        }
        MethodHandle setenv =
                linker.downcallHandle(
                        function.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            Object code = setenv.invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            return Integer.valueOf(0).equals(code);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv could not be called", e);
        }
    }
}
