package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Forecasts carbon intensity four days ahead from the past of several zones, with quantiles.
///
/// Fitted at a moment to everything that was known before it, for forecasts issued at that hour of
/// the day; what came later is never read. Ridge regressions on the logarithm of hourly values,
/// blended ([Blend]); the quantiles come from forecasts of the last days that a second fit, which
/// knew nothing of them, would have made ([Spread]).
///
/// Immutable; safe from any thread. Fitting takes about a second for 13 zones and 18 months; a
/// forecast is some ten thousand multiplications.
public final class Forecaster {
    /// What such a forecast is called in the source of a reading.
    public static final String SOURCE = "model:ridge-blend";

    /// How far it looks ahead.
    public static final Duration HORIZON = Duration.ofHours(View.HOURS);

    private static final int MOST_HELD_OUT = 60;
    private static final int GAP_DAYS = View.HOURS / LogHistory.DAY;
    private static final int PAST = View.PAST_DAYS * LogHistory.DAY;

    private final Blend blend;
    private final Map<String, Spread> spreads;
    private final Outlook outlook;

    private Forecaster(Blend blend, Map<String, Spread> spreads, Outlook outlook) {
        this.blend = blend;
        this.spreads = spreads;
        this.outlook = outlook;
    }

    /// Fits to `gramsPerKwh` of each zone (g/kWh, steps of an hour or finer) before `issue`, which
    /// is on a whole hour. Zones with too short a past, less than two months, are left out.
    ///
    /// @return empty when no zone has enough past
    public static Optional<Forecaster> fit(
            SequencedMap<String, Curve> gramsPerKwh, Instant issue, Outlook outlook) {
        Map<String, Training> zones = new LinkedHashMap<>();
        gramsPerKwh.forEach((zone, curve) -> {
            LogHistory history = LogHistory.of(curve, Instant.MIN, issue);
            Training training = Training.of(zone, history, history.hours(), outlook);
            if (history.at(history.hours()).equals(issue) && training.size() >= Training.LEAST) {
                zones.put(zone, training);
            }
        });
        if (zones.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> all = new LinkedHashMap<>();
        Map<String, Integer> early = new LinkedHashMap<>();
        zones.forEach((zone, training) -> {
            int heldOut = Math.min(MOST_HELD_OUT, training.size() / 3);
            all.put(zone, training.size());
            early.put(zone, training.size() - heldOut - GAP_DAYS);
        });
        Blend past = Blend.fit(zones, early);
        Map<String, Spread> spreads = new LinkedHashMap<>();
        zones.forEach((zone, training) -> {
            int from = early.getOrDefault(zone, 0) + GAP_DAYS;
            spreads.put(zone, Spread.learnt(departures(past, zone, training, from)));
        });
        return Optional.of(new Forecaster(Blend.fit(zones, all), spreads, outlook));
    }

    /// How far off the days from the `from`th on would have been foretold, in units of their
    /// unrest.
    private static List<double[]> departures(
            Blend blend, String zone, Training training, int from) {
        List<double[]> departures = new ArrayList<>();
        for (int i = from; i < training.size(); i++) {
            Map<View, double[]> seen = new EnumMap<>(View.class);
            Map<View, double[]> base = new EnumMap<>(View.class);
            double[] followed = training.followed().get(i);
            for (View view : View.values()) {
                double[] departed = training.of(view).followed().get(i);
                double[] from0 = new double[departed.length];
                for (int h = 0; h < departed.length; h++) {
                    from0[h] = followed[h] - departed[h];
                }
                seen.put(view, training.of(view).seen().get(i));
                base.put(view, from0);
            }
            double[] foretold = blend.foretell(zone, seen, base);
            double[] departure = new double[foretold.length];
            for (int h = 0; h < foretold.length; h++) {
                departure[h] = (followed[h] - foretold[h]) / training.unrest().get(i);
            }
            departures.add(departure);
        }
        return departures;
    }

    /// The zone's next four days from `issue` on, hour by hour, from what `gramsPerKwh` says of the
    /// four weeks before; empty when the zone was not fitted, or its last four weeks or the weather
    /// are not known.
    public Optional<QuantileForecast> forecast(String zone, Curve gramsPerKwh, Instant issue) {
        Instant from = issue.minus(Duration.ofDays(View.PAST_DAYS));
        LogHistory history = LogHistory.of(gramsPerKwh, from, issue);
        int origin = history.hours();
        if (!blend.knows(zone) || origin != PAST || !history.isWhole(0, origin)) {
            return Optional.empty();
        }
        return Training.weather(zone, history, origin, outlook)
                .map(weather -> forecast(zone, history, weather, issue));
    }

    private QuantileForecast forecast(
            String zone, LogHistory history, double[] weather, Instant issue) {
        Map<View, double[]> seen = new EnumMap<>(View.class);
        Map<View, double[]> base = new EnumMap<>(View.class);
        for (View view : View.values()) {
            seen.put(view, view.features(history, history.hours(), weather));
            base.put(view, view.base(history, history.hours()));
        }
        double unrest = Unrest.of(history, history.hours());
        double[] logs = blend.foretell(zone, seen, base);
        Spread spread = spreads.getOrDefault(zone, Spread.of(List.of(new double[View.HOURS])));
        double[] low = new double[logs.length];
        double[] middle = new double[logs.length];
        double[] high = new double[logs.length];
        for (int h = 0; h < logs.length; h++) {
            low[h] = StrictMath.exp(logs[h] + unrest * spread.low(h));
            middle[h] = StrictMath.exp(logs[h]);
            high[h] = StrictMath.exp(logs[h] + unrest * spread.high(h));
        }
        return new QuantileForecast(
                new Curve(issue, LogHistory.HOUR, low),
                new Curve(issue, LogHistory.HOUR, middle),
                new Curve(issue, LogHistory.HOUR, high));
    }
}
