package io.heliotrope.signals.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.store.InMemorySignals;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The archive on disk says what rows in memory say, whatever is done to it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchivePropertyTest {
    private static final int DEEDS = 120;
    private static final Instant BEGIN = Instant.parse("2026-11-20T22:30:00Z");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void the_disk_knows_what_memory_knows(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        RandomRows rows = new RandomRows(random);
        InMemorySignals memory = new InMemorySignals();
        ArrowArchive disk = open(random, Step.Listener.none());
        try {
            for (int deed = 0; deed < DEEDS; deed++) {
                String where = "seed " + seed + ", deed " + deed;
                switch (random.nextInt(10)) {
                    case 0 -> {
                        disk.close();
                        disk = open(random, Step.Listener.none());
                    }
                    case 1 -> disk.tidy(BEGIN.plus(Duration.ofHours(random.nextInt(96))));
                    case 2 -> {
                        disk.close();
                        cutOff(random, rows, memory);
                        disk = open(random, Step.Listener.none());
                    }
                    case 3, 4, 5, 6 -> {
                        List<SignalRow> batch = rows.batch();
                        assertThat(disk.append(batch)).as(where).isEqualTo(memory.append(batch));
                    }
                    default -> {
                        SignalQuery query = rows.query();
                        assertThat(disk.list(query))
                                .as(where + ": " + query)
                                .isEqualTo(memory.list(query));
                    }
                }
            }
            for (var zone : RandomRows.ZONES) {
                SignalQuery all = Samples.everything(zone);
                assertThat(disk.list(all)).as("seed " + seed).isEqualTo(memory.list(all));
            }
            assertThat(disk.zones()).isEqualTo(memory.zones());
        } finally {
            disk.close();
        }
    }

    private ArrowArchive open(SplittableRandom random, Step.Listener steps) throws IOException {
        ArchiveSettings settings =
                new ArchiveSettings(Retention.Always.ALWAYS, random.nextInt(2, 9));
        return ArrowArchive.open(folder, settings, steps);
    }

    /// Appends and tidies until the power goes off, and tells memory what then is on the disk.
    private void cutOff(SplittableRandom random, RandomRows rows, InMemorySignals memory)
            throws IOException {
        Step step = rows.pick(List.of(Step.values()));
        try (ArrowArchive disk = open(random, new PowerCut(step, random.nextInt(1, 3)))) {
            List<SignalRow> batch = rows.batch();
            boolean isStored = true;
            try {
                disk.append(batch);
            } catch (PowerCut.Off off) {
                isStored = step != Step.APPEND_WRITTEN;
            }
            if (isStored) {
                memory.append(batch);
            }
            try {
                disk.tidy(BEGIN.plus(Duration.ofDays(9)));
            } catch (PowerCut.Off off) {
                // that is what is tested
            }
        }
    }
}
