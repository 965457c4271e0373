package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Plays recorded intensities and weather in job time: the live feeds' stand-in for a past day.
///
/// Immutable; safe from any thread. What it says at a moment depends on that moment alone and on
/// values up to it.
public record RecordedFeed(List<RecordedSeries> grids, List<RecordedWeather> sites) {
    public RecordedFeed {
        grids = List.copyOf(grids);
        sites = List.copyOf(sites);
        Set<Object> seen = new HashSet<>();
        grids.forEach(g -> requireOnce(seen.add(g.zone()), "zone " + g.zone()));
        sites.forEach(s -> requireOnce(seen.add(s.region()), "region " + s.region()));
    }

    private static void requireOnce(boolean isNew, String what) {
        if (!isNew) {
            throw new IllegalArgumentException(what + " has more than one series");
        }
    }

    /// The averages of the time before `start`, for the zones that have such a past.
    public List<Signal> before(Instant start) {
        List<Signal> signals = new ArrayList<>();
        grids.forEach(grid -> grid.averageBefore(start).ifPresent(signals::add));
        return signals;
    }

    /// All that is known at `now`: per zone the current value and the forecast, per site the PUE.
    public List<Signal> at(Instant now) {
        List<Signal> signals = new ArrayList<>();
        grids.forEach(grid -> addGrid(grid, now, signals));
        sites.forEach(site -> site.pue(now).ifPresent(signals::add));
        return signals;
    }

    private static void addGrid(RecordedSeries grid, Instant now, List<Signal> signals) {
        grid.intensity(now).ifPresent(signals::add);
        grid.forecast(now).ifPresent(signals::add);
    }

    /// Starts to play; the first answer also holds the averages of the time before.
    public Replay replay() {
        return new Replay();
    }

    /// One run through the recorded time. Owned by one thread.
    public final class Replay {
        private @Nullable Instant last;

        private Replay() {}

        /// What is news at `now`: a series speaks when a new step of it has begun since the last
        /// call.
        ///
        /// A clock that stands still or steps back brings no news.
        public List<Signal> at(Instant now) {
            if (last == null) {
                last = now;
                List<Signal> first = new ArrayList<>(before(now));
                first.addAll(RecordedFeed.this.at(now));
                return first;
            }
            if (!now.isAfter(last)) {
                return List.of();
            }
            List<Signal> news = new ArrayList<>();
            for (RecordedSeries grid : grids) {
                if (stepOf(grid.gramsPerKwh(), now) != stepOf(grid.gramsPerKwh(), last)) {
                    addGrid(grid, now, news);
                }
            }
            for (RecordedWeather site : sites) {
                if (stepOf(site.celsius(), now) != stepOf(site.celsius(), last)) {
                    site.pue(now).ifPresent(news::add);
                }
            }
            last = now;
            return news;
        }

        private static long stepOf(Curve curve, Instant now) {
            return Math.floorDiv(
                    Duration.between(curve.start(), now).toMillis(), curve.step().toMillis());
        }
    }
}
