package io.heliotrope.signals.electricitymaps;

import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.Megawatts;
import io.heliotrope.signals.series.MixPoint;
import io.heliotrope.signals.series.MixSeries;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the power of a zone by fuel.
///
/// A fuel that is null is not known. A mix whose fuels are all zero is a gap: no grid stands still.
/// Both are put into what is left out, as is a side that is not told at all.
final class BreakdownBody {
    private final ElectricityMapsBody body;
    private final LeftOut left;

    BreakdownBody(ElectricityMapsBody body, LeftOut left) {
        this.body = body;
        this.left = left;
    }

    PowerBreakdown latest() throws Unusable {
        return read(body.entries(true));
    }

    PowerBreakdown history() throws Unusable {
        return read(body.entries(false));
    }

    private PowerBreakdown read(List<JsonNode> entries) throws Unusable {
        Set<MixPoint> consumption = new LinkedHashSet<>();
        Set<MixPoint> production = new LinkedHashSet<>();
        for (JsonNode entry : entries) {
            add(entry, MixSeries.Side.CONSUMPTION, consumption);
            add(entry, MixSeries.Side.PRODUCTION, production);
        }
        ShareBody shares = new ShareBody(body, left);
        ShareSeries carbonFree =
                shares.series(entries, "fossilFreePercentage", ShareSeries.Kind.CARBON_FREE);
        ShareSeries renewable =
                shares.series(entries, "renewablePercentage", ShareSeries.Kind.RENEWABLE);
        if (consumption.isEmpty()
                && production.isEmpty()
                && carbonFree.points().isEmpty()
                && renewable.points().isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no power of " + body.zone() + " is told");
        }
        return new PowerBreakdown(
                mix(MixSeries.Side.CONSUMPTION, consumption),
                mix(MixSeries.Side.PRODUCTION, production),
                carbonFree,
                renewable);
    }

    private MixSeries mix(MixSeries.Side side, Set<MixPoint> points) throws Unusable {
        return ElectricityMapsBody.consistent(() ->
                new MixSeries(
                        body.zone(),
                        side,
                        ElectricityMapsBody.SOURCE,
                        body.now(),
                        List.copyOf(points)));
    }

    private void add(JsonNode entry, MixSeries.Side side, Set<MixPoint> points) throws Unusable {
        Duration slot = body.slot();
        Instant from = body.from(entry);
        String what = side.name().toLowerCase(Locale.ROOT) + " at " + from;
        Map<Fuel, Megawatts> power = power(entry.path(field(side)), what);
        if (power.isEmpty()) {
            return;
        }
        if (power.values().stream().allMatch(megawatts -> megawatts.value() == 0)) {
            leave(LeftOut.Why.ZERO, "nothing but zeros", what);
            return;
        }
        MixPoint point =
                new MixPoint(
                        from,
                        from.plus(slot),
                        power,
                        ElectricityMapsBody.quality(entry),
                        ElectricityMapsBody.method(entry),
                        body.updatedAt(entry));
        if (!points.add(point)) {
            leave(LeftOut.Why.DUPLICATE, "the same once more", what);
        }
    }

    private static String field(MixSeries.Side side) {
        return switch (side) {
            case CONSUMPTION -> "powerConsumptionBreakdown";
            case PRODUCTION -> "powerProductionBreakdown";
        };
    }

    private Map<Fuel, Megawatts> power(JsonNode told, String what) throws Unusable {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        if (told.isEmpty()) {
            leave(LeftOut.Why.NOT_TOLD, "no fuel is told", what);
        }
        for (Map.Entry<String, JsonNode> field : told.properties()) {
            Fuel fuel = fuel(field.getKey());
            double megawatts = Json.numberOrNull(field.getValue());
            if (Double.isNaN(megawatts)) {
                String name = fuel.name().toLowerCase(Locale.ROOT);
                leave(LeftOut.Why.NOT_TOLD, name + " is null", what);
            } else {
                power.merge(
                        fuel,
                        new Megawatts(megawatts),
                        (a, b) -> new Megawatts(a.value() + b.value()));
            }
        }
        return power;
    }

    private void leave(LeftOut.Why why, String detail, String what) {
        left.add(why, body.zone().value(), () -> detail, () -> what);
    }

    private static Fuel fuel(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "biomass" -> Fuel.BIOMASS;
            case "coal" -> Fuel.COAL;
            case "gas" -> Fuel.GAS;
            case "geothermal" -> Fuel.GEOTHERMAL;
            case "hydro" -> Fuel.HYDRO;
            case "nuclear" -> Fuel.NUCLEAR;
            case "oil" -> Fuel.OIL;
            case "solar" -> Fuel.SOLAR;
            case "wind" -> Fuel.WIND;
            case "hydro discharge" -> Fuel.HYDRO_DISCHARGE;
            case "battery discharge" -> Fuel.BATTERY_DISCHARGE;
            default -> Fuel.UNKNOWN;
        };
    }
}
