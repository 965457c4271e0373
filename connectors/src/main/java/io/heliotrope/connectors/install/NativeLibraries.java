package io.heliotrope.connectors.install;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Unpacks the native libraries of a dependency into a folder that all processes share, and loads
/// them.
///
/// The dependencies would unpack by themselves, but into the temporary folder of the system: anew
/// for each process, without a trace of who else is using the file, left behind by every process
/// that is killed, and with lines on standard output.
public final class NativeLibraries {

    /// Whether the libraries are in this process.
    public sealed interface Loading {

        /// They are, from `folder`.
        record Loaded(Path folder) implements Loading {}

        /// They are not: `problem` says why.
        record Failed(String problem) implements Loading {}
    }

    private final Class<?> owner;
    private final String resourceFolder;
    private final List<String> files;

    /// The libraries `files`, in the order to load them, that lie in the jar of `owner` under the
    /// absolute `resourceFolder`.
    public NativeLibraries(Class<?> owner, String resourceFolder, List<String> files) {
        this.owner = owner;
        this.resourceFolder = resourceFolder;
        this.files = List.copyOf(files);
    }

    /// Unpacks what is missing below `root`, tells `beforeLoad` the folder, loads.
    ///
    /// `beforeLoad` is the moment to point the dependency to that folder. Loading twice is
    /// harmless.
    public Loading load(Path root, Consumer<Path> beforeLoad) {
        try {
            Path folder = root.resolve(identity()).toAbsolutePath();
            for (String file : files) {
                unpack(file, folder.resolve(file));
            }
            beforeLoad.accept(folder);
            for (String file : files) {
                loadLibrary(folder.resolve(file));
            }
            return new Loading.Loaded(folder);
        } catch (IOException | UncheckedIOException e) {
            return new Loading.Failed(
                    "the native libraries could not be unpacked into " + root + ": " + e);
        } catch (LinkageError e) {
            return new Loading.Failed("the native library does not load here: " + e.getMessage());
        }
    }

    /// Whether the dependency carries these libraries at all.
    public boolean present() {
        return files.stream().allMatch(file -> owner.getResource(path(file)) != null);
    }

    /// Names one build of the libraries by the checksums that their jar records, so that nothing
    /// has to be unpacked to know that it is there already.
    private String identity() throws IOException {
        StringBuilder name = new StringBuilder(owner.getSimpleName());
        for (String file : files) {
            URLConnection connection = open(file);
            long mark = connection.getContentLengthLong();
            if (connection instanceof JarURLConnection jar && jar.getJarEntry() != null) {
                mark = jar.getJarEntry().getCrc();
            }
            name.append('-').append(Long.toHexString(mark));
        }
        return name.toString();
    }

    private void unpack(String file, Path target) throws IOException {
        URLConnection connection = open(file);
        long size = connection.getContentLengthLong();
        if (Files.isRegularFile(target) && Files.size(target) == size) {
            return;
        }
        try (InputStream content = connection.getInputStream()) {
            AtomicFile.write(target, content);
        }
    }

    private URLConnection open(String file) throws IOException {
        URL resource = owner.getResource(path(file));
        if (resource == null) {
            throw new IOException("there is no resource " + path(file));
        }
        return resource.openConnection();
    }

    private String path(String file) {
        return resourceFolder + "/" + file;
    }

    // The path is absolute and the file complete; loading native code is this class's purpose.
    @SuppressWarnings("restricted")
    private static void loadLibrary(Path library) {
        System.load(library.toString());
    }
}
