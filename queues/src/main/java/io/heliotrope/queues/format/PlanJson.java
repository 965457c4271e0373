package io.heliotrope.queues.format;

import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.PlanRecord.Stay;
import io.heliotrope.protocol.PowerTold;

/// A release plan.
final class PlanJson {
    private PlanJson() {}

    static void plan(Out out, PlanRecord plan) {
        out.instant("at", plan.at())
                .nested("world", plan.world(), ReceiptJson::offsets)
                .number("jobs", plan.jobs())
                .number("classes", plan.classes())
                .number("moved", plan.moved())
                .number("unplaced", plan.unplaced())
                .number("grams", plan.grams())
                .number("cost", plan.cost())
                .number("before", plan.before())
                .number("bound", plan.bound())
                .nestedList("stays", plan.stays(), PlanJson::stay)
                .nested("lastDay", plan.lastDay(), PlanJson::outturn);
        plan.power().ifPresent(power -> out.nested("power", power, PlanJson::power));
    }

    private static void power(Out out, PowerTold power) {
        out.number("hours", power.hours())
                .number("allHours", power.allHours())
                .number("grams", power.grams())
                .number("alwaysOnGrams", power.alwaysOnGrams());
        PowerJson.power(out, power.plan());
    }

    private static PowerTold power(In in) {
        return new PowerTold(
                PowerJson.power(in),
                in.real("hours"),
                in.real("allHours"),
                in.real("grams"),
                in.real("alwaysOnGrams"));
    }

    private static void stay(Out out, Stay stay) {
        out.text("region", stay.region())
                .instant("start", stay.start())
                .number("jobs", stay.jobs())
                .number("grams", stay.grams());
    }

    private static void outturn(Out out, Outturn day) {
        out.instant("since", day.since())
                .number("runs", day.runs())
                .number("expected", day.expected())
                .number("grams", day.grams())
                .number("hindsight", day.hindsight());
    }

    static PlanRecord plan(In in) {
        PlanRecord jobs = jobs(in);
        return in.has("power") ? jobs.with(in.nested("power", PlanJson::power)) : jobs;
    }

    private static PlanRecord jobs(In in) {
        return new PlanRecord(
                in.instant("at"),
                in.nested("world", ReceiptJson::offsets),
                in.number("jobs"),
                in.number("classes"),
                in.number("moved"),
                in.number("unplaced"),
                in.real("grams"),
                in.real("cost"),
                in.real("before"),
                in.real("bound"),
                in.nestedList("stays", PlanJson::stay),
                in.nested("lastDay", PlanJson::outturn));
    }

    private static Stay stay(In in) {
        return new Stay(
                new RegionId(in.text("region")),
                in.instant("start"),
                in.number("jobs"),
                in.real("grams"));
    }

    private static Outturn outturn(In in) {
        return new Outturn(
                in.instant("since"),
                in.number("runs"),
                in.real("expected"),
                in.real("grams"),
                in.real("hindsight"));
    }
}
