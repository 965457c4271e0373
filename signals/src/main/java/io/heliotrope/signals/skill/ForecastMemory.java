package io.heliotrope.signals.skill;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.skill.Foretold.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What was foretold of one zone, until it came, and how far off it was.
///
/// Bounded: of each source one forecast in six hours, for 96 hours, and the errors of 28 days; no
/// more than [#MOST_SOURCES] sources. Nothing here has to be stored: [#rebuilt] makes the same from
/// stored forecasts and values. Owned by one thread.
public final class ForecastMemory {
    /// What is added to the name of a source whose forecasts are corrected.
    public static final String CORRECTED = "+bias";

    /// How many sources are remembered; further ones are not judged.
    public static final int MOST_SOURCES = 16;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SPACING = Duration.ofHours(6);
    private static final int HOURS = 96;
    private static final long DAY_SECONDS = 86_400;

    private final Map<String, Book> books = new TreeMap<>();
    private Instant lastHour = Instant.MIN;
    private double lastGrams = Double.NaN;

    /// A forecast that is waiting for what comes.
    private record Pending(Instant issuedAt, Curve gramsPerKwh, double baseline) {
        Instant end() {
            return issuedAt.plus(HOUR.multipliedBy(HOURS));
        }
    }

    private static final class Book {
        final Residuals residuals = new Residuals();
        final List<Pending> pending = new ArrayList<>();
    }

    /// The memory as it would be had it heard all of `forecasts` when they were issued and all of
    /// `came` (g/kWh, hourly) when each hour ended, until `now`.
    public static ForecastMemory rebuilt(List<Foretold> forecasts, Curve came, Instant now) {
        ForecastMemory memory = new ForecastMemory();
        for (Foretold forecast :
                forecasts.stream().sorted(Comparator.comparing(Foretold::issuedAt)).toList()) {
            if (!forecast.issuedAt().isAfter(now)) {
                memory.listen(came, forecast.issuedAt());
                memory.foretold(forecast);
            }
        }
        memory.listen(came, now);
        return memory;
    }

    /// Hears of all hours of `came` (g/kWh, an hour or finer) that have ended by `now` and of which
    /// it has not heard. What is not known yet is heard of later, unless a later hour comes first.
    public void listen(Curve came, Instant now) {
        Instant next = lastHour.equals(Instant.MIN) ? came.start() : lastHour.plus(HOUR);
        Instant from = next.isBefore(came.start()) ? came.start() : next;
        Instant until = now.isBefore(came.end()) ? now : came.end();
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                !hour.plus(HOUR).isAfter(until);
                hour = hour.plus(HOUR)) {
            came(hour, mean(came, hour));
        }
    }

    /// Remembers a forecast, to be judged, and a provider's also as it is corrected now. Says what
    /// corrects it.
    public Correction foretold(Foretold forecast) {
        Correction correction = correction(forecast.source());
        remember(forecast.source(), forecast.issuedAt(), forecast.gramsPerKwh());
        if (forecast.origin() == Origin.PROVIDER) {
            remember(
                    forecast.source() + CORRECTED,
                    forecast.issuedAt(),
                    correction.corrected(forecast.gramsPerKwh(), forecast.issuedAt()));
        }
        return correction;
    }

    /// What corrects the forecasts of `source` by now.
    public Correction correction(String source) {
        Book book = books.get(source);
        return book == null ? Correction.NONE : Correction.of(book.residuals);
    }

    private void remember(String source, Instant issuedAt, Curve gramsPerKwh) {
        if (!books.containsKey(source) && books.size() >= MOST_SOURCES) {
            return;
        }
        List<Pending> pending = books.computeIfAbsent(source, _ -> new Book()).pending;
        boolean isSoon =
                !pending.isEmpty() && issuedAt.isBefore(pending.getLast().issuedAt().plus(SPACING));
        if (!isSoon && !Double.isNaN(lastGrams)) {
            pending.add(new Pending(issuedAt, hourly(gramsPerKwh, issuedAt), lastGrams));
        }
    }

    /// The first 96 hours, each as its mean.
    private static Curve hourly(Curve values, Instant issuedAt) {
        Instant start = issuedAt.truncatedTo(ChronoUnit.HOURS);
        double[] means = new double[HOURS];
        for (int h = 0; h < HOURS; h++) {
            means[h] = mean(values, start.plus(HOUR.multipliedBy(h)));
        }
        return new Curve(start, HOUR, means);
    }

    /// NaN when not all of the hour is known.
    private static double mean(Curve values, Instant hour) {
        Duration step = values.step().compareTo(HOUR) < 0 ? values.step() : HOUR;
        double sum = 0;
        int steps = 0;
        for (Instant at = hour; at.isBefore(hour.plus(HOUR)); at = at.plus(step)) {
            sum += values.valueAt(at);
            steps++;
        }
        return sum / steps;
    }

    /// What the hour from `hour` on really had; hours come in order, and once: what comes again
    /// changes nothing.
    void came(Instant hour, double gramsPerKwh) {
        if (Double.isNaN(gramsPerKwh) || !hour.isAfter(lastHour)) {
            return;
        }
        lastHour = hour;
        lastGrams = gramsPerKwh;
        long day = Math.floorDiv(hour.getEpochSecond(), DAY_SECONDS);
        for (Book book : books.values()) {
            for (Pending pending : book.pending) {
                double foretold = pending.gramsPerKwh().valueAt(hour);
                if (!Double.isNaN(foretold)) {
                    Horizon horizon = Horizon.of(pending.issuedAt(), hour);
                    book.residuals.add(day, horizon, foretold, gramsPerKwh, pending.baseline());
                }
            }
            book.pending.removeIf(pending -> !hour.isBefore(pending.end()));
        }
    }

    /// How good `source` is at `horizon`; empty while that has not been seen on enough days.
    public Optional<Skill> skill(String source, Horizon horizon) {
        Book book = books.get(source);
        return book == null
                ? Optional.empty()
                : Optional.of(book.residuals.skill(source, horizon)).filter(Skill::isEnough);
    }

    /// Of every source and horizon that was judged at all, by name: for metrics.
    public List<Skill> skills() {
        List<Skill> skills = new ArrayList<>();
        books.forEach((source, book) -> {
            for (Horizon horizon : Horizon.values()) {
                Skill skill = book.residuals.skill(source, horizon);
                if (skill.hours() > 0) {
                    skills.add(skill);
                }
            }
        });
        return skills;
    }
}
