package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/// No more than `limit` (base units: GPU seconds or grams) in each `period`, of all jobs of the
/// policy together or of each tenant's or model's. `index` is its place among all budgets of the
/// program, which is how a [io.heliotrope.policy.facts.JobView] is asked what was used.
public record Budget(
        int index,
        String name,
        Resource resource,
        double limit,
        Period period,
        Share share,
        String because,
        Span span) {
    /// The same at another place among the program's.
    public Budget at(int place) {
        return new Budget(place, name, resource, limit, period, share, because, span);
    }

    /// What is counted.
    public enum Resource {
        GPU_TIME,
        CARBON
    }

    /// In UTC: what a run uses counts in the one that it starts in.
    public enum Period {
        HOUR,
        DAY,
        MONTH;

        /// When the period that `moment` lies in began.
        public Instant begin(Instant moment) {
            ZonedDateTime at = moment.atZone(ZoneOffset.UTC);
            return switch (this) {
                case HOUR -> at.truncatedTo(ChronoUnit.HOURS).toInstant();
                case DAY -> at.truncatedTo(ChronoUnit.DAYS).toInstant();
                case MONTH -> at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).toInstant();
            };
        }

        /// When the period that `moment` lies in ends, exclusive.
        public Instant after(Instant moment) {
            ZonedDateTime begin = begin(moment).atZone(ZoneOffset.UTC);
            return switch (this) {
                case HOUR -> begin.plusHours(1).toInstant();
                case DAY -> begin.plusDays(1).toInstant();
                case MONTH -> begin.plusMonths(1).toInstant();
            };
        }
    }

    /// Whose use is counted together.
    public enum Share {
        ALL,
        TENANT,
        MODEL
    }
}
