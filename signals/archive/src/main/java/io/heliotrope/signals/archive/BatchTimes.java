package io.heliotrope.signals.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From when to when the values of each batch of a file begin to hold, as its footer tells it:
/// pairs of milliseconds since 1970. A file whose footer does not tell has all its batches read.
record BatchTimes(List<Long> pairs) {
    private static final String KEY = "heliotrope.batches.valid_from";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    BatchTimes {
        pairs = List.copyOf(pairs);
    }

    static BatchTimes of(Map<String, String> footer) {
        return new BatchTimes(
                NUMBER.matcher(footer.getOrDefault(KEY, ""))
                        .results()
                        .map(word -> Long.parseLong(word.group()))
                        .toList());
    }

    void tell(Map<String, String> footer) {
        footer.put(KEY, pairs.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }

    BatchTimes and(long min, long max) {
        List<Long> more = new ArrayList<>(pairs);
        more.add(min);
        more.add(max);
        return new BatchTimes(more);
    }

    boolean mayHold(int batch, long fromMillis, long untilMillis) {
        int at = 2 * batch;
        return at + 1 >= pairs.size()
                || (pairs.get(at) < untilMillis && pairs.get(at + 1) >= fromMillis);
    }
}
