package io.heliotrope.signals.electricitymaps;

import io.heliotrope.signals.http.LeftOut;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.http.Unusable;
import io.heliotrope.signals.series.SharePoint;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads shares of a zone's power, which are told in per cent.
final class ShareBody {
    private static final double PER_CENT = 100;

    private final ElectricityMapsBody body;
    private final LeftOut left;

    ShareBody(ElectricityMapsBody body, LeftOut left) {
        this.body = body;
        this.left = left;
    }

    /// The body of a share's own endpoint, where the number may stand in quotes.
    ShareSeries read(boolean isOne, ShareSeries.Kind kind) throws Unusable {
        JsonNode unit = body.root().path("unit");
        if (!unit.isMissingNode() && !unit.asString("").equals("%")) {
            throw new Unusable(Outage.MALFORMED, "a share in " + unit);
        }
        ShareSeries series = series(body.entries(isOne), "value", kind);
        if (series.points().isEmpty()) {
            throw new Unusable(Outage.NO_VALUE, "no share of " + body.zone() + " is told");
        }
        return series;
    }

    /// A share that is null is a gap; one that is none makes the body implausible.
    ShareSeries series(List<JsonNode> entries, String field, ShareSeries.Kind kind)
            throws Unusable {
        Duration slot = body.slot();
        Set<SharePoint> points = new LinkedHashSet<>();
        for (JsonNode entry : entries) {
            JsonNode told = entry.path(field);
            double percent = told.isMissingNode() ? Double.NaN : Json.numberInText(told);
            Instant from = body.from(entry);
            if (Double.isNaN(percent)) {
                leave(LeftOut.Why.NOT_TOLD, kind, "no share is told at " + from, from + ": null");
                continue;
            }
            if (percent < 0 || percent > PER_CENT) {
                throw new Unusable(
                        Outage.IMPLAUSIBLE, "a share of " + percent + " % in " + body.zone());
            }
            SharePoint point =
                    new SharePoint(
                            from,
                            from.plus(slot),
                            percent / PER_CENT,
                            ElectricityMapsBody.quality(entry),
                            ElectricityMapsBody.method(entry),
                            body.updatedAt(entry));
            if (!points.add(point)) {
                leave(
                        LeftOut.Why.DUPLICATE,
                        kind,
                        "the same once more",
                        from + ": " + percent + " %");
            }
        }
        return ElectricityMapsBody.consistent(() ->
                new ShareSeries(
                        body.zone(),
                        kind,
                        ElectricityMapsBody.SOURCE,
                        body.now(),
                        List.copyOf(points)));
    }

    private void leave(LeftOut.Why why, ShareSeries.Kind kind, String detail, String found) {
        String what = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        left.add(why, body.zone().value(), () -> detail, () -> what + " at " + found);
    }
}
