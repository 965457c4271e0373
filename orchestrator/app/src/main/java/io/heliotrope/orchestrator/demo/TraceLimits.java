package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.Topics;
import io.heliotrope.signals.recorded.MalformedFile;
import io.heliotrope.signals.recorded.Parsed;
import io.heliotrope.signals.recorded.RecordedInputs;
import io.heliotrope.signals.recorded.RegionsFile.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What well-formed files must also satisfy to be run from `from` for `days`.
record TraceLimits(RecordedInputs inputs, Instant from, int days) {
    private static final int MOST_DAYS = 14;

    /// All that stands against a run; empty when nothing does.
    List<MalformedFile> problems() {
        List<MalformedFile> found = new ArrayList<>();
        checkRegions(found);
        checkTime(found);
        return found.size() <= Parsed.MOST_PROBLEMS
                ? List.copyOf(found)
                : List.copyOf(found.subList(0, Parsed.MOST_PROBLEMS));
    }

    private void checkRegions(List<MalformedFile> found) {
        List<Entry> entries = inputs.regions().entries();
        for (Entry entry : entries) {
            if (!canNameTopics(entry.region())) {
                found.add(region(entry, "another name: topics use that word themselves"));
            }
        }
        if (entries.size() > Catalogue.MOST_REGIONS) {
            found.add(
                    region(
                            entries.get(Catalogue.MOST_REGIONS),
                            "at most "
                                    + Catalogue.MOST_REGIONS
                                    + " regions, had "
                                    + entries.size()));
        }
    }

    private MalformedFile region(Entry entry, String expected) {
        return new MalformedFile(
                inputs.regions().file(), entry.line(), "region", entry.region().value(), expected);
    }

    private static boolean canNameTopics(RegionId region) {
        try {
            return !Topics.jobs(region, Lane.BATCH).isEmpty();
        } catch (IllegalArgumentException taken) {
            return false;
        }
    }

    private void checkTime(List<MalformedFile> found) {
        if (days < 1 || days > MOST_DAYS) {
            found.add(
                    new MalformedFile(
                            "--days", 0, "", Integer.toString(days), "1 to " + MOST_DAYS));
            return;
        }
        if (inputs.startAt(from) instanceof Parsed.Refused<Instant>(List<MalformedFile> outside)) {
            found.addAll(outside);
            return;
        }
        Instant end = from.plus(Duration.ofDays(days));
        if (inputs.intensity().end().isBefore(end)) {
            found.add(
                    new MalformedFile(
                            inputs.intensity().file(),
                            0,
                            "time_utc",
                            "an end at " + inputs.intensity().end(),
                            "intensities until %s, for --from %s and --days %d"
                                    .formatted(end, from, days)));
        }
    }
}
