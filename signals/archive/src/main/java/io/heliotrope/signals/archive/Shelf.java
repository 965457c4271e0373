package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.KnownSignals.Unread;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;

/// What lies in an archive's folder.
///
/// Files never change, so what one says of itself is read once. A writer may come and go meanwhile:
/// a folder is looked at until it looks the same twice.
final class Shelf {
    private static final int MOST_LOOKS = 100;
    private static final String WHAT_TO_DO =
            "; the others are read without it. Move it out of the folder, or put a good copy in its"
                    + " place";

    private final Path folder;
    private final BufferAllocator memory;
    private final Lister lister;
    private final Map<Path, Part> known = new ConcurrentHashMap<>();

    Shelf(Path folder, BufferAllocator memory) {
        this(folder, memory, Shelf::list);
    }

    Shelf(Path folder, BufferAllocator memory, Lister lister) {
        this.folder = folder;
        this.memory = memory;
        this.lister = lister;
    }

    /// Tells what lies in a folder, by name; nothing in one that is not there. While files come and
    /// go, some may be missing that were there all the time.
    @FunctionalInterface
    interface Lister {
        List<Path> list(Path folder) throws IOException;
    }

    /// What there is of a zone, or of a day of it. `parts` are those whose rows count, in order of
    /// days and numbers; `replaced` are left from a merge that did not come to its end.
    record Contents(List<Part> parts, List<Part> replaced, List<Unread> unread) {
        Contents {
            parts = List.copyOf(parts);
            replaced = List.copyOf(replaced);
            unread = List.copyOf(unread);
        }
    }

    Path zoneFolder(GridZone zone) {
        return folder.resolve(FolderNames.of(zone));
    }

    Path dayFolder(GridZone zone, LocalDate day) {
        return zoneFolder(zone).resolve(FolderNames.of(day));
    }

    /// All days of a zone.
    Contents of(GridZone zone) throws IOException {
        List<Part> parts = new ArrayList<>();
        List<Part> replaced = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (Path day : days(zoneFolder(zone)).values()) {
            Contents contents = day(day);
            contents.parts().stream()
                    .filter(part -> part.summary().zone().equals(zone))
                    .forEach(parts::add);
            replaced.addAll(contents.replaced());
            unread.addAll(contents.unread());
        }
        return new Contents(parts, replaced, unread);
    }

    /// The folders of zones.
    List<Path> zoneFolders() throws IOException {
        return lister.list(folder).stream().filter(Files::isDirectory).toList();
    }

    /// The zones of which there is a file that can be read.
    SortedSet<GridZone> zones() throws IOException {
        SortedSet<GridZone> zones = new TreeSet<>();
        for (Path zoneFolder : zoneFolders()) {
            for (Path day : days(zoneFolder).values()) {
                SortedSet<GridZone> ofDay = new TreeSet<>();
                day(day).parts().forEach(part -> ofDay.add(part.summary().zone()));
                zones.addAll(ofDay);
                if (!ofDay.isEmpty()) {
                    break;
                }
            }
        }
        return zones;
    }

    /// The folders of a zone's days, in their order.
    SequencedMap<LocalDate, Path> days(Path zoneFolder) throws IOException {
        TreeMap<LocalDate, Path> days = new TreeMap<>();
        for (Path path : lister.list(zoneFolder)) {
            FolderNames.day(String.valueOf(path.getFileName()))
                    .ifPresent(day -> days.put(day, path));
        }
        return days;
    }

    /// The number of the next append of a day: above all that there are, readable or not.
    int nextNumber(Path day) throws IOException {
        return lister.list(day).stream()
                        .map(file -> PartName.parse(String.valueOf(file.getFileName())))
                        .flatMap(Optional::stream)
                        .mapToInt(PartName::last)
                        .max()
                        .orElse(-1)
                + 1;
    }

    /// What lies in the folder of a day.
    Contents day(Path day) throws IOException {
        List<Path> before = lister.list(day);
        for (int look = 0; look < MOST_LOOKS; look++) {
            Optional<Contents> contents = look(before);
            List<Path> after = lister.list(day);
            if (contents.isPresent() && after.equals(before)) {
                forgetAllBut(day, after);
                return contents.get();
            }
            before = after;
        }
        throw new IOException(day + " changes all the time: is it on a disk that others write to?");
    }

    /// Empty when a file was gone again.
    private Optional<Contents> look(List<Path> files) throws IOException {
        List<Part> readable = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(PartName.SUFFIX)) {
                continue;
            }
            Optional<PartName> number = PartName.parse(name);
            if (number.isEmpty()) {
                unread.add(unread(file, "has no name of a part, such as 000042.arrow"));
                continue;
            }
            try {
                readable.add(part(file, number.get()));
            } catch (NoSuchFileException gone) {
                return Optional.empty();
            } catch (DamagedFile damaged) {
                unread.add(unread(file, String.valueOf(damaged.getMessage())));
            }
        }
        return Optional.of(sorted(readable, unread));
    }

    private Part part(Path file, PartName name) throws IOException {
        Part part = known.get(file);
        if (part == null) {
            part = new Part(file, name, PartRows.summary(memory, file));
            known.put(file, part);
        }
        return part;
    }

    private static Contents sorted(List<Part> readable, List<Unread> unread) {
        List<Part> parts = new ArrayList<>();
        List<Part> replaced = new ArrayList<>();
        for (Part part : readable) {
            boolean isReplaced =
                    readable.stream().anyMatch(other -> other.name().replaces(part.name()));
            (isReplaced ? replaced : parts).add(part);
        }
        return new Contents(parts, replaced, unread);
    }

    private void forgetAllBut(Path day, List<Path> files) {
        known.keySet().removeIf(path -> day.equals(path.getParent()) && !files.contains(path));
    }

    static Unread unread(Path file, String problem) {
        return new Unread(file.toString(), problem + WHAT_TO_DO);
    }

    private static List<Path> list(Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(paths::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (DirectoryIteratorException broken) {
            throw new IOException(folder + " cannot be listed: " + broken.getMessage(), broken);
        }
        Collections.sort(paths);
        return paths;
    }
}
