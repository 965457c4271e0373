package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.ByPath.body;
import static io.heliotrope.orchestrator.feeds.ByPath.none;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Quality;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The carbon-free share of Great Britain: 62 % by Electricity Maps, of which its mix says 68 %.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShareWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:10:00Z");
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Map<String, String> KEY =
            Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text());

    private volatile boolean hasShares = true;
    private volatile String percent = "62";
    private final MockWebServer server = new MockWebServer();
    @TempDir private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server.setDispatcher(new ByPath(this::answer));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MockResponse answer(String path) {
        if (path.startsWith("/generation/")) {
            return body(
                    """
                    {"data":[{"from":"2026-03-06T11:30Z","to":"2026-03-06T12:00Z",
                      "generationmix":[{"fuel":"gas","perc":90},{"fuel":"wind","perc":10}]},
                     {"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                      "generationmix":[{"fuel":"gas","perc":30},{"fuel":"wind","perc":35},
                       {"fuel":"nuclear","perc":15},{"fuel":"imports","perc":20}]}]}
                    """);
        }
        return switch (path) {
            case "/v3/carbon-free-energy/latest" -> hasShares ? body(share(0, percent)) : none(403);
            case "/v3/carbon-free-energy/history" ->
                    hasShares ? body("{\"zone\":\"GB\",\"data\":[" + day() + "]}") : none(403);
            case "/v3/power-breakdown/latest" ->
                    body(
                            """
                            {"zone":"GB","datetime":"2026-03-06T12:00:00.000Z",
                             "updatedAt":"2026-03-06T12:05:00.000Z",
                             "powerConsumptionBreakdown":{"wind":7},
                             "powerProductionBreakdown":{"wind":7},
                             "fossilFreePercentage":68,"renewablePercentage":null,
                             "isEstimated":false,"estimationMethod":null}
                            """);
            default -> none(404);
        };
    }

    /// A day of 40 % until noon, in which the sixth hour before was 90 %.
    private static String day() {
        return IntStream.rangeClosed(1, 24)
                .mapToObj(hour -> share(hour, hour == 6 ? "90" : "40"))
                .collect(Collectors.joining(","));
    }

    private static String share(int hoursAgo, String percent) {
        Instant from = NOON.minus(Duration.ofHours(hoursAgo));
        return """
        {"zone":"GB","datetime":"%s","updatedAt":"%s","unit":"%%","value":"%s",
         "isEstimated":false,"estimationMethod":null,"temporalGranularity":"hourly"}
        """
                .formatted(from, from.plus(Duration.ofMinutes(5)), percent);
    }

    private WatchScene scene(String feeds, Map<String, String> keys) throws IOException {
        String at = WatchScene.at(server);
        String signals =
                ("{basis: average-direct, feeds: '%s',"
                                + " addresses: {neso: '%s', electricitymaps: '%s/v3'}}")
                        .formatted(feeds, at, at);
        return new WatchScene("GB", signals, keys, folder, NOW);
    }

    private static List<CarbonFree.Told> told(List<Signal> signals) {
        return signals.stream()
                .filter(CarbonFree.Told.class::isInstance)
                .map(CarbonFree.Told.class::cast)
                .toList();
    }

    private static List<Double> shares(List<Signal> signals) {
        return told(signals).stream().map(CarbonFree.Told::share).toList();
    }

    @Test
    void what_holds_now_is_published_once_and_again_when_it_changes() throws IOException {
        WatchScene scene = scene("electricitymaps", KEY);

        CarbonFree.Told now = told(scene.publishedShares()).getFirst();
        List<Signal> again = scene.publishedShares();
        scene.pass(Duration.ofMinutes(17));
        List<Signal> unchanged = scene.publishedShares();
        percent = "70";
        scene.pass(Duration.ofMinutes(17));

        assertThat(now.share()).isEqualTo(0.62);
        assertThat(now.source()).isEqualTo("electricitymaps");
        assertThat(now.quality()).isEqualTo(Quality.MEASURED);
        assertThat(now.validFrom()).isEqualTo(NOON);
        assertThat(now.validTo()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(now.issuedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
        assertThat(again).isEmpty();
        assertThat(unchanged).isEmpty();
        assertThat(shares(scene.publishedShares())).containsExactly(0.7);
    }

    @Test
    void what_is_to_come_is_our_own_forecast_of_the_stored_day() throws IOException {
        List<Signal> published = scene("electricitymaps", KEY).publishedShares();

        CarbonFree.Foretold ahead = (CarbonFree.Foretold) published.getLast();
        double usual = ahead.shares().valueAt(NOW.plus(Duration.ofHours(17)));
        double sixth = ahead.shares().valueAt(NOW.plus(Duration.ofHours(18)));
        assertThat(ahead.source()).isEqualTo("model:clim-level");
        assertThat(ahead.quality()).isEqualTo(Quality.MODELLED);
        assertThat(ahead.shares().start()).isEqualTo(NOON);
        assertThat(sixth - usual).isCloseTo(0.5, within(0.01));
        assertThat(ahead.shares().size()).isEqualTo(96);
    }

    @Test
    void a_key_without_shares_is_told_by_the_mix() throws IOException {
        hasShares = false;

        List<Signal> published = scene("electricitymaps", KEY).publishedShares();

        assertThat(shares(published)).containsExactly(0.68);
        assertThat(published).hasSize(1);
    }

    @Test
    void without_any_key_the_mix_of_great_britain_tells_it_and_imports_count_as_carbon()
            throws IOException {
        List<CarbonFree.Told> told = told(scene("neso", Map.of()).publishedShares());

        assertThat(told).singleElement().extracting(CarbonFree.Told::source).isEqualTo("neso");
        assertThat(told.getFirst().share()).isCloseTo(0.5, within(1e-12));
        assertThat(told.getFirst().validFrom()).isEqualTo(NOON);
    }

    @Test
    void the_first_of_the_feeds_that_tells_of_now_is_taken() throws IOException {
        assertThat(shares(scene("electricitymaps, neso", KEY).publishedShares()))
                .containsExactly(0.62);
        assertThat(told(scene("neso, electricitymaps", KEY).publishedShares()))
                .extracting(CarbonFree.Told::source)
                .containsExactly("neso");
    }

    @Test
    void what_the_control_cluster_did_not_take_is_published_the_next_time() throws IOException {
        WatchScene scene = scene("neso", Map.of());

        assertThatThrownBy(() ->
                        scene.turnShares(_ -> {
                            throw new IllegalStateException("away");
                        }))
                .hasMessage("away");

        assertThat(told(scene.publishedShares())).hasSize(1);
    }

    @Test
    void nobody_is_asked_where_nobody_tells_it() throws IOException {
        assertThat(scene("energinet", Map.of()).publishedShares()).isEmpty();
        assertThat(scene("electricitymaps", Map.of()).publishedShares()).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }
}
