package io.heliotrope.backtest.scenario;

import io.heliotrope.backtest.scenario.Scenario.Common;
import io.heliotrope.backtest.scenario.Scenario.CountedClass;
import io.heliotrope.backtest.scenario.Scenario.Episodes;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Slack;
import io.heliotrope.signals.recorded.RowsTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The jobs of a scenario, by the episode in which they come.
record Arrivals(Scenario scenario, Files files, Ground ground) {
    private static final Duration HOUR = Duration.ofHours(1);

    /// In order of release; of equals, in the order of the scenario and its files.
    List<List<Work>> byEpisode() throws Trouble {
        List<List<Work>> episodes = new ArrayList<>();
        for (int e = 0; e < scenario.episodes().count(); e++) {
            episodes.add(new ArrayList<>());
        }
        for (Jobs jobs : scenario.jobs()) {
            switch (jobs) {
                case Jobs.Recurring recurring -> recur(recurring, episodes);
                case Jobs.Listed listed -> list(listed, episodes);
                case Jobs.Counted counted -> count(counted, episodes);
            }
        }
        episodes.forEach(work -> work.sort(Comparator.comparing(Work::release)));
        return episodes;
    }

    private void recur(Jobs.Recurring jobs, List<List<Work>> episodes) throws Trouble {
        Episodes spans = scenario.episodes();
        for (int e = 0; e < spans.count(); e++) {
            Instant end = spans.end(e);
            for (Instant at = spans.start(e).plus(jobs.nominal());
                    at.isBefore(end);
                    at = at.plus(jobs.every())) {
                Instant release = at.minus(jobs.before());
                Instant deadline = at.plus(jobs.after()).plus(jobs.length());
                for (int origin = 0; origin < ground.places().size(); origin++) {
                    if (!release.isBefore(ground.sky().at(0))
                            && !deadline.isAfter(ground.sky().end())) {
                        Window window = new Window(release, at, deadline, jobs.length());
                        episodes.get(e).add(work(jobs.common(), origin, window, 1, 1));
                    }
                }
            }
        }
    }

    private record Window(Instant release, Instant nominal, Instant deadline, Duration length) {}

    private Work work(Common common, int origin, Window window, double kilowatts, int jobs)
            throws Trouble {
        check(common, window, common.kilowatts() * kilowatts);
        return new Work(
                common.name(),
                origin,
                regions(common, origin),
                window.release(),
                window.nominal(),
                window.deadline(),
                window.length(),
                common.kilowatts() * kilowatts,
                common.preemptible(),
                jobs);
    }

    private void check(Common common, Window window, double kilowatts) throws Trouble {
        String what = "jobs %s: are %s long".formatted(common.name(), window.length());
        Duration slot = scenario.slot();
        if (window.nominal().plus(window.length()).isAfter(window.deadline())) {
            Duration time = Duration.between(window.nominal(), window.deadline());
            throw Trouble.of(
                    what + " and have " + time + ", expected a deadline that leaves them time");
        }
        if (scenario.room().isEmpty()) {
            return;
        }
        if (!common.preemptible() && window.length().compareTo(slot) > 0) {
            throw Trouble.of(
                    what
                            + " and may not be interrupted, which is planned under a capacity only for jobs of one slot ("
                            + slot
                            + "): expected interruptible: true, or a slot as long as they are, or no capacity");
        }
        boolean isOnGrid =
                Duration.between(ground.sky().at(0), window.release()).toMillis() % slot.toMillis()
                        == 0;
        if (!isOnGrid || window.length().toMillis() % slot.toMillis() != 0) {
            throw Trouble.of(
                    "%s and come at %s, expected whole slots of %s where there is a capacity"
                            .formatted(what, window.release(), slot));
        }
        double others = power();
        if (kilowatts != others) {
            throw Trouble.of(
                    "%s draw %s kW, others %s: expected one power for all that share a capacity"
                            .formatted("jobs " + common.name() + ":", kilowatts, others));
        }
    }

    /// What one accelerator draws of those that share a capacity, in kW, as the first source says.
    private double power() {
        return scenario.interactive().isPresent()
                ? scenario.interactive().get().kilowatts()
                : switch (scenario.jobs().getFirst()) {
                    case Jobs.Recurring jobs -> jobs.common().kilowatts();
                    case Jobs.Listed jobs -> jobs.common().kilowatts();
                    case Jobs.Counted jobs -> jobs.classes().getFirst().common().kilowatts();
                };
    }

    private long regions(Common common, int origin) {
        String area = ground.places().get(origin).area();
        return switch (common.where()) {
            case ORIGIN -> 1L << origin;
            case AREA -> ground.area(area);
            case ANY -> common.bound().contains(area) ? ground.area(area) : ground.all();
        };
    }

    private void list(Jobs.Listed jobs, List<List<Work>> episodes) throws Trouble {
        List<String> columns =
                new ArrayList<>(List.of(jobs.arrival().name(), jobs.length().name()));
        if (jobs.slack() instanceof Slack.OfColumn(Scenario.Column column)) {
            columns.add(column.name());
        }
        jobs.kilowatts().ifPresent(columns::add);
        RowsTable table = files.rows(jobs.file(), columns, Optional.empty());
        for (RowsTable.Row row : table.rows()) {
            Duration length = time(row.numbers().get(1), jobs.length(), jobs.grid());
            Instant release =
                    jobs.from().plus(time(row.numbers().getFirst(), jobs.arrival(), jobs.grid()));
            if (!length.isPositive()) {
                throw Trouble.of(
                        files.at(jobs.file()),
                        row.line(),
                        "is a job of no length, expected at least " + jobs.grid());
            }
            Duration slack =
                    switch (jobs.slack()) {
                        case Slack.OfColumn(Scenario.Column column) ->
                                time(row.numbers().get(2), column, jobs.grid());
                        case Slack.ByLength s ->
                                length.compareTo(s.shorterThan()) < 0 ? s.little() : s.much();
                    };
            double kilowatts = jobs.kilowatts().isPresent() ? row.numbers().getLast() : 1;
            Instant deadline = release.plus(length).plus(slack);
            int episode = episode(release);
            if (episode >= 0 && !deadline.isAfter(ground.sky().end())) {
                Window window = new Window(release, release, deadline, length);
                episodes.get(episode).add(work(jobs.common(), 0, window, kilowatts, 1));
            }
        }
    }

    private static Duration time(double number, Scenario.Column column, Duration grid) {
        long millis = Math.round(number * column.unit().toMillis());
        return grid.multipliedBy(Duration.ofMillis(millis).dividedBy(grid));
    }

    /// The episode in which a moment lies, or -1.
    private int episode(Instant at) {
        Episodes spans = scenario.episodes();
        for (int e = 0; e < spans.count(); e++) {
            if (!at.isBefore(spans.start(e)) && at.isBefore(spans.end(e))) {
                return e;
            }
        }
        return -1;
    }

    private void count(Jobs.Counted jobs, List<List<Work>> episodes) throws Trouble {
        List<String> columns = new ArrayList<>(List.of(jobs.episode(), jobs.hour()));
        jobs.classes().forEach(one -> columns.add(one.column()));
        Path file = jobs.file();
        for (RowsTable.Row row : files.rows(file, columns, Optional.of(jobs.origin())).rows()) {
            int episode = row.numbers().getFirst().intValue();
            if (episode >= episodes.size()) {
                continue;
            }
            Duration hours = HOUR.multipliedBy(row.numbers().get(1).longValue());
            if (hours.compareTo(scenario.episodes().length()) >= 0) {
                continue;
            }
            Instant at = scenario.episodes().start(episode).plus(hours);
            int origin = ground.index(row.region().orElseThrow(), files.at(file), row.line());
            for (int i = 0; i < jobs.classes().size(); i++) {
                CountedClass one = jobs.classes().get(i);
                int number = row.numbers().get(i + 2).intValue();
                Window window = new Window(at, at, at.plus(one.deadline()), jobs.length());
                if (number > 0) {
                    episodes.get(episode).add(work(one.common(), origin, window, 1, number));
                }
            }
        }
    }
}
