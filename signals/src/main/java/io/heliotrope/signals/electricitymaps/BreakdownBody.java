package io.heliotrope.signals.electricitymaps;

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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads the power of a zone by fuel.
///
/// A fuel that is null is not known. A mix whose fuels are all zero is a gap: no grid stands still.
final class BreakdownBody {
    private final ElectricityMapsBody body;

    BreakdownBody(ElectricityMapsBody body) {
        this.body = body;
    }

    PowerBreakdown latest() throws Unusable {
        return read(body.entries(true));
    }

    PowerBreakdown history() throws Unusable {
        return read(body.entries(false));
    }

    private PowerBreakdown read(List<JsonNode> entries) throws Unusable {
        List<MixPoint> consumption = new ArrayList<>();
        List<MixPoint> production = new ArrayList<>();
        for (JsonNode entry : entries) {
            add(entry, "powerConsumptionBreakdown", consumption);
            add(entry, "powerProductionBreakdown", production);
        }
        ShareBody shares = new ShareBody(body);
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

    private MixSeries mix(MixSeries.Side side, List<MixPoint> points) throws Unusable {
        return ElectricityMapsBody.consistent(() ->
                new MixSeries(
                        body.zone(),
                        side,
                        ElectricityMapsBody.SOURCE,
                        body.now(),
                        points.stream().distinct().toList()));
    }

    private void add(JsonNode entry, String field, List<MixPoint> points) throws Unusable {
        Duration slot = body.slot();
        Instant from = body.from(entry);
        Map<Fuel, Megawatts> power = power(entry.path(field));
        if (power.values().stream().anyMatch(megawatts -> megawatts.value() != 0)) {
            points.add(
                    new MixPoint(
                            from,
                            from.plus(slot),
                            power,
                            ElectricityMapsBody.quality(entry),
                            ElectricityMapsBody.method(entry),
                            body.updatedAt(entry)));
        }
    }

    private static Map<Fuel, Megawatts> power(JsonNode told) throws Unusable {
        Map<Fuel, Megawatts> power = new EnumMap<>(Fuel.class);
        for (Map.Entry<String, JsonNode> field : told.properties()) {
            double megawatts = Json.numberOrNull(field.getValue());
            if (!Double.isNaN(megawatts)) {
                power.merge(
                        fuel(field.getKey()),
                        new Megawatts(megawatts),
                        (a, b) -> new Megawatts(a.value() + b.value()));
            }
        }
        return power;
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
