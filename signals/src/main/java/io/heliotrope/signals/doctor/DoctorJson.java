package io.heliotrope.signals.doctor;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.feeds.Ask;
import io.heliotrope.signals.feeds.Permission;
import io.heliotrope.signals.http.FeedResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Findings for programs, as one JSON document. Times are ISO 8601 in UTC, ages and reaches whole
/// seconds, intensities g/kWh.
public final class DoctorJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Instant now;

    private DoctorJson(Instant now) {
        this.now = now;
    }

    /// `clouds` and `uses` are as for [DoctorText#render]; all that is lacking is named.
    public static String render(
            List<ZoneFindings> zones,
            List<CloudFinding> clouds,
            Map<GridZone, List<String>> uses,
            Instant now) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("at", now.toString());
        ArrayNode all = root.putArray("zones");
        DoctorJson json = new DoctorJson(now);
        for (ZoneFindings zone : zones) {
            ObjectNode one = all.addObject().put("zone", zone.zone().value());
            ArrayNode feeds = one.putArray("feeds");
            zone.findings().forEach(finding -> json.finding(finding, feeds.addObject()));
            ArrayNode lines = one.putArray("usedNow");
            uses.getOrDefault(zone.zone(), List.of()).forEach(lines::add);
        }
        ArrayNode tables = root.putArray("cloudRegions");
        clouds.forEach(finding -> cloud(finding, tables.addObject()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void cloud(CloudFinding finding, ObjectNode node) {
        node.put("feed", finding.feed()).put("regions", finding.regions());
        told(finding.lacking(), node, DoctorJson::lacking);
    }

    private static void lacking(List<CloudFinding.Lacking> lacking, ObjectNode node) {
        ArrayNode zones = node.putArray("lacking");
        for (CloudFinding.Lacking one : lacking) {
            ObjectNode zone = zones.addObject().put("zone", one.problem().zone().value());
            zone.put("reason", one.problem().why().name().toLowerCase(Locale.ROOT));
            ArrayNode nearest = zone.putArray("nearest");
            one.problem().nearest().forEach(near -> nearest.add(near.value()));
            ArrayNode regions = zone.putArray("regions");
            one.regions().forEach(regions::add);
        }
    }

    private void finding(Finding finding, ObjectNode node) {
        node.put("feed", finding.feed());
        switch (finding) {
            case Finding.NoKey(var _, var fix) -> node.put("state", "no_key").put("toDo", fix);
            case Finding.NotServed(var _, var why) ->
                    node.put("state", "not_served").put("detail", why);
            case Finding.Asked asked -> {
                node.put("state", "asked").put("needsKey", asked.needsKey());
                told(asked.rights(), node.putObject("rights"), DoctorJson::rights);
                told(asked.latest(), node.putObject("latest"), this::latest);
                told(asked.forecast(), node.putObject("forecast"), this::forecast);
            }
        }
    }

    private static <T> void told(
            FeedResult<T> result, ObjectNode node, BiConsumer<T, ObjectNode> value) {
        switch (result) {
            case FeedResult.Fresh<T>(var fresh) -> value.accept(fresh, node);
            case FeedResult.Missing<T>(var why, var detail, var notBefore) ->
                    node.put("outage", why.name().toLowerCase(Locale.ROOT))
                            .put("detail", detail)
                            .put("toDo", Words.remedy(why))
                            .put("notBefore", notBefore.toString());
        }
    }

    private static void rights(Permission permission, ObjectNode node) {
        node.put("as", permission.as());
        for (Ask ask : Ask.values()) {
            node.put(
                    ask.name().toLowerCase(Locale.ROOT),
                    permission.of(ask).name().toLowerCase(Locale.ROOT));
        }
    }

    private void latest(LastPoint point, ObjectNode node) {
        node.put("gramsPerKwh", point.intensity().value())
                .put("basis", point.basis().word())
                .put("quality", point.quality().word())
                .put("estimationMethod", point.estimationMethod())
                .put("validFrom", point.validFrom().toString())
                .put("validTo", point.validTo().toString())
                .put("issuedAt", point.issuedAt().toString())
                .put("ageSeconds", Duration.between(point.issuedAt(), now).toSeconds())
                .put("source", point.source());
    }

    private void forecast(Reach reach, ObjectNode node) {
        node.put("basis", reach.basis().word())
                .put("issuedAt", reach.issuedAt().toString())
                .put("ageSeconds", Duration.between(reach.issuedAt(), now).toSeconds())
                .put("from", reach.from().toString())
                .put("until", reach.until().toString())
                .put("aheadSeconds", Duration.between(now, reach.until()).toSeconds())
                .put("values", reach.points());
    }
}
