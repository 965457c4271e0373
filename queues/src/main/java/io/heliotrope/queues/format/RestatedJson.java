package io.heliotrope.queues.format;

import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Change;
import io.heliotrope.protocol.Restated.Figure;
import io.heliotrope.protocol.Restated.Told;

/// Records of the restatements topics.
final class RestatedJson {
    private static final String KIND = "restatement";

    private RestatedJson() {}

    static void restated(Out out, Restated restated) {
        out.text("kind", KIND)
                .text("job", restated.job())
                .text("body", restated.body())
                .text("origin", restated.origin())
                .instant("replaces", restated.replaces())
                .instant("knownAt", restated.knownAt())
                .nestedList("changes", restated.changes(), RestatedJson::change)
                .nestedList("causes", restated.causes(), RestatedJson::cause);
    }

    static Restated restated(In in) {
        String kind = in.text("kind");
        if (!kind.equals(KIND)) {
            throw new In.BadField("field kind was '" + kind + "', expected " + KIND);
        }
        return new Restated(
                new JobId(in.text("job")),
                new Digest(in.text("body")),
                new RegionId(in.text("origin")),
                in.instant("replaces"),
                in.instant("knownAt"),
                in.nestedList("changes", RestatedJson::change),
                in.nestedList("causes", RestatedJson::cause));
    }

    private static void change(Out out, Change change) {
        out.text("column", change.column())
                .nested("was", change.was(), RestatedJson::figure)
                .nested("is", change.is(), RestatedJson::figure)
                .nested("difference", change.difference(), RestatedJson::figure);
    }

    private static Change change(In in) {
        return new Change(
                in.text("column"),
                in.nested("was", RestatedJson::figure),
                in.nested("is", RestatedJson::figure),
                in.nested("difference", RestatedJson::figure));
    }

    private static void figure(Out out, Figure figure) {
        switch (figure) {
            case Figure.Grams grams ->
                    out.text("kind", grams.kind())
                            .number("p10", grams.p10())
                            .number("p50", grams.p50())
                            .number("p90", grams.p90());
            case Figure.NotKnown(String why) -> out.text("notKnown", why);
        }
    }

    private static Figure figure(In in) {
        return in.has("notKnown")
                ? new Figure.NotKnown(in.text("notKnown"))
                : new Figure.Grams(in.text("kind"), in.real("p10"), in.real("p50"), in.real("p90"));
    }

    private static void cause(Out out, Cause cause) {
        out.text("told", cause.told())
                .text("subject", cause.subject())
                .text("source", cause.source())
                .instant("issuedAt", cause.issuedAt())
                .instant("from", cause.from())
                .instant("to", cause.to())
                .number("values", cause.values());
    }

    private static Cause cause(In in) {
        return new Cause(
                in.word("told", Told.class),
                in.text("subject"),
                in.text("source"),
                in.instant("issuedAt"),
                in.instant("from"),
                in.instant("to"),
                in.integer("values"));
    }
}
