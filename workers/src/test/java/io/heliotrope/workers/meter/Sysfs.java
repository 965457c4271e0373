package io.heliotrope.workers.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A powercap tree as Linux shows one, made up in a folder.
public final class Sysfs {
    final Path root;

    public Sysfs(Path root) {
        this.root = root;
    }

    /// A zone such as `intel-rapl:0` with its name, or another reading of it.
    Sysfs zone(String zone, String name, long microjoules, long range) {
        write(zone, "name", name);
        write(zone, "max_energy_range_uj", Long.toString(range));
        return shows(zone, microjoules);
    }

    Sysfs shows(String zone, long microjoules) {
        return write(zone, "energy_uj", Long.toString(microjoules));
    }

    Sysfs write(String zone, String file, String text) {
        try {
            Files.createDirectories(root.resolve(zone));
            Files.writeString(root.resolve(zone).resolve(file), text + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
