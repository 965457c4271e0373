package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.A_DAY;
import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.all;
import static io.heliotrope.signals.archive.Samples.at;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files come and go while they are read.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadersAndWriterTest {
    private static final int APPENDS = 150;
    private static final int READERS = 3;

    @TempDir private Path folder;

    private final AtomicInteger stored = new AtomicInteger();

    /// Rows about three days, so that an answer takes several looks.
    private static List<SignalRow> rows(int number) {
        return List.of(
                row(DE, 5 * number, number, 0, 0),
                row(DE, 5 * number + A_DAY, number, 0, 0),
                row(DE, 5 * number + 2 * A_DAY, number, 0, 0));
    }

    /// Reads until everything is stored, and returns how often it did.
    private int read() throws IOException {
        int answers = 0;
        int before;
        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            do {
                before = stored.get();
                List<SignalRow> seen = all(reader);
                List<SignalRow> due = new ArrayList<>();
                for (int i = 0; i < before; i++) {
                    due.addAll(rows(i));
                }
                assertThat(seen).doesNotHaveDuplicates().containsAll(due);
                answers++;
            } while (before < APPENDS);
        }
        return answers;
    }

    @Test
    void an_answer_has_all_that_was_stored_before_it_once() throws Exception {
        ArchiveSettings three = new ArchiveSettings(Retention.Always.ALWAYS, 3);
        try (ArrowArchive archive = ArrowArchive.open(folder, three);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit((Callable<Integer>) this::read));
            }
            for (int i = 0; i < APPENDS; i++) {
                archive.append(rows(i));
                stored.set(i + 1);
            }
            archive.tidy(at(9 * A_DAY));
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }
}
