package io.heliotrope.queues.format;

import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.MeteredEnergy;
import io.heliotrope.protocol.PowerPlan;
import java.util.List;
import java.util.TreeSet;

/// Records of the control topics that the world is folded from.
final class ControlJson {
    private ControlJson() {}

    static void control(Out out, ControlRecord controlRecord) {
        switch (controlRecord) {
            case CatalogueSet c ->
                    CatalogueJson.catalogue(out.text("kind", "catalogue"), c.catalogue());
            case PolicySet p -> PolicyJson.policy(out.text("kind", "policy"), p);
            case Signal s -> SignalJson.signal(out, s);
            case Heartbeat h -> heartbeat(out.text("kind", "heartbeat"), h);
            case PowerPlan p -> PowerJson.power(out.text("kind", "power"), p);
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
            case "policy" -> PolicyJson.policy(in);
            case "heartbeat" -> heartbeat(in);
            case "power" -> PowerJson.power(in);
            case "tick" -> new Tick(in.number("sequence"), in.instant("now"));
            default -> SignalJson.signal(kind, in);
        };
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
        if (!heartbeat.energy().isEmpty()) {
            out.nestedList("energy", heartbeat.energy(), ControlJson::energy);
        }
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
                in.texts("tokens", Token::new),
                in.has("energy") ? in.nestedList("energy", ControlJson::energy) : List.of());
    }

    private static void energy(Out out, MeteredEnergy energy) {
        SignalJson.served(out, energy.served());
        out.text("method", energy.method())
                .number("runs", energy.runs())
                .number("tokens", energy.tokens())
                .number("joules", energy.joules())
                .number("meanBatch", energy.meanBatch());
    }

    private static MeteredEnergy energy(In in) {
        return new MeteredEnergy(
                SignalJson.served(in),
                in.text("method"),
                in.number("runs"),
                in.number("tokens"),
                in.real("joules"),
                in.real("meanBatch"));
    }

    private static void lane(Out out, LaneLoad lane) {
        out.number("slots", lane.slots())
                .number("queued", lane.queued())
                .number("running", lane.running())
                .number("meanServiceMillis", lane.meanServiceMillis());
        if (lane.on() < lane.slots()) {
            out.number("on", lane.on());
        }
    }

    private static LaneLoad lane(In in) {
        int slots = in.integer("slots");
        return new LaneLoad(
                slots,
                in.integer("queued"),
                in.integer("running"),
                in.real("meanServiceMillis"),
                in.has("on") ? in.integer("on") : slots);
    }
}
