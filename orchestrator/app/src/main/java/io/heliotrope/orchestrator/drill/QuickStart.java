package io.heliotrope.orchestrator.drill;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the JVM remembers of an earlier start of the program, so that the next hundred take half of
/// the CPU time: an ahead-of-time cache (JEP 483) of one process that ran every role.
///
/// It fits one build of the program only; one made for another build is made anew. Belongs to one
/// thread.
final class QuickStart {
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);
    private static final Duration DUMPED_WITHIN = Duration.ofMinutes(2);

    private QuickStart() {}

    /// A site like `site` whose children start quickly, with the cache kept in `folder`. A class
    /// path of more than one jar has no cache: such a site is returned as it is.
    ///
    /// @throws DrillFailed when the program does not come up or ends badly
    static Site of(Site site, Path folder) {
        Path jar = Path.of(site.classPath());
        if (!Files.isRegularFile(jar)) {
            return site;
        }
        try {
            Files.createDirectories(folder);
            String build = Files.size(jar) + "-" + Files.getLastModifiedTime(jar).toMillis();
            Path cache = folder.resolve("program-" + build + ".aot").toAbsolutePath();
            if (!Files.exists(cache)) {
                forget(folder);
                train(site, cache);
            }
            // it complains of single methods that it cannot take over
            return site.with(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
        } catch (IOException e) {
            throw new DrillFailed("no start cache in " + folder + ": " + e.getMessage(), e);
        }
    }

    /// The caches of other builds.
    private static void forget(Path folder) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "program-*.aot")) {
            for (Path cache : old) {
                Files.deleteIfExists(cache);
            }
        }
    }

    private static void train(Site site, Path cache) throws IOException {
        Path settings =
                FleetFile.write(
                        site.folder().resolve("training.yaml"),
                        Map.of(
                                FleetFile.NORTH_HOME, "embedded",
                                FleetFile.WEST_HOME, "embedded",
                                FleetFile.CONTROL, "embedded"),
                        "",
                        "");
        Path made = site.folder().resolve("training.aot");
        try (ChildJvm program =
                ChildJvm.start(
                        site,
                        "training",
                        List.of("-XX:AOTCacheOutput=" + made),
                        ChildFleet.MAIN,
                        List.of(
                                "up",
                                "--config",
                                settings.toString(),
                                "--data",
                                site.data("training").toString()))) {
            program.awaitSaid(ChildFleet.UP, UP_WITHIN);
            program.end(DUMPED_WITHIN);
        }
        Files.move(made, cache, StandardCopyOption.ATOMIC_MOVE);
    }
}
