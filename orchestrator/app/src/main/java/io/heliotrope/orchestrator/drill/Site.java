package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where children are started: everything that they write lies below `folder`, also what they call
/// temporary; `classPath` is that of the program, `flags` are further flags of every child's JVM.
public record Site(Path folder, String classPath, List<String> flags) {
    public Site {
        flags = List.copyOf(flags);
    }

    /// A site in `folder`, which is made when it is missing.
    public static Site in(Path folder, String classPath) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("log"));
        return new Site(folder.toAbsolutePath(), classPath, List.of());
    }

    Site with(List<String> otherFlags) {
        return new Site(folder, classPath, otherFlags);
    }

    /// The JVM that this process runs on.
    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /// What a child of that name says.
    Path log(String name) {
        return folder.resolve("log").resolve(name + ".log");
    }

    Path data(String name) {
        return folder.resolve("data").resolve(name);
    }
}
