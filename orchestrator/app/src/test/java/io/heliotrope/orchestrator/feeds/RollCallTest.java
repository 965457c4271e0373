package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.signals.carbon.CloudRegions;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.trust.Rejections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The shipped settings, in which Mumbai lies in a zone that was retired and California in one that
/// never was.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollCallTest {
    private static final String EM = "electricitymaps-lifecycle";

    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient http = new OkHttpClient();
    private final Logger log = (Logger) LoggerFactory.getLogger(RollCall.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Instant now = Instant.parse("2026-03-06T12:00:00Z");

    @BeforeEach
    void listen() throws IOException {
        server.start();
        logged.start();
        log.setAdditive(false);
        log.addAppender(logged);
    }

    @AfterEach
    void stop() {
        log.detachAppender(logged);
        log.setAdditive(true);
        server.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Test
    void a_zone_that_the_provider_lacks_is_named_with_its_region_the_nearest_and_the_fix() {
        RollCall call = call(EM);
        answer(200, zones("none", ""));

        call.turn(now);

        assertThat(warnings()).hasSize(2);
        assertThat(warnings().getFirst())
                .containsEntry("source", EM)
                .containsEntry("zone", "IN-MH")
                .containsEntry("reason", "retired")
                .containsEntry("region", "asia-south")
                .containsEntry("fix", fix("asia-south"))
                .hasEntrySatisfying("nearest", nearest -> assertThat(nearest).startsWith("IN-WE"));
        assertThat(warnings().getLast())
                .containsEntry("zone", "US-CAL-CISOO")
                .containsEntry("reason", "unknown")
                .containsEntry("region", "us-west")
                .containsEntry("cloudRegion", "none")
                .containsEntry("fix", fix("us-west"))
                .hasEntrySatisfying(
                        "nearest", nearest -> assertThat(nearest).startsWith("US-CAL-CISO"));
        assertThat(call.outcome()).contains(new RollCall.Outcome(2, 0));
    }

    @Test
    void a_cloud_region_whose_zone_is_gone_is_named() {
        RollCall call = call(EM);
        answer(200, zones("NZ", "NZ-NZN"));

        call.turn(now);

        assertThat(warnings())
                .filteredOn(warning -> "NZ".equals(warning.get("zone")))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning)
                            .containsEntry("region", "none")
                            .containsEntry("nearest", "NL, NZ-NZN");
                    assertThat(warning.get("cloudRegion"))
                            .contains("aws ap-southeast-6", "azure newzealandnorth");
                });
        assertThat(call.outcome()).contains(new RollCall.Outcome(2, 1));
    }

    @Test
    void a_provider_that_lists_next_to_nothing_does_not_fill_the_log() {
        RollCall call = call(EM);
        answer(200, "{\"XX\":{\"zoneName\":\"X\"}}");

        call.turn(now);

        assertThat(call.outcome().orElseThrow().ofClouds()).isGreaterThan(40);
        assertThat(call.outcome().orElseThrow().ofRegions()).isEqualTo(6);
        assertThat(warnings()).hasSize(6 + 20 + 1);
        assertThat(logged.list.getLast().getMessage()).startsWith("more zones of cloud regions");
    }

    @Test
    void an_outage_delays_the_check_alone_and_it_is_done_once() {
        RollCall call = call(EM);
        for (int attempt = 0; attempt < 3; attempt++) {
            answer(503, "down");
        }
        answer(200, zones("none", ""));

        call.turn(now);
        call.turn(now.plus(Duration.ofMinutes(9)));
        boolean isKnownEarly = call.outcome().isPresent();
        int askedEarly = server.getRequestCount();
        call.turn(now.plus(Duration.ofMinutes(10)));
        call.turn(now.plus(Duration.ofDays(1)));

        assertThat(isKnownEarly).isFalse();
        assertThat(askedEarly).isEqualTo(3);
        assertThat(call.outcome()).contains(new RollCall.Outcome(2, 0));
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void a_provider_that_wants_to_be_left_alone_is() {
        RollCall call = call(EM);
        server.enqueue(
                new MockResponse.Builder().code(429).addHeader("Retry-After", "840").build());

        call.turn(now);
        call.turn(now.plusSeconds(839));

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void who_has_no_list_of_zones_is_not_asked_and_has_nothing_to_name() {
        RollCall neso = call("neso");

        neso.turn(now);

        assertThat(neso.outcome()).isEmpty();
        assertThat(warnings()).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void how_many_there_are_is_a_metric_once_it_is_known(@TempDir Path folder) throws IOException {
        RollCall call = call(EM);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        WatchGauges gauges =
                new WatchGauges(
                        new Meters(registry),
                        Rejections.open(folder.resolve("r.jsonl"), Rejections.Limits.DEFAULTS));

        gauges.export(List.of(), List.of(call), now);
        int before = registry.find("heliotrope_feed_unknown_zones").gauges().size();
        answer(200, zones("NZ", ""));
        call.turn(now);
        gauges.export(List.of(), List.of(call), now);

        assertThat(before).isZero();
        assertThat(
                        registry.find("heliotrope_feed_unknown_zones").gauges().stream()
                                .collect(
                                        Collectors.toMap(
                                                gauge -> gauge.getId().getTag("named_by"),
                                                Gauge::value)))
                .isEqualTo(Map.of("settings", 2.0, "cloud_table", 1.0));
    }

    private RollCall call(String feed) {
        String at = server.url("/").toString();
        Map<String, String> settings =
                Map.of(
                        "HELIOTROPE_REGIONS_ASIA_SOUTH_ZONE",
                        "IN-MH",
                        "HELIOTROPE_REGIONS_US_WEST_ZONE",
                        "US-CAL-CISOO",
                        "HELIOTROPE_SIGNALS_ADDRESSES_ELECTRICITYMAPS",
                        at,
                        "HELIOTROPE_SIGNALS_ADDRESSES_NESO",
                        at);
        HeliotropeConfig config =
                switch (ConfigLoad.shipped(settings)) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
                };
        FeedKeys keys = new FeedKeys(Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text()));
        Transport transport = new Transport(http, () -> now, new SplittableRandom(1), _ -> {});
        return new FeedHouse(config, keys, transport)
                .rollCalls().stream()
                        .filter(call -> call.name().equals(feed))
                        .findFirst()
                        .orElseThrow();
    }

    /// All that the table and the shipped settings name, without `gone` and with `added`.
    private static String zones(String gone, String added) {
        Set<String> zones =
                CloudRegions.shipped().all().stream()
                        .map(region -> region.zone().value())
                        .collect(Collectors.toCollection(TreeSet::new));
        zones.addAll(Set.of("SE-SE3", "DE", "PL", "AU-NSW"));
        zones.remove(gone);
        if (!added.isEmpty()) {
            zones.add(added);
        }
        return zones.stream()
                .map(zone -> "\"" + zone + "\":{\"zoneName\":\"x\",\"access\":[\"*\"]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void answer(int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    /// What each warning says, by key.
    private List<Map<String, String>> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(event -> {
                    Map<String, String> said = new TreeMap<>();
                    event.getKeyValuePairs()
                            .forEach(pair -> said.put(pair.key, String.valueOf(pair.value)));
                    return said;
                })
                .toList();
    }

    private static String fix(String region) {
        return "set regions."
                + region
                + ".zone to one of the nearest; until then this feed says nothing of it";
    }
}
