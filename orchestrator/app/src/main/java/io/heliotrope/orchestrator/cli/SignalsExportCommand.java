package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.GridZone;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.signals.archive.ArchiveReader;
import io.heliotrope.signals.archive.ArrowOutput;
import io.heliotrope.signals.archive.ExportFile;
import io.heliotrope.signals.archive.ParquetOutput;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.KnownSignals.Answered;
import io.heliotrope.signals.store.KnownSignals.Unread;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// An archive of signals as one file for others.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what an archive of signals knows into one file: Parquet for everybody, Arrow"
                    + " for those who read it.",
            "",
            "Of each series and time the newest value is written, as known by now or with"
                    + " --known-at as known then. The archive may be written to meanwhile."
        },
        footer = {
            "",
            "Example:",
            "  heliotrope signals export --archive signals --zone DE --from 2026-11-01T00:00Z \\",
            "      --parquet germany.parquet"
        })
final class SignalsExportCommand implements Callable<Integer> {
    private static final Instant BEGINNING = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final Context context;

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of the archive: it holds a folder for each zone.")
    private Path archive = Path.of("");

    @ArgGroup(exclusive = true, multiplicity = "1")
    private File file = new File();

    /// Which file is written.
    static final class File {
        @Option(
                names = "--parquet",
                paramLabel = "FILE",
                description = "Write a Parquet file, compressed with Zstandard.")
        private @Nullable Path parquet;

        @Option(
                names = "--arrow",
                paramLabel = "FILE",
                description = "Write an Arrow IPC file, also called Feather V2.")
        private @Nullable Path arrow;
    }

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            split = ",",
            description = "Only these zones (default: all that the archive has).")
    private List<String> zones = List.of();

    @Option(
            names = "--signal",
            paramLabel = "SIGNAL",
            split = ",",
            description = "Only these signals, such as carbon_intensity (default: all).")
    private List<String> signals = List.of();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "Only what holds after then, such as 2026-11-01T00:00Z.")
    private Instant from = BEGINNING;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "Only what holds before then.")
    private Instant to = END;

    @Option(
            names = "--known-at",
            paramLabel = "TIME",
            converter = InstantOption.class,
            description = "As it was known then, by when values were received.")
    private @Nullable Instant knownAt;

    @Option(
            names = "--revisions",
            description = "Every value that was ever received, also those that were revised.")
    private boolean isWithRevisions;

    SignalsExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (!from.isBefore(to)) {
            throw new CannotRun(
                    Why.USAGE,
                    "--to %s is not after --from %s: give a later time".formatted(to, from));
        }
        if (isWithRevisions && knownAt != null) {
            throw new CannotRun(
                    Why.USAGE, "--revisions are all values, --known-at some: give one of the two");
        }
        Set<Signal> only = only();
        try (ArchiveReader reader = ArchiveReader.open(archive)) {
            return export(reader, zones(reader), only);
        } catch (IOException failed) {
            throw new CannotRun(Why.NO, String.valueOf(failed.getMessage()), failed);
        }
    }

    private int export(KnownSignals known, SortedSet<GridZone> chosen, Set<Signal> only)
            throws IOException {
        List<Unread> unread = new ArrayList<>();
        long rows = 0;
        try (ExportFile out = open()) {
            for (GridZone zone : chosen) {
                Answered answered = known.read(query(zone, only), out);
                rows += answered.rows();
                unread.addAll(answered.unread());
            }
            out.finish();
            context.print("%s: %d values of %d zones%n".formatted(out.path(), rows, chosen.size()));
        }
        unread.forEach(each ->
                context.console()
                        .err()
                        .println("not in it: " + each.what() + ": " + each.problem()));
        context.console().err().flush();
        return unread.isEmpty() ? 0 : Why.NO.exitCode();
    }

    private ExportFile open() throws IOException {
        Path parquet = file.parquet;
        Path arrow = file.arrow;
        if (parquet != null) {
            return ExportFile.begin(parquet, ParquetOutput::file);
        }
        if (arrow != null) {
            return ExportFile.begin(arrow, ArrowOutput::file);
        }
        throw new CannotRun(Why.USAGE, "no file to write: give --parquet or --arrow");
    }

    private SignalQuery query(GridZone zone, Set<Signal> only) {
        SignalQuery query = SignalQuery.of(zone, from, to).signals(only);
        if (isWithRevisions) {
            return query.revisions();
        }
        return knownAt == null ? query : query.knownAt(knownAt);
    }

    private SortedSet<GridZone> zones(KnownSignals known) throws IOException {
        SortedSet<GridZone> there = known.zones();
        if (zones.isEmpty()) {
            return there;
        }
        SortedSet<GridZone> chosen = new TreeSet<>();
        for (String word : zones) {
            GridZone zone = new GridZone(word);
            if (!there.contains(zone)) {
                throw new CannotRun(
                        Why.NO,
                        "--zone %s: the archive %s has none of it, but %s"
                                .formatted(word, archive, there));
            }
            chosen.add(zone);
        }
        return chosen;
    }

    private Set<Signal> only() {
        Set<Signal> only = EnumSet.noneOf(Signal.class);
        for (String word : signals) {
            only.add(
                    Signal.of(word)
                            .orElseThrow(() ->
                                    new CannotRun(
                                            Why.USAGE,
                                            "--signal %s: there is no such signal: give one of %s"
                                                    .formatted(word, Signal.words()))));
        }
        return only;
    }
}
