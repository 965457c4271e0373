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

    /// This in parts of at most `longest`, in order. They meet at whole multiples of `grid` since
    /// 1970, so that none is longer when it is rounded to them; `longest` is a multiple of `grid`.
    public List<TimeRange> parts(Duration longest, Duration grid) {
        List<TimeRange> parts = new ArrayList<>();
        for (Instant start = from; start.isBefore(to); start = parts.getLast().to()) {
            Instant end = floor(start, grid).plus(longest);
            parts.add(new TimeRange(start, end.isBefore(to) ? end : to));
        }
        return parts;
    }

    /// This, begun earlier and ended later so that both are whole multiples of `grid` since 1970.
    ///
    /// @throws IllegalArgumentException when that is longer than a range may be
    public TimeRange outward(Duration grid) {
        Instant end = floor(to, grid);
        return new TimeRange(floor(from, grid), end.isBefore(to) ? end.plus(grid) : end);
    }

    /// The last whole multiple of `grid` since 1970 that is not after `instant`.
    public static Instant floor(Instant instant, Duration grid) {
        long second = instant.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, grid.toSeconds()));
    }

    /// Asks for one part after the other and joins what comes; see [#parts]. The first that is
    /// missing ends it.
    public <T> FeedResult<T> inParts(
            Duration longest,
            Duration grid,
            Function<TimeRange, FeedResult<T>> ask,
            BinaryOperator<T> join) {
        List<TimeRange> parts = parts(longest, grid);
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
