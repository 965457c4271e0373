package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Slack;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The mean length of the jobs of a queue: all that a rule knows of a job which does not say how
/// long it takes. Where slack goes by length, short and long jobs are two queues.
final class UsualLength {
    private final Optional<Slack.ByLength> queues;
    private final Duration shorter;
    private final Duration longer;

    UsualLength(Recorded recorded) {
        this.queues =
                recorded.scenario().jobs().stream()
                        .filter(Jobs.Listed.class::isInstance)
                        .map(jobs -> ((Jobs.Listed) jobs).slack())
                        .filter(Slack.ByLength.class::isInstance)
                        .map(Slack.ByLength.class::cast)
                        .findFirst();
        this.shorter = mean(recorded, true);
        this.longer = mean(recorded, false);
    }

    private Duration mean(Recorded recorded, boolean wantsShort) {
        List<Work> all = recorded.allWork().stream().filter(w -> isShort(w) == wantsShort).toList();
        long jobs = all.stream().mapToLong(Work::jobs).sum();
        double millis =
                all.stream().mapToDouble(w -> w.length().toMillis() * (double) w.jobs()).sum();
        Duration grid = grid(recorded.scenario());
        Duration mean = Duration.ofMillis(jobs == 0 ? 0 : (long) (millis / jobs));
        return grid.multipliedBy(Math.max(1, mean.dividedBy(grid)));
    }

    private static Duration grid(Scenario scenario) {
        return scenario.jobs().getFirst() instanceof Jobs.Listed listed
                ? listed.grid()
                : Duration.ofSeconds(1);
    }

    private boolean isShort(Work work) {
        return queues.filter(q -> work.length().compareTo(q.shorterThan()) < 0).isPresent();
    }

    Duration of(Work work) {
        return isShort(work) ? shorter : longer;
    }
}
