package io.heliotrope.signals.trust;

import io.heliotrope.model.Slots;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.EnergyFigure;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was published of a zone and stands: the newest of each kind, as whoever folds the records
/// has it. Immutable.
public final class Standing {
    /// Nothing was published yet.
    public static final Standing NOTHING = new Standing(null, null, null);

    private final @Nullable Intensity latest;
    private final @Nullable IntensityForecast forecast;
    private final @Nullable YearlyAverage yearly;

    private Standing(
            @Nullable Intensity latest,
            @Nullable IntensityForecast forecast,
            @Nullable YearlyAverage yearly) {
        this.latest = latest;
        this.forecast = forecast;
        this.yearly = yearly;
    }

    @Nullable Intensity latest() {
        return latest;
    }

    @Nullable IntensityForecast forecast() {
        return forecast;
    }

    @Nullable YearlyAverage yearly() {
        return yearly;
    }

    /// With `signal` published too. What is older news than what stands changes nothing.
    public Standing with(Signal signal) {
        return switch (signal) {
            case Intensity i -> isNews(i) ? new Standing(i, forecast, yearly) : this;
            case IntensityForecast f -> isNews(f) ? new Standing(latest, f, yearly) : this;
            case YearlyAverage y -> new Standing(latest, forecast, y);
            case SiteForecast _, EnergyFigure _, Beside _, CarbonFree _ -> this;
        };
    }

    private boolean isNews(Intensity candidate) {
        return latest == null
                || candidate.validFrom().isAfter(latest.validFrom())
                || (candidate.validFrom().equals(latest.validFrom())
                        && !candidate.reading().issuedAt().isBefore(latest.reading().issuedAt()));
    }

    boolean isNews(IntensityForecast candidate) {
        return forecast == null || !candidate.issuedAt().isBefore(forecast.issuedAt());
    }

    /// `candidate` as it can be published after what stands: of its validity, the part that is
    /// left. Empty when there is none yet, or it says nothing new.
    ///
    /// A value for an hour that is taken up again after values for some minutes begins where those
    /// ended. If it was made known before them, it waits for the next slot.
    Optional<Intensity> after(Intensity candidate, Instant now) {
        if (latest == null) {
            return Optional.of(candidate);
        }
        Instant from = later(candidate.validFrom(), latest.validFrom());
        boolean isOlder = candidate.reading().issuedAt().isBefore(latest.reading().issuedAt());
        if (from.equals(latest.validFrom()) && isOlder) {
            from = later(from, Slots.start(Slots.of(now)));
        }
        boolean isOver = !from.isBefore(candidate.validTo());
        boolean isKnown =
                !from.isAfter(latest.validTo())
                        && candidate.validTo().equals(latest.validTo())
                        && isSame(candidate, latest);
        if (isOver || isKnown || (from.equals(latest.validFrom()) && isOlder)) {
            return Optional.empty();
        }
        return Optional.of(new Intensity(candidate.reading(), from, candidate.validTo()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Made known again is no news.
    private static boolean isSame(Intensity one, Intensity other) {
        return one.reading().intensity().equals(other.reading().intensity())
                && one.reading().source().equals(other.reading().source())
                && one.reading().quality() == other.reading().quality()
                && one.reading().basis() == other.reading().basis()
                && one.reading().conversion().equals(other.reading().conversion());
    }

    /// Whether what stands already says all that `candidate` says of the time from `from` on.
    boolean tells(IntensityForecast candidate, Instant from) {
        if (forecast == null || forecast.basis() != candidate.basis()) {
            return false;
        }
        Duration step = candidate.gramsPerKwh().step();
        Instant end = candidate.gramsPerKwh().end();
        for (Instant at = candidate.gramsPerKwh().start(); at.isBefore(end); at = at.plus(step)) {
            if (at.plus(step).isAfter(from) && !tells(forecast, candidate, at)) {
                return false;
            }
        }
        return !forecast.gramsPerKwh().end().isAfter(end);
    }

    private static boolean tells(IntensityForecast one, IntensityForecast other, Instant at) {
        double here = one.gramsPerKwh().valueAt(at);
        double there = other.gramsPerKwh().valueAt(at);
        return Double.compare(here, there) == 0
                && (Double.isNaN(here)
                        || (one.partAt(at).source().equals(other.partAt(at).source())
                                && one.partAt(at).quality() == other.partAt(at).quality()
                                && one.partAt(at)
                                        .conversion()
                                        .equals(other.partAt(at).conversion())));
    }
}
