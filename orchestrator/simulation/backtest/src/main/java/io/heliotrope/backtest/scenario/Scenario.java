package io.heliotrope.backtest.scenario;

import io.heliotrope.model.Basis;
import io.heliotrope.model.RegionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// A scenario as it is written: which regions, signals and jobs, and what decides. Files are named,
/// relative to a folder of data, and not yet read.
///
/// `slot` is the grid on which jobs start and are suspended; `room` how many accelerators a region
/// has, absent when nobody runs short, and `power` what idle ones draw, absent when nobody counts.
/// Where jobs are lists, `grid` rounds their times down.
public record Scenario(
        String name,
        String about,
        Signals signals,
        Regions regions,
        Episodes episodes,
        Duration slot,
        OptionalInt room,
        Optional<Power> power,
        List<Jobs> jobs,
        Optional<Interactive> interactive,
        Deciding deciding,
        Yardstick yardstick) {
    public Scenario {
        jobs = List.copyOf(jobs);
    }

    /// What an accelerator draws that is on and has nothing to do, in kW, at least 0, and how long
    /// it takes to start, drawing that; for the accelerators of `room`.
    public record Power(double idleKilowatts, Duration startup) {}

    /// The carbon intensity, a column per region, and what it counts; `forecast` holds what others
    /// foretold of it.
    public record Signals(
            Path intensity, Basis basis, Optional<Path> forecast, Optional<Cooling> cooling) {}

    /// PUE by the temperature of the air: `atLeast + perDegree x (T - above)`, kept within
    /// `atLeast` and `atMost`. `forecast` holds what was forecast of the temperature.
    public record Cooling(
            Path temperature,
            Optional<Path> forecast,
            double atLeast,
            double atMost,
            double perDegree,
            double above) {
        /// The PUE at a temperature in degrees Celsius.
        public double pue(double celsius) {
            double value = atLeast + perDegree * (celsius - above);
            return Math.max(atLeast, Math.min(atMost, value));
        }
    }

    /// The regions, by the file that lists them or one by one, by name.
    public sealed interface Regions {
        /// A file with columns `region,zone,residency,utc_offset_h`.
        record Listed(Path file) implements Regions {}

        /// Written out.
        record Named(SequencedMap<RegionId, Region> regions) implements Regions {}
    }

    /// One region: the column of its series, and the area that its law is that of.
    public record Region(String column, String area) {}

    /// `count` stretches of time of a `length`, one beginning `every` so often. All that lies
    /// before one is past for it.
    public record Episodes(Instant start, int count, Duration length, Duration every) {
        /// When an episode begins, from 0.
        public Instant start(int episode) {
            return start.plus(every.multipliedBy(episode));
        }

        /// When it ends, exclusive; what came before may be done later.
        public Instant end(int episode) {
            return start(episode).plus(length);
        }
    }

    /// Where a job may run.
    public enum Where {
        /// Where it comes from alone.
        ORIGIN,
        /// Within the area of its origin.
        AREA,
        /// Anywhere.
        ANY
    }

    /// What jobs of a source have in common. Jobs of areas in `bound` stay within their area,
    /// whatever `where` says.
    public record Common(
            String name, Where where, List<String> bound, boolean preemptible, double kilowatts) {
        public Common {
            bound = List.copyOf(bound);
        }
    }

    /// Where jobs come from.
    public sealed interface Jobs {
        /// The longest time from release to deadline; empty where each line tells its own.
        Optional<Duration> longestWindow();

        /// One job again and again in each region; `isLearnt` when the part of its window that is
        /// worth waiting in is to be learnt.
        record Recurring(
                Common common,
                Duration every,
                Duration nominal,
                Duration before,
                Duration after,
                Duration length,
                boolean isLearnt)
                implements Jobs {
            @Override
            public Optional<Duration> longestWindow() {
                return Optional.of(before.plus(after).plus(length));
            }
        }

        /// A job a line; those that reach beyond the signals are left out.
        record Listed(
                Common common,
                Path file,
                Instant from,
                Column arrival,
                Column length,
                Slack slack,
                Optional<String> kilowatts,
                Duration grid)
                implements Jobs {
            @Override
            public Optional<Duration> longestWindow() {
                return Optional.empty();
            }
        }

        /// Numbers of jobs by episode, hour and origin, each column a class.
        record Counted(
                Path file,
                String episode,
                String hour,
                String origin,
                Duration length,
                List<CountedClass> classes)
                implements Jobs {
            public Counted {
                classes = List.copyOf(classes);
            }

            @Override
            public Optional<Duration> longestWindow() {
                return classes.stream().map(CountedClass::deadline).max(Comparator.naturalOrder());
            }
        }
    }

    /// One class of counted jobs.
    public record CountedClass(Common common, String column, Duration deadline) {}

    /// A column and what one of its numbers stands for.
    public record Column(String name, Duration unit) {}

    /// How much longer than its length a job may take.
    public sealed interface Slack {
        /// As a column says.
        record OfColumn(Column column) implements Slack {}

        /// `little` for jobs shorter than `shorterThan`, `much` for the others.
        record ByLength(Duration shorterThan, Duration little, Duration much) implements Slack {}
    }

    /// Requests that are answered in the hour in which they come.
    ///
    /// The load of an origin in accelerators is `level` times the value of `column` in the hour of
    /// the region's own clock over the column's mean, kept within `atLeast` and `atMost`, the
    /// column beginning anew when it ends. Of each of `kinds`, a `share`; of each of those, `stay`
    /// must be answered in the origin's area, in `stayIn` another share. With `requests` the load
    /// of an hour is cut into requests, each of which is decided on for itself.
    public record Interactive(
            Path load,
            String column,
            double level,
            double atLeast,
            double atMost,
            Path rtt,
            List<Kind> kinds,
            double stay,
            SequencedMap<String, Double> stayIn,
            double kilowatts,
            Optional<OneByOne> requests) {
        public Interactive {
            kinds = List.copyOf(kinds);
        }

        /// A share of the load that needs an answer within a round trip.
        public record Kind(String name, double share, double rttMillis) {}
    }

    /// Requests by the tokens of their answers, in a column of a file, each of which takes an
    /// accelerator `perToken`.
    public record OneByOne(Path file, String tokens, Duration perToken) {}

    /// How the future is guessed.
    public enum Forecasting {
        /// It is known. For comparison.
        PERFECT,
        /// By the product's own forecaster, from the past alone.
        HISTORY,
        /// As it is now, so it stays.
        LAST_VALUE,
        /// As others foretold it at the time, and by the product's own where they did not.
        RECORDED
    }

    /// By which forecast it is decided.
    public record Deciding(Forecasting forecaster) {}

    /// What the share captured is measured by: what is asked at least and what is hoped for, 0 to
    /// 1, and the episodes, from 0, on which parameters were chosen: the others confirm them.
    public record Yardstick(OptionalDouble bar, OptionalDouble goal, SortedSet<Integer> chosen) {
        /// Nothing is asked, and nothing was chosen.
        public static final Yardstick NONE =
                new Yardstick(OptionalDouble.empty(), OptionalDouble.empty(), new TreeSet<>());

        public Yardstick {
            chosen = Collections.unmodifiableSortedSet(new TreeSet<>(chosen));
        }
    }
}
