package io.heliotrope.signals.archive;

import io.heliotrope.signals.archive.Shelf.Contents;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Makes one file of many, and removes what is not needed. For the writer, one thread at a time.
///
/// What replaces several files says by its name which ones. From when it has that name they count
/// no more, whether they are deleted yet or not; before, it does not count.
final class Housekeeping {
    private final Shelf shelf;
    private final BufferAllocator memory;
    private final Step.Listener steps;

    Housekeeping(Shelf shelf, BufferAllocator memory, Step.Listener steps) {
        this.shelf = shelf;
        this.memory = memory;
        this.steps = steps;
    }

    /// Removes what processes left that died in the midst of something.
    void sweep(Path day) throws IOException {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(day, "*" + PartName.SUFFIX + Disk.UNFINISHED)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        for (Part part : shelf.day(day).replaced()) {
            Files.deleteIfExists(part.path());
        }
    }

    /// Makes one file of those of a day. What cannot be read stays, and nothing that was written
    /// before it is put together with what came after it.
    ///
    /// @return how many files are fewer
    int merge(Path day) throws IOException {
        Contents contents = shelf.day(day);
        int fewer = 0;
        for (List<Part> run : runs(contents)) {
            if (run.size() > 1) {
                merge(day, run);
                fewer += run.size() - 1;
            }
        }
        return fewer;
    }

    private void merge(Path day, List<Part> run) throws IOException {
        PartName name = run.getFirst().name().to(run.getLast().name());
        Path path = day.resolve(name.toString());
        Path unfinished = Disk.unfinished(path);
        Summary summary = run.stream().map(Part::summary).reduce(Summary::and).orElseThrow();
        try (Rows rows = MergedRows.of(memory, run)) {
            PartWriter.write(memory, unfinished, summary, rows);
        }
        steps.done(Step.MERGE_WRITTEN);
        Disk.name(unfinished, path);
        Disk.sync(day);
        steps.done(Step.MERGE_NAMED);
        for (Part part : run) {
            Files.deleteIfExists(part.path());
            steps.done(Step.MERGE_ONE_DELETED);
        }
    }

    /// Neighbours of one zone with nothing unreadable in between.
    private static List<List<Part>> runs(Contents contents) {
        List<PartName> unreadable = new ArrayList<>();
        contents.unread()
                .forEach(unread ->
                        PartName.parse(String.valueOf(Path.of(unread.what()).getFileName()))
                                .ifPresent(unreadable::add));
        List<List<Part>> runs = new ArrayList<>();
        for (Part part : contents.parts()) {
            boolean isJoined = !runs.isEmpty() && follows(runs.getLast(), part, unreadable);
            if (!isJoined) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(part);
        }
        return runs;
    }

    private static boolean follows(List<Part> run, Part part, List<PartName> unreadable) {
        PartName all = run.getFirst().name().to(part.name());
        return run.getLast().summary().zone().equals(part.summary().zone())
                && unreadable.stream()
                        .noneMatch(other ->
                                other.first() <= all.last() && all.first() <= other.last());
    }

    /// Deletes a whole day.
    void drop(Path day) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(day)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
                steps.done(Step.DROP_ONE_DELETED);
            }
        }
        Files.deleteIfExists(day);
    }
}
