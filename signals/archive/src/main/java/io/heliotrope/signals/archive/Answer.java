package io.heliotrope.signals.archive;

import io.heliotrope.signals.archive.Shelf.Contents;
import io.heliotrope.signals.store.KnownSignals.Answered;
import io.heliotrope.signals.store.KnownSignals.RowSink;
import io.heliotrope.signals.store.KnownSignals.Unread;
import io.heliotrope.signals.store.Newest;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalQuery.Knowledge;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// Answers one query, day by day of what rows are about: no more than such a day is in memory. For
/// one thread.
final class Answer {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_LOOKS = 100;

    private final Shelf shelf;
    private final BufferAllocator memory;
    private final SignalQuery query;
    private final RowSink sink;
    private final Map<Path, Unread> unread = new LinkedHashMap<>();
    private List<Part> parts = List.of();
    private long rows;

    Answer(Shelf shelf, BufferAllocator memory, SignalQuery query, RowSink sink) {
        this.shelf = shelf;
        this.memory = memory;
        this.query = query;
        this.sink = sink;
    }

    /// Hands over all rows.
    Answered give() throws IOException {
        look();
        Instant from = Instant.MIN;
        Optional<Instant> first = earliest(Instant.MIN);
        while (first.isPresent() && first.get().isBefore(query.to())) {
            Instant begin = first.get().isBefore(query.from()) ? query.from() : first.get();
            Instant end = begin.truncatedTo(ChronoUnit.DAYS).plus(DAY);
            Instant until = end.isBefore(query.to()) ? end : query.to();
            for (SignalRow row : rows(from, until)) {
                sink.accept(row);
                rows++;
            }
            from = until;
            first = earliest(from);
        }
        return new Answered(rows, List.copyOf(unread.values()));
    }

    private void look() throws IOException {
        Contents contents = shelf.of(query.zone());
        contents.unread().forEach(each -> unread.put(Path.of(each.what()), each));
        parts = contents.parts().stream().filter(part -> isAskedFor(part.extent())).toList();
    }

    private boolean isAskedFor(Extent extent) {
        Knowledge knowledge = query.knowledge();
        return extent.validFromMin().isBefore(query.to())
                && extent.validToMax().isAfter(query.from())
                && knowledge.has(extent.receivedMin());
    }

    /// From when on there is something that begins at `from` or later.
    private Optional<Instant> earliest(Instant from) {
        return parts.stream()
                .map(Part::extent)
                .filter(extent -> !extent.validFromMax().isBefore(from))
                .map(extent -> extent.validFromMin().isBefore(from) ? from : extent.validFromMin())
                .min(Comparator.naturalOrder());
    }

    /// What begins to hold between `from` and `until`, exclusive.
    private List<SignalRow> rows(Instant from, Instant until) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                Newest newest = new Newest(query);
                for (Part part : parts) {
                    if (reaches(part.extent(), from, until) && !unread.containsKey(part.path())) {
                        rows(part, from, until).forEach(newest::offer);
                    }
                }
                return newest.sorted();
            } catch (NoSuchFileException merged) {
                look();
            }
        }
        throw new IOException(
                "files of %s go while they are read: does somebody delete them?"
                        .formatted(shelf.zoneFolder(query.zone())));
    }

    private static boolean reaches(Extent extent, Instant from, Instant until) {
        return extent.validFromMin().isBefore(until) && !extent.validFromMax().isBefore(from);
    }

    /// All or none of what a file has of that time.
    private List<SignalRow> rows(Part part, Instant from, Instant until) throws IOException {
        List<SignalRow> found = new ArrayList<>();
        try (Rows all = PartRows.between(memory, part.path(), from, until)) {
            while (all.advance()) {
                SignalRow row = all.row();
                if (query.asksFor(row)) {
                    found.add(row);
                }
            }
        } catch (DamagedFile damaged) {
            unread.put(
                    part.path(), Shelf.unread(part.path(), String.valueOf(damaged.getMessage())));
            return List.of();
        }
        return found;
    }
}
