package io.heliotrope.signals.recorded;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The first column of a series' file: equal steps without gap, repetition or disorder.
record TimeAxis(Instant start, Duration step) {
    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofHours(1));
    private static final TimeAxis NONE = new TimeAxis(Instant.EPOCH, Duration.ofHours(1));

    /// Reads column 0; what is wrong goes to the problems of `cells`, and the result is then of no
    /// use.
    static TimeAxis read(Cells cells) {
        List<CsvTable.Row> rows = cells.table().rows();
        List<@Nullable Instant> times = new ArrayList<>(rows.size());
        for (CsvTable.Row row : rows) {
            times.add(cells.problems().full() ? null : cells.time(row, 0));
        }
        Duration step = mostFrequentStep(times);
        if (step == null) {
            if (!rows.isEmpty()) {
                cells.wrong(
                        rows.getLast(), 0, "at least two rows in steps of 15, 30 or 60 minutes");
            }
            return NONE;
        }
        Instant start = null;
        Instant last = null;
        for (int i = 0; i < rows.size() && !cells.problems().full(); i++) {
            Instant time = times.get(i);
            if (time == null) {
                continue;
            }
            start = start == null ? time : start;
            if (last != null && !time.equals(last.plus(step)) && times.get(i - 1) != null) {
                cells.wrong(rows.get(i), 0, expected(time, last, step));
            }
            last = last == null || time.isAfter(last) ? time : last;
        }
        return start == null ? NONE : new TimeAxis(start, step);
    }

    private static String expected(Instant time, Instant last, Duration step) {
        String next = last.plus(step) + ", " + step.toMinutes() + " minutes after the line above";
        if (time.equals(last)) {
            return next + " (this is a repetition)";
        }
        return next + (time.isBefore(last) ? " (this goes back in time)" : " (there is a gap)");
    }

    /// One odd line must not decide: the step is the allowed distance seen most often.
    private static @Nullable Duration mostFrequentStep(List<@Nullable Instant> times) {
        Map<Duration, Integer> seen = new TreeMap<>();
        for (int i = 1; i < times.size(); i++) {
            Instant before = times.get(i - 1);
            Instant after = times.get(i);
            if (before != null && after != null) {
                seen.merge(Duration.between(before, after), 1, Integer::sum);
            }
        }
        seen.keySet().retainAll(STEPS);
        return seen.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
