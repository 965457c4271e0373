package io.heliotrope.backtest.scenario;

import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.RowsTable;
import io.heliotrope.signals.recorded.SeriesTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The folder of data that a scenario's files lie in.
record Files(Path folder) {
    Path at(Path file) {
        return folder.resolve(file);
    }

    <T> T read(Path file, Function<Path, Parsed<T>> reader) throws Trouble {
        Path place = at(file);
        if (!java.nio.file.Files.isRegularFile(place)) {
            throw Trouble.of(place, "no such file; --data names the folder of a scenario's files");
        }
        return Trouble.sound(reader.apply(place));
    }

    SeriesTable series(Path file, SeriesTable.Kind kind) throws Trouble {
        return read(file, path -> SeriesTable.read(path, kind));
    }

    RowsTable rows(Path file, List<String> numbers, Optional<String> region) throws Trouble {
        return read(file, path -> RowsTable.read(path, numbers, region));
    }
}
