package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.List;

/// The units in which people are told of facts and of what is made of them.
final class Shown {
    /// The first of a dimension is its usual one.
    private static final List<String> USUAL =
            List.of(
                    "g/kWh",
                    "g",
                    "kWh",
                    "GiB",
                    "GPU-h",
                    "L/kWh",
                    "K",
                    "USD/GPU-h",
                    "USD/h",
                    "USD/kWh",
                    "USD",
                    "EUR/GPU-h",
                    "EUR/h",
                    "EUR/kWh",
                    "EUR",
                    "GBP/GPU-h",
                    "GBP/h",
                    "GBP/kWh",
                    "GBP",
                    "JPY/GPU-h",
                    "JPY/h",
                    "JPY/kWh",
                    "JPY");

    private Shown() {}

    static Unit of(RegionFact fact) {
        return switch (fact) {
            case CARBON_FREE, FREE_COOLING -> unit("%");
            case LATENCY, RESPONSE, IDLE_RESPONSE -> unit("ms");
            case CARBON, CARBON_MARGINAL, PUE, WATER, PRICE, GPU_FREE, GPU_MEMORY, GRAMS ->
                    of(fact.type());
        };
    }

    static Unit of(JobFact fact) {
        return switch (fact) {
            case SLO -> unit("ms");
            case RUNTIME, DEADLINE, AGE -> unit("min");
            case ENERGY, MODEL_MEMORY, MAX_TOKENS, PRIORITY, GPUS -> of(fact.type());
        };
    }

    static Unit of(Type type) {
        if (type.dimension().equals(Dimension.TIME)) {
            return unit("min");
        }
        return USUAL.stream()
                .map(Shown::unit)
                .filter(unit -> unit.type().dimension().equals(type.dimension()))
                .findFirst()
                .orElseGet(() -> Unit.base(type));
    }

    static Unit unit(String word) {
        return Unit.of(word).orElseThrow();
    }

    static Ratio ratio(RegionFact fact) {
        return switch (fact) {
            case CARBON_FREE, FREE_COOLING -> Ratio.PERCENT;
            case GPU_FREE -> Ratio.PLAIN;
            case PUE,
                    CARBON,
                    CARBON_MARGINAL,
                    WATER,
                    PRICE,
                    GPU_MEMORY,
                    LATENCY,
                    RESPONSE,
                    IDLE_RESPONSE,
                    GRAMS ->
                    Ratio.EITHER;
        };
    }
}
