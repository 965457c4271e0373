package io.heliotrope.signals.archive;

import java.nio.file.Path;

/// A file that can be read, with what it says of itself.
record Part(Path path, PartName name, Summary summary) {
    Extent extent() {
        return summary.extent();
    }
}
