package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Reading;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.trust.Rung;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// California, of which EIA tells what it made in the last fifty days; nobody else is asked.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EiaPastTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:10:00Z");
    private static final Instant HOUR = Instant.parse("2026-03-06T12:00:00Z");
    private static final Instant FIRST = HOUR.minus(Duration.ofDays(50));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final GridZone CALIFORNIA = new GridZone("US-CAL-CISO");
    private static final String REFUSED = "{\"error\":{\"code\":\"API_KEY_INVALID\"}}";
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final MockWebServer server = new MockWebServer();
    private final List<HttpUrl> asked = new ArrayList<>();
    private volatile boolean isOpen = true;
    @TempDir private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        asked.add(request.getUrl());
                        return isOpen
                                ? answer(request.getUrl())
                                : new MockResponse.Builder().code(403).body(REFUSED).build();
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Gas by night and sun by day, another amount each hour.
    private static MockResponse answer(HttpUrl url) {
        List<String> rows = new ArrayList<>();
        Instant end = hour(url, "end");
        for (Instant at = hour(url, "start"); !at.isAfter(end); at = at.plusSeconds(3600)) {
            if (at.isAfter(FIRST)) {
                long hours = at.getEpochSecond() / 3600;
                rows.add(row(at, "NG", 9000 + hours % 7 * 100 + hours % 24 * 50));
                rows.add(row(at, "SUN", 1000 + Math.floorMod(hours * 37, 4000)));
            }
        }
        String body =
                "{\"response\":{\"total\":%d,\"data\":[%s]}}"
                        .formatted(rows.size(), String.join(",", rows));
        return new MockResponse.Builder().code(200).body(body).build();
    }

    private static String row(Instant at, String fuel, long megawatthours) {
        return """
        {"period":"%s","respondent":"CISO","fueltype":"%s","value":%d,
         "value-units":"megawatthours"}\
        """
                .formatted(HOURS.format(at), fuel, megawatthours);
    }

    private static Instant hour(HttpUrl url, String name) {
        return LocalDateTime.parse(Objects.requireNonNull(url.queryParameter(name)) + ":00")
                .toInstant(ZoneOffset.UTC);
    }

    @Test
    void the_newest_days_come_first_and_then_older_ones_one_question_a_turn() throws IOException {
        WatchScene scene = scene();

        turns(scene, 3);

        assertThat(asked).hasSize(3);
        assertThat(asked)
                .extracting(url -> hour(url, "end"))
                .containsExactly(
                        HOUR, HOUR.minus(Duration.ofDays(12)), HOUR.minus(Duration.ofDays(24)));
        assertThat(asked.getFirst().queryParameter("facets[respondent][]")).isEqualTo("CISO");
        assertThat(asked.getFirst().queryParameter("api_key"))
                .isEqualTo(Canary.PROVIDER_KEY.text());
        assertThat(String.join(" ", scene.notes())).contains("36 days stored, more to come");
    }

    @Test
    void values_are_estimates_that_say_that_they_were_made_from_fuels() throws IOException {
        WatchScene scene = scene();

        turns(scene, 1);

        List<SignalRow> rows = stored(scene);
        assertThat(rows).hasSize(12 * 24);
        assertThat(rows)
                .allSatisfy(row -> {
                    assertThat(row.estimationMethod()).isEqualTo("derived-from-mix");
                    assertThat(row.series().source()).isEqualTo("eia");
                });
        assertThat(rows.getFirst().value()).isBetween(300.0, 490.0);
    }

    @Test
    void a_restart_goes_on_where_the_store_ends() throws IOException {
        WatchScene scene = scene();
        turns(scene, 2);
        scene.restart();
        asked.clear();

        turns(scene, 2);

        assertThat(asked)
                .extracting(url -> hour(url, "start"))
                .as("what may have been revised, then what is older")
                .containsExactly(
                        HOUR.minus(Duration.ofDays(3)).plusSeconds(3600),
                        HOUR.minus(Duration.ofDays(36)).plusSeconds(3600));
    }

    @Test
    void before_its_records_begin_nothing_is_asked_for_and_the_newest_only_after_hours()
            throws IOException {
        WatchScene scene = scene();
        turns(scene, 20);
        int whole = asked.size();
        scene.pass(Duration.ofHours(6));

        turns(scene, 5);

        assertThat(whole).as("50 days in parts of 12, and one that is empty").isEqualTo(6);
        assertThat(asked).hasSize(whole + 1);
        assertThat(stored(scene)).hasSizeGreaterThanOrEqualTo(50 * 24);
        assertThat(String.join(" ", scene.notes())).doesNotContain("more to come");
    }

    @Test
    void the_average_and_our_own_forecast_have_a_past_after_a_first_start() throws IOException {
        WatchScene scene = scene();

        turns(scene, 20);

        Reading soon = reading(scene, Duration.ofHours(3));
        assertThat(soon.source()).startsWith("model:");
        Reading far = reading(scene, Duration.ofDays(20));
        assertThat(far.source()).isEqualTo("stored:average-of-50-days");
        assertThat(far.intensity().value()).isBetween(300.0, 490.0);
    }

    @Test
    void a_key_that_is_refused_is_said_without_it_and_not_tried_each_turn() throws IOException {
        isOpen = false;
        WatchScene scene = scene();

        turns(scene, 5);

        assertThat(asked).hasSize(1);
        assertThat(String.join(" ", scene.notes()))
                .contains("nothing stored yet; NO: NOT_ENTITLED")
                .doesNotContain(Canary.PROVIDER_KEY.text());
    }

    @Test
    void what_is_no_zone_of_a_balancing_authority_has_no_past_there() {
        assertThat(EiaPast.respondent(CALIFORNIA)).contains(new GridZone("CISO"));
        assertThat(EiaPast.respondent(new GridZone("US-CAR-DUK"))).contains(new GridZone("DUK"));
        assertThat(EiaPast.respondent(new GridZone("US"))).isEmpty();
        assertThat(EiaPast.respondent(new GridZone("CA-ON"))).isEmpty();
    }

    private static Reading reading(WatchScene scene, Duration ahead) {
        return ((Rung.Known) scene.ladder().at(scene.now().plus(ahead))).reading();
    }

    private static List<SignalRow> stored(WatchScene scene) throws IOException {
        return scene.store.list(SignalQuery.of(CALIFORNIA, FIRST.minusSeconds(1), NOW)).stream()
                .filter(row -> row.series().source().equals("eia"))
                .toList();
    }

    private static void turns(WatchScene scene, int count) {
        for (int turn = 0; turn < count; turn++) {
            scene.turn();
            scene.pass(MINUTE);
        }
    }

    private WatchScene scene() throws IOException {
        String signals =
                "{basis: average-lifecycle, feeds: none, history: eia, addresses: {eia: '%s'}}"
                        .formatted(WatchScene.at(server));
        return new WatchScene(
                CALIFORNIA.value(),
                signals,
                Map.of(FeedKeys.EIA, Canary.PROVIDER_KEY.text()),
                folder,
                NOW);
    }
}
