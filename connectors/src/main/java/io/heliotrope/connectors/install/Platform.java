package io.heliotrope.connectors.install;

import java.util.Locale;

/// The operating system and processor that native libraries are chosen for.
public record Platform(Family os, Processor processor) {

    /// Operating systems that some engine has a native library for.
    public enum Family {
        LINUX,
        MAC,
        WINDOWS,
        OTHER
    }

    /// Processors that some engine has a native library for.
    public enum Processor {
        X86_64,
        AARCH64,
        OTHER
    }

    /// The platform that the properties `os.name` and `os.arch` describe.
    public static Platform of(String osName, String osArch) {
        return new Platform(family(osName.toLowerCase(Locale.ROOT)), processor(osArch));
    }

    /// The platform of this process.
    public static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    private static Family family(String name) {
        if (name.contains("linux")) {
            return Family.LINUX;
        }
        if (name.contains("mac") || name.contains("darwin")) {
            return Family.MAC;
        }
        return name.contains("windows") ? Family.WINDOWS : Family.OTHER;
    }

    private static Processor processor(String arch) {
        return switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> Processor.X86_64;
            case "aarch64", "arm64" -> Processor.AARCH64;
            default -> Processor.OTHER;
        };
    }

    /// What this platform calls the shared library `name`.
    public String libraryFile(String name) {
        return switch (os) {
            case WINDOWS -> name + ".dll";
            case MAC -> "lib" + name + ".dylib";
            case LINUX, OTHER -> "lib" + name + ".so";
        };
    }
}
