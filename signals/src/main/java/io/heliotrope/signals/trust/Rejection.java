package io.heliotrope.signals.trust;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.http.FetchEvent;
import io.heliotrope.signals.http.LeftOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One thing that was turned away, as it is kept for inspection.
///
/// `zone` is a place such as `50.1,8.7` where the feed asks for places, and empty where the body
/// was read before any. `found` is the value with its time, or how the body began. Texts are cut to
/// a length that is kept.
public record Rejection(
        Instant at, String source, String zone, Reason reason, String detail, String found) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DETAIL = 300;
    private static final int LONGEST_FOUND = 1_001;

    public Rejection {
        source = cut(source, LONGEST_NAME);
        zone = cut(zone, LONGEST_NAME);
        detail = cut(detail, LONGEST_DETAIL);
        found = cut(found, LONGEST_FOUND);
    }

    /// All that the gate turned away of a series.
    public static List<Rejection> of(Verdict<?> verdict, Instant at) {
        List<Rejection> rejections = new ArrayList<>();
        String source = verdict.accepted().source();
        GridZone zone = verdict.accepted().zone();
        for (Rejected rejected : verdict.rejected()) {
            rejections.add(
                    new Rejection(
                            at,
                            source,
                            zone.value(),
                            rejected.reason(),
                            rejected.detail(),
                            found(rejected)));
        }
        return rejections;
    }

    /// A body that a feed could make nothing of.
    public static Rejection of(FetchEvent.Rejected body, Instant at) {
        return new Rejection(
                at, body.feed(), "", Reason.of(body.why()), body.detail(), body.excerpt());
    }

    /// What a feed left out of a body for one reason, told by its first.
    static Rejection of(String feed, LeftOut.Some some, Instant at) {
        String more = some.count() == 1 ? "" : "; and " + (some.count() - 1) + " more of this body";
        return new Rejection(
                at, feed, some.zone(), Reason.of(some.why()), some.detail() + more, some.found());
    }

    private static String found(Rejected rejected) {
        return switch (rejected) {
            case Rejected.Point(Claim claim, _, _) ->
                    "%s to %s: %s g/kWh, made known at %s"
                            .formatted(
                                    claim.from(),
                                    claim.to(),
                                    claim.gramsPerKwh(),
                                    claim.updatedAt());
            case Rejected.Series(int points, _, _) -> "a series of " + points + " values";
        };
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    /// About how much room it takes.
    int size() {
        return source.length() + zone.length() + detail.length() + found.length() + LONGEST_NAME;
    }
}
