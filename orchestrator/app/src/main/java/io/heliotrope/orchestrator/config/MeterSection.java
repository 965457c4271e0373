package io.heliotrope.orchestrator.config;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what the workers of each region are metered by. A key that belongs to another kind of
/// meter is no setting.
final class MeterSection {
    private static final String PAUSE = "a time of at least 10ms such as 1s";
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final int MOST_GPUS = 1024;

    private final TreeMap<RegionId, MeterSettings> meters = new TreeMap<>();

    /// The kinds of meters there are.
    private enum Kind {
        NONE,
        POWERCAP,
        NVIDIA_SMI
    }

    /// Reads a region's `meter`, which may be left out.
    void region(Setting<RegionId> id, Section section) {
        Setting<Kind> kind =
                section.read(
                        "kind", Kind.NONE, Amounts.words(Kind.class), Amounts.word(Kind.class));
        if (!kind.isRight()) {
            return;
        }
        Setting<MeterSettings> meter =
                switch (kind.get()) {
                    case NONE -> section.build(MeterSettings.None::new);
                    case POWERCAP -> packages(section);
                    case NVIDIA_SMI -> gpus(section);
                };
        if (id.isRight() && meter.isRight()) {
            meters.put(id.get(), meter.get());
        }
    }

    /// The meters of the regions that were read.
    SortedMap<RegionId, MeterSettings> meters() {
        return Collections.unmodifiableSortedMap(meters);
    }

    private static Setting<MeterSettings> packages(Section section) {
        Setting<Path> root =
                section.read("root", MeterSettings.Packages.ROOT, "a folder", Path::of);
        Setting<Duration> every = pause(section, "every", MeterSettings.Packages.EVERY);
        return section.build(() -> new MeterSettings.Packages(root.get(), every.get()));
    }

    private static Setting<MeterSettings> gpus(Section section) {
        Setting<String> command =
                section.read("command", MeterSettings.Gpus.COMMAND, "a program", Schema::name);
        Setting<List<Integer>> gpus =
                section.read(
                        "gpus",
                        List.of(),
                        "indices of GPUs such as '0,1', each once",
                        MeterSection::indices);
        Setting<Duration> every = pause(section, "every", MeterSettings.Gpus.EVERY);
        Setting<Duration> timeout = pause(section, "timeout", MeterSettings.Gpus.TIMEOUT);
        return section.build(() ->
                new MeterSettings.Gpus(command.get(), gpus.get(), every.get(), timeout.get()));
    }

    private static Setting<Duration> pause(Section section, String key, Duration usual) {
        return section.read(
                key,
                usual,
                PAUSE,
                text -> {
                    Duration pause = Amounts.duration(text);
                    if (pause.compareTo(SHORTEST) < 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return pause;
                });
    }

    private static List<Integer> indices(String text) {
        List<Integer> indices = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            int index = Amounts.whole(0, MOST_GPUS - 1).apply(one.strip());
            if (indices.contains(index)) {
                throw new IllegalArgumentException(text);
            }
            indices.add(index);
        }
        return indices;
    }
}
