package io.heliotrope.signals.wire;

import io.heliotrope.signals.http.FeedResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// The time that is asked for: from `from` until `to`, exclusive, at most 400 days.
public record TimeRange(Instant from, Instant to) {
    private static final Duration LONGEST = Duration.ofDays(400);

    public TimeRange {
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a range must end after it begins and be at most %d days long, was %s to %s"
                            .formatted(LONGEST.toDays(), from, to));
        }
    }

    /// This in parts of at most `longest`, in order.
    public List<TimeRange> parts(Duration longest) {
        List<TimeRange> parts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = start.plus(longest)) {
            Instant end = start.plus(longest);
            parts.add(new TimeRange(start, end.isBefore(to) ? end : to));
        }
        return parts;
    }

    /// Asks for one part after the other and joins what comes. The first that is missing ends it.
    public <T> FeedResult<T> inParts(
            Duration longest, Function<TimeRange, FeedResult<T>> ask, BinaryOperator<T> join) {
        List<TimeRange> parts = parts(longest);
        FeedResult<T> all = ask.apply(parts.getFirst());
        for (TimeRange part : parts.subList(1, parts.size())) {
            if (!(all instanceof FeedResult.Fresh<T>(T before))) {
                return all;
            }
            all = ask.apply(part).map(next -> join.apply(before, next));
        }
        return all;
    }
}
