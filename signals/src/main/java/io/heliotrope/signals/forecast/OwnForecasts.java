package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.carbon.DecayForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Our own forecasts of all zones, the best that their history allows, each with bounds.
///
/// With two months of past and the last four weeks whole, the fitted [Forecaster]; with four whole
/// weeks, the mean day and how far the last one was off it; with two days, [DecayForecast]; with
/// less, none. Pure: the same history gives the same forecast. Immutable; safe from any thread.
/// Fitting takes a second for a dozen zones, so it belongs to a thread that nobody waits for: once
/// a day is enough.
public final class OwnForecasts {
    /// What the forecast from the mean day of four weeks is called.
    public static final String PROFILE_SOURCE = "model:profile-decay";

    private static final Duration LEAST_PAST = Duration.ofDays(2);
    private static final Duration LEVEL = Duration.ofHours(6);
    private static final double LEVEL_HOURS = 24;
    private static final int PAST = View.PAST_DAYS * LogHistory.DAY;
    private static final int TRIES_APART = 6;

    /// Errors of some weeks are too alike to show all that can come after a day.
    private static final double WIDER = 1.15;

    /// Fewer errors than this make no percentile.
    private static final int LEAST_TRIED = 60;

    private final @Nullable Forecaster forecaster;
    private final Instant fittedAt;

    private OwnForecasts(@Nullable Forecaster forecaster, Instant fittedAt) {
        this.forecaster = forecaster;
        this.fittedAt = fittedAt;
    }

    /// Without anything fitted: from the last weeks alone.
    public static OwnForecasts unfitted() {
        return new OwnForecasts(null, Instant.EPOCH);
    }

    /// Fitted to what was known of each zone before the hour that `now` lies in.
    public static OwnForecasts fit(
            SequencedMap<String, Curve> gramsPerKwh, Instant now, Outlook outlook) {
        Instant issue = now.truncatedTo(ChronoUnit.HOURS);
        return new OwnForecasts(Forecaster.fit(gramsPerKwh, issue, outlook).orElse(null), issue);
    }

    /// The zone's next days from the hour that `now` lies in, from what `gramsPerKwh` says of the
    /// time before; empty when it says too little.
    public Optional<OwnForecast> forecast(String zone, Curve gramsPerKwh, Instant now) {
        Instant issue = now.truncatedTo(ChronoUnit.HOURS);
        return fitted(zone, gramsPerKwh, issue)
                .or(() -> profile(gramsPerKwh, issue))
                .or(() -> decay(gramsPerKwh, issue));
    }

    /// The fitted model speaks at the hour of the day for which it was fitted; what came since then
    /// tells by how much it was off, which fades within a day.
    private Optional<OwnForecast> fitted(String zone, Curve gramsPerKwh, Instant issue) {
        if (forecaster == null || issue.isBefore(fittedAt)) {
            return Optional.empty();
        }
        long days = Duration.between(fittedAt, issue).toDays();
        for (long day = days; day >= Math.max(0, days - 1); day--) {
            Instant spoken = fittedAt.plus(Duration.ofDays(day));
            Optional<QuantileForecast> forecast = forecaster.forecast(zone, gramsPerKwh, spoken);
            if (forecast.isPresent()) {
                return Optional.of(
                        new OwnForecast(
                                Forecaster.SOURCE,
                                issue,
                                levelled(forecast.get(), gramsPerKwh, issue)));
            }
        }
        return Optional.empty();
    }

    private static QuantileForecast levelled(
            QuantileForecast forecast, Curve gramsPerKwh, Instant issue) {
        Instant from = issue.minus(LEVEL);
        double sum = 0;
        int known = 0;
        for (Instant at = from; at.isBefore(issue); at = at.plus(LogHistory.HOUR)) {
            double off = StrictMath.log(gramsPerKwh.valueAt(at) / forecast.p50().valueAt(at));
            if (Double.isFinite(off)) {
                sum += off;
                known++;
            }
        }
        double level = known == 0 ? 0 : sum / known;
        return new QuantileForecast(
                rest(forecast.p10(), issue, level),
                rest(forecast.p50(), issue, level),
                rest(forecast.p90(), issue, level));
    }

    /// What of `curve` lies after `issue`, its level moved by a logarithm that fades.
    private static Curve rest(Curve curve, Instant issue, double level) {
        int first = (int) Duration.between(curve.start(), issue).dividedBy(LogHistory.HOUR);
        double[] values = new double[curve.size() - first];
        for (int h = 0; h < values.length; h++) {
            double moved = level * StrictMath.exp(-h / LEVEL_HOURS);
            values[h] = curve.get(first + h) * StrictMath.exp(moved);
        }
        return new Curve(issue, LogHistory.HOUR, values);
    }

    private static Optional<OwnForecast> profile(Curve gramsPerKwh, Instant issue) {
        LogHistory history = LogHistory.of(gramsPerKwh, Instant.MIN, issue);
        int origin = history.hours();
        boolean isWhole =
                history.at(origin).equals(issue) && history.isWhole(origin - PAST, origin);
        if (!isWhole) {
            return Optional.empty();
        }
        List<double[]> departures = new ArrayList<>();
        for (int at = origin - TRIES_APART; at >= PAST; at -= TRIES_APART) {
            if (history.isWhole(at - PAST, at) && departures.size() < PAST / TRIES_APART) {
                departures.add(
                        departure(history, at, ProfileDecay.forecast(history, at, View.HOURS)));
            }
        }
        double[] logs = ProfileDecay.forecast(history, origin, View.HOURS);
        return Optional.of(new OwnForecast(PROFILE_SOURCE, issue, spread(logs, departures, issue)));
    }

    private static Optional<OwnForecast> decay(Curve gramsPerKwh, Instant issue) {
        LogHistory history = LogHistory.of(gramsPerKwh, issue.minus(Duration.ofDays(56)), issue);
        Curve past = hourly(history);
        if (known(past).compareTo(LEAST_PAST) < 0) {
            return Optional.empty();
        }
        List<double[]> departures = new ArrayList<>();
        for (int at = history.hours() - TRIES_APART;
                at >= LEAST_PAST.toHours();
                at -= TRIES_APART) {
            double[] logs = decayed(past, history.at(at));
            if (logs.length > 0) {
                departures.add(departure(history, at, logs));
            }
        }
        double[] logs = decayed(past, issue);
        return logs.length == 0
                ? Optional.empty()
                : Optional.of(
                        new OwnForecast(
                                DecayForecast.SOURCE, issue, spread(logs, departures, issue)));
    }

    /// Logarithms of the forecast from what was known before `at`; nothing when there is none.
    private static double[] decayed(Curve past, Instant at) {
        int known = (int) Duration.between(past.start(), at).dividedBy(LogHistory.HOUR);
        double[] before = Arrays.copyOf(past.toArray(), Math.min(past.size(), known));
        return new DecayForecast(DecayForecast.Settings.INTENSITY)
                .forecast(new Curve(past.start(), LogHistory.HOUR, before), at, ZoneOffset.UTC)
                .map(curve -> Arrays.stream(curve.toArray()).map(StrictMath::log).toArray())
                .orElseGet(() -> new double[0]);
    }

    private static Curve hourly(LogHistory history) {
        double[] values = new double[history.hours()];
        for (int h = 0; h < values.length; h++) {
            values[h] = StrictMath.exp(history.get(h));
        }
        return new Curve(history.at(0), LogHistory.HOUR, values);
    }

    private static Duration known(Curve past) {
        long known = Arrays.stream(past.toArray()).filter(v -> !Double.isNaN(v)).count();
        return past.step().multipliedBy(known);
    }

    /// How far off a forecast made at `origin` was; NaN where the value has not come.
    private static double[] departure(LogHistory history, int origin, double[] logs) {
        double[] departure = new double[logs.length];
        for (int h = 0; h < logs.length; h++) {
            departure[h] =
                    origin + h < history.hours() ? history.get(origin + h) - logs[h] : Double.NaN;
        }
        return departure;
    }

    private static QuantileForecast spread(
            double[] logs, List<double[]> departures, Instant issue) {
        Spread spread = Spread.of(departures, LEAST_TRIED, Spread.ASSUMED);
        double[] low = new double[logs.length];
        double[] middle = new double[logs.length];
        double[] high = new double[logs.length];
        for (int h = 0; h < logs.length; h++) {
            middle[h] = StrictMath.exp(logs[h]);
            double wide = h < LogHistory.DAY ? 1 : WIDER;
            low[h] = StrictMath.exp(logs[h] + wide * spread.low(h));
            high[h] = StrictMath.exp(logs[h] + wide * spread.high(h));
        }
        return new QuantileForecast(
                new Curve(issue, LogHistory.HOUR, low),
                new Curve(issue, LogHistory.HOUR, middle),
                new Curve(issue, LogHistory.HOUR, high));
    }
}
