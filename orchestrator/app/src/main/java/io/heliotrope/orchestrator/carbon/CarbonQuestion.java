package io.heliotrope.orchestrator.carbon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// What is asked of a report: jobs whose run started from `from` until `to`, exclusive, in groups.
public record CarbonQuestion(GroupBy by, ZoneId zone, Instant from, Instant to) {
    public CarbonQuestion {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a report must end (" + to + ") after it begins (" + from + ")");
        }
    }

    /// All jobs that there are.
    public static CarbonQuestion ofAll(GroupBy by, ZoneId zone) {
        return new CarbonQuestion(by, zone, Instant.MIN, Instant.MAX);
    }

    /// From the beginning of that day of the time zone: on days when clocks change, 23 or 25 hours
    /// before the next.
    public CarbonQuestion from(LocalDate first) {
        return new CarbonQuestion(by, zone, first.atStartOfDay(zone).toInstant(), to);
    }

    /// Until the end of that day of the time zone.
    public CarbonQuestion through(LocalDate last) {
        return new CarbonQuestion(by, zone, from, last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Whether the run of `job` started in that time.
    public boolean includes(DoneJob job) {
        return !job.start().isBefore(from) && job.start().isBefore(to);
    }

    /// Such as `from 2026-03-01 through 2026-03-31 (UTC)`, or `all days (UTC)`.
    public String period() {
        boolean isOpen = from.equals(Instant.MIN);
        boolean isEndless = to.equals(Instant.MAX);
        String when =
                isOpen && isEndless
                        ? "all days"
                        : (isOpen ? "" : "from " + day(from))
                                + (isOpen || isEndless ? "" : " ")
                                + (isEndless ? "" : "through " + day(to.minusNanos(1)));
        return when + " (" + zone + ")";
    }

    private String day(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    String group(DoneJob job) {
        return switch (by) {
            case TENANT -> job.job().tenant().value();
            case REGION -> job.done().region().value();
            case MODEL -> job.job().model();
            case DAY -> job.start().atZone(zone).toLocalDate().toString();
        };
    }
}
