package io.heliotrope.signals.forecast;

import io.heliotrope.signals.forecast.PooledRidge.Examples;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One zone's past as examples: what each view saw at the same hour of each earlier day, and what
/// followed, with the unrest before it. Oldest first.
///
/// A day counts when four weeks before it and four days after it are known, all of them before the
/// moment of the fit, and the weather outlook of then, when the zone has one.
record Training(Map<View, Examples> examples, List<double[]> followed, List<Double> unrest) {
    /// How many days of examples a zone needs at least.
    static final int LEAST = 28;

    private static final int PAST = View.PAST_DAYS * LogHistory.DAY;

    /// Everything that is known before `issue`, an index of `history`.
    static Training of(String zone, LogHistory history, int issue, Outlook outlook) {
        Map<View, List<double[]>> seen = new EnumMap<>(View.class);
        Map<View, List<double[]>> departed = new EnumMap<>(View.class);
        for (View view : View.values()) {
            seen.put(view, new ArrayList<>());
            departed.put(view, new ArrayList<>());
        }
        List<double[]> followed = new ArrayList<>();
        List<Double> unrest = new ArrayList<>();
        int first = PAST + Math.floorMod(issue - PAST, LogHistory.DAY);
        for (int origin = first; origin + View.HOURS <= issue; origin += LogHistory.DAY) {
            Optional<double[]> weather = weather(zone, history, origin, outlook);
            if (weather.isEmpty() || !history.isWhole(origin - PAST, origin + View.HOURS)) {
                continue;
            }
            double[] values = history.window(origin, origin + View.HOURS);
            followed.add(values);
            unrest.add(Unrest.of(history, origin));
            for (View view : View.values()) {
                seen.getOrDefault(view, List.of())
                        .add(view.features(history, origin, weather.get()));
                departed.getOrDefault(view, List.of())
                        .add(minus(values, view.base(history, origin)));
            }
        }
        Map<View, Examples> examples = new EnumMap<>(View.class);
        for (View view : View.values()) {
            examples.put(
                    view,
                    new Examples(
                            seen.getOrDefault(view, List.of()),
                            departed.getOrDefault(view, List.of())));
        }
        return new Training(examples, followed, unrest);
    }

    /// The outlook's numbers: zeros for a zone that has none at any time.
    static Optional<double[]> weather(
            String zone, LogHistory history, int origin, Outlook outlook) {
        return outlook.covers(zone)
                ? outlook.at(zone, history.at(origin))
                : Optional.of(new double[outlook.size()]);
    }

    private static double[] minus(double[] values, double[] base) {
        double[] difference = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = values[i] - base[i];
        }
        return difference;
    }

    int size() {
        return followed.size();
    }

    Examples of(View view) {
        Examples known = examples.get(view);
        if (known == null) {
            throw new IllegalStateException("no examples of " + view);
        }
        return known;
    }
}
