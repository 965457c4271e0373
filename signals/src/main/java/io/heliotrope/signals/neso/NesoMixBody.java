package io.heliotrope.signals.neso;

import io.heliotrope.model.Quality;
import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.Fuel;
import io.heliotrope.signals.series.FuelSharePoint;
import io.heliotrope.signals.series.FuelShareSeries;
import io.heliotrope.signals.wire.Json;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads what Great Britain's power was made of, in percent, half-hour by half-hour.
///
/// `data` is an array for a stretch of time, and an object for the present half-hour. A half-hour
/// that does not add up to about 100 % is left out, as is one whose fuels are all zero, and one of
/// another time; each, and each null, is put into `left`.
final class NesoMixBody {
    private static final Duration LONGEST_SLOT = Duration.ofHours(1);
    private static final double PERCENT = 100;

    /// Percentages are rounded to one digit, nine of them.
    private static final double MOST_OFF = 2;

    private final Instant now;

    private final LeftOut left;

    NesoMixBody(Instant now, LeftOut left) {
        this.now = now;
        this.left = left;
    }

    FuelShareSeries read(String text, TimeRange range) throws Unusable {
        JsonNode root = Json.object(text);
        if (root.has("error")) {
            throw new Unusable(Outage.MALFORMED, "an error with status 200: " + root);
        }
        JsonNode data = root.path("data");
        List<FuelSharePoint> points = new ArrayList<>();
        TimeRange asked = range.outward(NesoFeed.HALF_HOUR);
        boolean isAnyOutside = false;
        for (JsonNode slot : data.isArray() ? data : List.of(data)) {
            if (!slot.isEmpty()) {
                Instant from = Json.time(slot.path("from"));
                Instant to = Json.time(slot.path("to"));
                if (isWithin(from, to, range)) {
                    add(slot, from, to, points);
                    continue;
                }
                isAnyOutside = true;
                if (!isWithin(from, to, asked)) {
                    String detail = "asked for " + asked.from() + " to " + asked.to();
                    leave(LeftOut.Why.WRONG_TIME, detail, from, to);
                }
            }
        }
        if (points.isEmpty()) {
            throw isAnyOutside
                    ? new Unusable(Outage.WRONG_TIME, "no half-hour of " + range)
                    : new Unusable(Outage.NO_VALUE, "no generation mix");
        }
        try {
            return new FuelShareSeries(NesoFeed.GREAT_BRITAIN, NesoBody.SOURCE, now, points);
        } catch (IllegalArgumentException overlap) {
            throw new Unusable(Outage.MALFORMED, String.valueOf(overlap.getMessage()));
        }
    }

    private static boolean isWithin(Instant from, Instant to, TimeRange range) {
        return from.isBefore(range.to()) && to.isAfter(range.from());
    }

    private void leave(LeftOut.Why why, String detail, Instant from, Instant to) {
        left.add(
                why,
                NesoFeed.GREAT_BRITAIN.value(),
                () -> detail,
                () -> "the mix of " + from + " to " + to);
    }

    private void add(JsonNode slot, Instant from, Instant to, List<FuelSharePoint> points)
            throws Unusable {
        Duration length = Duration.between(from, to);
        if (!length.isPositive() || length.compareTo(LONGEST_SLOT) > 0) {
            throw new Unusable(Outage.MALFORMED, "a mix from " + from + " to " + to);
        }
        Map<Fuel, Double> shares = new EnumMap<>(Fuel.class);
        double imported = 0;
        double sum = 0;
        for (JsonNode part : Json.array(slot, "generationmix")) {
            String fuel = Json.text(part, "fuel").toLowerCase(Locale.ROOT);
            double percent = Json.numberOrNull(part.path("perc"));
            if (percent < 0 || percent > PERCENT) {
                throw new Unusable(Outage.IMPLAUSIBLE, percent + " % of " + fuel + " at " + from);
            }
            if (Double.isNaN(percent)) {
                leave(LeftOut.Why.NOT_TOLD, "a part of it is null", from, to);
            } else {
                sum += percent;
                if (fuel.equals("imports")) {
                    imported += percent / PERCENT;
                } else {
                    shares.merge(fuel(fuel), percent / PERCENT, Double::sum);
                }
            }
        }
        if (Math.abs(sum - PERCENT) <= MOST_OFF && !shares.isEmpty()) {
            points.add(
                    new FuelSharePoint(
                            from, to, shares, Math.min(1, imported), Quality.ESTIMATED, "", now));
        } else {
            leave(LeftOut.Why.IMPLAUSIBLE, "its parts add up to " + sum + " %", from, to);
        }
    }

    private static Fuel fuel(String name) {
        return switch (name) {
            case "biomass" -> Fuel.BIOMASS;
            case "coal" -> Fuel.COAL;
            case "gas" -> Fuel.GAS;
            case "hydro" -> Fuel.HYDRO;
            case "nuclear" -> Fuel.NUCLEAR;
            case "solar" -> Fuel.SOLAR;
            case "wind" -> Fuel.WIND;
            default -> Fuel.UNKNOWN;
        };
    }
}
