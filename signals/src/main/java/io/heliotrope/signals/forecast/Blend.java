package io.heliotrope.signals.forecast;

import io.heliotrope.signals.forecast.PooledRidge.Examples;
import io.heliotrope.signals.forecast.PooledRidge.Penalties;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The mean, in logarithms, of what three regressions foretell: the zone's own of the level, which
/// counts twice, and of the departure from its usual days its own and the one of all zones.
///
/// They err in different ways, so their mean is better than the best of them. Penalties and shares
/// were chosen on forecasts of January to June 2021 made with the data before; nothing here was
/// fitted to what came later.
final class Blend {
    private static final double LEVEL = 0.5;
    private static final double DEPARTURE = 0.25;
    private static final double COMMON_DEPARTURE = 0.25;

    private static final Map<View, Penalties> PENALTIES =
            Map.of(
                    View.LEVEL, new Penalties(400, 150),
                    View.DEPARTURE, new Penalties(400, 300));

    private final Map<View, PooledRidge> models;

    private Blend(Map<View, PooledRidge> models) {
        this.models = models;
    }

    /// Fits to the first `days` examples of each zone, `days` as the map says.
    static Blend fit(Map<String, Training> zones, Map<String, Integer> days) {
        Map<View, PooledRidge> models = new EnumMap<>(View.class);
        PENALTIES.forEach((view, penalties) -> {
            SequencedMap<String, Examples> examples = new LinkedHashMap<>();
            zones.forEach((zone, training) ->
                    examples.put(zone, training.of(view).part(0, days.getOrDefault(zone, 0))));
            models.put(view, PooledRidge.fit(examples, penalties));
        });
        return new Blend(models);
    }

    /// Logarithms, hour by hour. `seen` and `base` are what each view sees and departs from.
    double[] foretell(String zone, Map<View, double[]> seen, Map<View, double[]> base) {
        double[] level = model(View.LEVEL).own(zone, of(seen, View.LEVEL));
        double[] own = model(View.DEPARTURE).own(zone, of(seen, View.DEPARTURE));
        double[] common = model(View.DEPARTURE).common(zone, of(seen, View.DEPARTURE));
        double[] levelBase = of(base, View.LEVEL);
        double[] departureBase = of(base, View.DEPARTURE);
        double[] foretold = new double[level.length];
        for (int h = 0; h < foretold.length; h++) {
            foretold[h] =
                    LEVEL * (levelBase[h] + level[h])
                            + DEPARTURE * (departureBase[h] + own[h])
                            + COMMON_DEPARTURE * (departureBase[h] + common[h]);
        }
        return foretold;
    }

    boolean knows(String zone) {
        return model(View.LEVEL).knows(zone);
    }

    private PooledRidge model(View view) {
        return of(models, view);
    }

    private static <T> T of(Map<View, T> map, View view) {
        T value = map.get(view);
        if (value == null) {
            throw new IllegalStateException("nothing of " + view);
        }
        return value;
    }
}
