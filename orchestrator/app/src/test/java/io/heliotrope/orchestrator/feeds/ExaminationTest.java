package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.signals.carbon.CloudRegions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A provider that has a list of zones and nothing else, in which New Zealand's is called
/// otherwise.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExaminationTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");

    private final MockWebServer server = new MockWebServer();
    @TempDir private Path data;

    @BeforeEach
    void open() throws IOException {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        boolean isList = request.getUrl().encodedPath().endsWith("/zones");
                        return new MockResponse.Builder()
                                .code(isList ? 200 : 404)
                                .body(isList ? zones() : "")
                                .build();
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_cloud_region_whose_zone_the_provider_lacks_is_told_to_people_and_programs()
            throws IOException, InterruptedException {
        Examination examination =
                Examination.of(
                        config(),
                        new FeedKeys(Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text())),
                        data,
                        () -> NOW);

        JsonNode clouds = new JsonMapper().readTree(examination.json()).path("cloudRegions");

        assertThat(clouds).hasSize(1);
        assertThat(clouds.path(0).path("feed").stringValue())
                .isEqualTo("electricitymaps-lifecycle");
        assertThat(clouds.path(0).path("regions").intValue())
                .isEqualTo(CloudRegions.shipped().all().size());
        assertThat(clouds.path(0).path("lacking")).hasSize(1);
        JsonNode zealand = clouds.path(0).path("lacking").path(0);
        assertThat(zealand.path("zone").stringValue()).isEqualTo("NZ");
        assertThat(zealand.path("regions").toString())
                .isEqualTo("[\"aws ap-southeast-6\",\"azure newzealandnorth\"]");
        assertThat(examination.text())
                .contains("Cloud regions\n  electricitymaps-lifecycle: the provider lacks zones")
                .contains("no zone 'NZ', nearest: NL,");
    }

    /// All that the table and the shipped settings name, but for one.
    private static String zones() {
        Set<String> zones =
                CloudRegions.shipped().all().stream()
                        .map(region -> region.zone().value())
                        .collect(Collectors.toCollection(TreeSet::new));
        zones.addAll(Set.of("SE-SE3", "DE", "PL", "AU-NSW", "NZ-NZN"));
        zones.remove("NZ");
        return zones.stream()
                .map(zone -> "\"" + zone + "\":{\"zoneName\":\"x\",\"access\":[\"*\"]}")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private HeliotropeConfig config() {
        Map<String, String> settings =
                Map.of(
                        "HELIOTROPE_SIGNALS_FEEDS",
                        "electricitymaps",
                        "HELIOTROPE_SIGNALS_ADDRESSES_ELECTRICITYMAPS",
                        server.url("/").toString());
        return switch (ConfigLoad.shipped(settings)) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
