package io.heliotrope.queues.format;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.LaneLoad;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.PueForecast;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.util.TreeSet;

/// Records of the control topics that the world is folded from.
final class ControlJson {
    private ControlJson() {}

    static void control(Out out, ControlRecord controlRecord) {
        switch (controlRecord) {
            case CatalogueSet c ->
                    CatalogueJson.catalogue(out.text("kind", "catalogue"), c.catalogue());
            case PolicySet p -> CatalogueJson.policy(out.text("kind", "policy"), p.settings());
            case Intensity i ->
                    out.text("kind", "intensity")
                            .nested("reading", i.reading(), ReceiptJson::reading)
                            .instant("validFrom", i.validFrom())
                            .instant("validTo", i.validTo());
            case IntensityForecast f ->
                    out.text("kind", "intensity-forecast")
                            .text("zone", f.zone())
                            .text("basis", f.basis())
                            .text("source", f.source())
                            .instant("issuedAt", f.issuedAt())
                            .text("quality", f.quality())
                            .nested("gramsPerKwh", f.gramsPerKwh(), ControlJson::curve);
            case YearlyAverage y ->
                    out.text("kind", "yearly-average")
                            .nested("reading", y.reading(), ReceiptJson::reading);
            case PueForecast p ->
                    out.text("kind", "pue-forecast")
                            .text("region", p.region())
                            .text("source", p.source())
                            .instant("issuedAt", p.issuedAt())
                            .nested("pue", p.pue(), ControlJson::curve);
            case Heartbeat h -> heartbeat(out.text("kind", "heartbeat"), h);
            case Tick t ->
                    out.text("kind", "tick")
                            .number("sequence", t.sequence())
                            .instant("now", t.now());
        }
    }

    static ControlRecord control(In in) {
        String kind = in.text("kind");
        return switch (kind) {
            case "catalogue" -> new CatalogueSet(CatalogueJson.catalogue(in));
            case "policy" -> new PolicySet(CatalogueJson.policy(in));
            case "intensity" ->
                    new Intensity(
                            in.nested("reading", ReceiptJson::reading),
                            in.instant("validFrom"),
                            in.instant("validTo"));
            case "intensity-forecast" ->
                    new IntensityForecast(
                            new GridZone(in.text("zone")),
                            in.word("basis", Basis.class),
                            in.text("source"),
                            in.instant("issuedAt"),
                            in.word("quality", Quality.class),
                            in.nested("gramsPerKwh", ControlJson::curve));
            case "yearly-average" -> new YearlyAverage(in.nested("reading", ReceiptJson::reading));
            case "pue-forecast" ->
                    new PueForecast(
                            new RegionId(in.text("region")),
                            in.text("source"),
                            in.instant("issuedAt"),
                            in.nested("pue", ControlJson::curve));
            case "heartbeat" -> heartbeat(in);
            case "tick" -> new Tick(in.number("sequence"), in.instant("now"));
            default ->
                    throw new In.BadField(
                            "field kind was '" + kind + "', which no control record has");
        };
    }

    private static void curve(Out out, Curve curve) {
        out.instant("start", curve.start())
                .duration("step", curve.step())
                .numbers("values", curve.toArray());
    }

    private static Curve curve(In in) {
        return new Curve(in.instant("start"), in.duration("step"), in.reals("values"));
    }

    private static void heartbeat(Out out, Heartbeat heartbeat) {
        out.text("worker", heartbeat.worker())
                .text("region", heartbeat.region())
                .text("boot", heartbeat.boot())
                .number("sequence", heartbeat.sequence())
                .text("health", heartbeat.health())
                .nested("interactive", heartbeat.interactive(), ControlJson::lane)
                .nested("batch", heartbeat.batch(), ControlJson::lane)
                .texts("models", heartbeat.models())
                .texts("tokens", heartbeat.tokens());
    }

    private static Heartbeat heartbeat(In in) {
        return new Heartbeat(
                new WorkerId(in.text("worker")),
                new RegionId(in.text("region")),
                in.text("boot"),
                in.number("sequence"),
                in.word("health", Health.class),
                in.nested("interactive", ControlJson::lane),
                in.nested("batch", ControlJson::lane),
                new TreeSet<>(in.texts("models", model -> model)),
                in.texts("tokens", Token::new));
    }

    private static void lane(Out out, LaneLoad lane) {
        out.number("slots", lane.slots())
                .number("queued", lane.queued())
                .number("running", lane.running())
                .number("meanServiceMillis", lane.meanServiceMillis());
    }

    private static LaneLoad lane(In in) {
        return new LaneLoad(
                in.integer("slots"),
                in.integer("queued"),
                in.integer("running"),
                in.real("meanServiceMillis"));
    }
}
