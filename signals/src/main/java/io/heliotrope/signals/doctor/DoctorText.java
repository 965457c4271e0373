package io.heliotrope.signals.doctor;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.feeds.Ask;
import io.heliotrope.signals.feeds.Permission;
import io.heliotrope.signals.feeds.Right;
import io.heliotrope.signals.http.FeedResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Findings for people: at most 100 columns, a block for each zone, all times UTC.
public final class DoctorText {
    private static final int RANK = 2;
    private static final int DETAIL = 5;
    private static final int SAID = 15;

    /// A list that lacks next to everything fills no screen.
    private static final int MOST_NAMED = 3;

    private final Instant now;
    private final Map<GridZone, List<String>> uses;
    private final Columns page = new Columns();

    private DoctorText(Instant now, Map<GridZone, List<String>> uses) {
        this.now = now;
        this.uses = uses;
    }

    /// `asked` says in one line whom the settings ask. `clouds` tells of the feeds whose providers
    /// list their zones; of what one lacks, three zones are named. `uses` tells of zones, a line
    /// each, what is used of all that and why; a zone that is not in it has no such lines.
    public static String render(
            String asked,
            List<ZoneFindings> zones,
            List<CloudFinding> clouds,
            Map<GridZone, List<String>> uses,
            Instant now) {
        DoctorText text = new DoctorText(now, uses);
        text.page.line("Signals as they are at " + Words.time(now) + " UTC. Times are UTC.");
        text.page.line(asked);
        zones.forEach(text::zone);
        if (!clouds.isEmpty()) {
            text.clouds(clouds);
        }
        return text.page.toString();
    }

    private void zone(ZoneFindings zone) {
        page.gap();
        page.line("Zone " + zone.zone());
        if (zone.findings().isEmpty()) {
            page.line(RANK, "", RANK, "no feed is listed for this zone");
        }
        int rank = 1;
        for (Finding finding : zone.findings()) {
            finding(rank + ".", zone.zone(), finding);
            rank++;
        }
        List<String> lines = uses.getOrDefault(zone.zone(), List.of());
        String label = "used now";
        for (String line : lines) {
            page.line(RANK, label, SAID, line);
            label = "";
        }
    }

    private void clouds(List<CloudFinding> clouds) {
        page.gap();
        page.line("Cloud regions");
        for (CloudFinding finding : clouds) {
            page.line(RANK, finding.feed() + ":", DETAIL, told(finding));
        }
    }

    private String told(CloudFinding finding) {
        return switch (finding.lacking()) {
            case FeedResult.Missing<List<CloudFinding.Lacking>> missing ->
                    "which zones the provider has is not known: " + missing(missing);
            case FeedResult.Fresh<List<CloudFinding.Lacking>>(var lacking) when lacking.isEmpty() ->
                    "the provider has the zones of all " + finding.regions() + " of our table";
            case FeedResult.Fresh<List<CloudFinding.Lacking>>(var lacking) ->
                    "the provider lacks zones of our table: "
                            + lacking.stream()
                                    .limit(MOST_NAMED)
                                    .map(DoctorText::told)
                                    .collect(Collectors.joining("; "))
                            + (lacking.size() > MOST_NAMED
                                    ? "; and " + (lacking.size() - MOST_NAMED) + " more"
                                    : "");
        };
    }

    private static String told(CloudFinding.Lacking lacking) {
        return lacking.problem().message().replace("; ", ", ")
                + " (in it: "
                + String.join(", ", lacking.regions())
                + ")";
    }

    private void finding(String rank, GridZone zone, Finding finding) {
        switch (finding) {
            case Finding.NoKey(var feed, var fix) ->
                    page.line(RANK, rank, DETAIL, feed + ": not asked, its key is missing; " + fix);
            case Finding.NotServed(var feed, var why) ->
                    page.line(RANK, rank, DETAIL, feed + ": does not serve this zone; " + why);
            case Finding.Asked asked -> {
                page.line(RANK, rank, DETAIL, asked.feed() + ": " + rights(asked, zone));
                String latest = told(asked.latest(), this::latest);
                String forecast = told(asked.forecast(), this::forecast);
                if (latest.equals(forecast)) {
                    page.line(DETAIL, "both", SAID, latest);
                } else {
                    page.line(DETAIL, "latest", SAID, latest);
                    page.line(DETAIL, "forecast", SAID, forecast);
                }
            }
        }
    }

    private String rights(Finding.Asked asked, GridZone zone) {
        return switch (asked.rights()) {
            case FeedResult.Fresh<Permission>(var permission) ->
                    (asked.needsKey() ? rights(permission) : "needs no key")
                            + (permission.as().equals(zone.value())
                                    ? ""
                                    : "; calls the zone '" + permission.as() + "'");
            case FeedResult.Missing<Permission> missing ->
                    "what the key may is not known: " + missing(missing);
        };
    }

    private static String rights(Permission permission) {
        return Arrays.stream(Right.values())
                .filter(right -> permission.rights().containsValue(right))
                .map(right -> verb(right) + " " + asks(permission, right))
                .collect(Collectors.joining("; ", "its key ", ""));
    }

    private static String verb(Right right) {
        return switch (right) {
            case GRANTED -> "may ask";
            case DENIED -> "may not ask";
            case UNTOLD -> "is not told whether it may ask";
        };
    }

    private static String asks(Permission permission, Right right) {
        return Arrays.stream(Ask.values())
                .filter(ask -> permission.of(ask) == right)
                .map(ask -> ask.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private <T> String told(FeedResult<T> result, Function<T, String> value) {
        return switch (result) {
            case FeedResult.Fresh<T>(var fresh) -> value.apply(fresh);
            case FeedResult.Missing<T> missing -> missing(missing);
        };
    }

    private String missing(FeedResult.Missing<?> missing) {
        String again =
                missing.notBefore().isAfter(now)
                        ? " Not asked again before " + Words.time(missing.notBefore()) + "."
                        : "";
        return "NO: %s (%s). To do: %s.%s"
                .formatted(
                        Words.outage(missing.why()),
                        missing.detail(),
                        Words.remedy(missing.why()),
                        again);
    }

    private String latest(LastPoint point) {
        String method = point.estimationMethod();
        boolean isOver = !point.validTo().isAfter(now);
        return "%s, %s, %s%s, for %s%s, told by %s %s"
                .formatted(
                        Words.grams(point.intensity().value()),
                        Words.basis(point.basis()),
                        point.quality().word(),
                        method.isEmpty() ? "" : " by " + method,
                        Words.times(point.validFrom(), point.validTo()),
                        isOver ? ", which ended " + Words.ago(point.validTo(), now) : "",
                        point.source(),
                        Words.ago(point.issuedAt(), now));
    }

    private String forecast(Reach reach) {
        return "%d values, %s, from %s (%s ahead), issued %s"
                .formatted(
                        reach.points(),
                        Words.basis(reach.basis()),
                        Words.times(reach.from(), reach.until()),
                        Words.length(Duration.between(now, reach.until())),
                        Words.ago(reach.issuedAt(), now));
    }
}
