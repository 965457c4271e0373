package io.heliotrope.orchestrator.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.signals.doctor.Configured;
import io.heliotrope.signals.http.Pause;
import io.heliotrope.signals.http.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeedHouseTest {
    private static final GridZone DE = new GridZone("DE");

    private static FeedHouse house(Map<String, String> settings, Map<String, String> keys) {
        return house(ConfigLoad.shipped(settings), keys);
    }

    private static FeedHouse house(ConfigLoad load, Map<String, String> keys) {
        HeliotropeConfig config =
                switch (load) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
                };
        Transport transport =
                new Transport(
                        new OkHttpClient(),
                        InstantSource.fixed(Instant.parse("2026-03-06T12:00:00Z")),
                        new Random(1),
                        Pause.real());
        return new FeedHouse(config, new FeedKeys(keys), transport);
    }

    @Test
    void without_a_key_those_who_need_none_are_asked_and_the_key_is_named() {
        assertThat(house(Map.of(), Map.of()).told())
                .isEqualTo(
                        "signals: average lifecycle, asks neso, energy-charts, energinet, open-meteo;"
                                + " left out: electricitymaps (set ELECTRICITYMAPS_API_KEY), eia (set"
                                + " EIA_API_KEY); then own forecasts and yearly averages");
    }

    @Test
    void what_is_marginal_is_not_asked_for_averages_and_the_other_way_round() {
        Map<String, String> marginal =
                Map.of(
                        "HELIOTROPE_SIGNALS_BASIS",
                        "marginal",
                        "HELIOTROPE_SIGNALS_FEEDS",
                        "watttime,neso");

        assertThat(house(marginal, Map.of()).told())
                .contains("marginal, asks open-meteo; beside that average lifecycle from neso;")
                .contains("watttime (set WATTTIME_USER and WATTTIME_PASSWORD)");
        assertThat(house(Map.of("HELIOTROPE_SIGNALS_FEEDS", "watttime"), Map.of()).told())
                .contains("asks open-meteo; left out: watttime (set WATTTIME_USER and");
    }

    @Test
    void whom_policies_have_other_signals_from_is_told_too() {
        Map<String, String> settings =
                Map.of("HELIOTROPE_SIGNALS_FEEDS", "electricitymaps,watttime");
        Map<String, String> keys =
                Map.of(
                        FeedKeys.ELECTRICITYMAPS,
                        Canary.PROVIDER_KEY.text(),
                        FeedKeys.WATTTIME_USER,
                        "someone",
                        FeedKeys.WATTTIME_PASSWORD,
                        Canary.PROVIDER_KEY.text());

        assertThat(house(settings, keys).told())
                .startsWith(
                        "signals: average lifecycle, asks electricitymaps, open-meteo; beside that"
                                + " marginal from watttime, and carbon-free shares from"
                                + " electricitymaps; left out: eia");
    }

    @Test
    void who_is_listed_for_a_zone_without_a_region_alone_is_asked_by_nobody() throws IOException {
        String shipped = shipped();
        String elsewhere =
                shipped.replace(
                        "feeds: electricitymaps, neso, energy-charts, energinet",
                        "feeds: neso\n  zones: {DK-DK1: energinet, DE: energy-charts}");

        assertThat(elsewhere).isNotEqualTo(shipped);
        assertThat(house(ConfigLoad.text(Path.of("x.yaml"), elsewhere, Map.of()), Map.of()).told())
                .contains("asks neso, energy-charts, open-meteo")
                .doesNotContain("energinet");
    }

    @Test
    void a_zones_feeds_are_examined_in_their_order_on_the_basis_of_the_settings() {
        FeedHouse house =
                house(Map.of(), Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text()));

        assertThat(house.configured(DE))
                .extracting(Configured::name)
                .containsExactly("electricitymaps-lifecycle", "neso", "energy-charts", "energinet");
        assertThat(house.configured(DE)).allMatch(feed -> feed instanceof Configured.Ready);
        assertThat(house.told()).doesNotContain(Canary.PROVIDER_KEY.text());
    }

    @Test
    void a_key_that_is_none_is_told_by_its_variable_and_not_shown() {
        Map<String, String> blank =
                Map.of(FeedKeys.ELECTRICITYMAPS, Canary.PROVIDER_KEY.text() + " x");

        assertThatThrownBy(() -> house(Map.of(), blank))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("the variable ELECTRICITYMAPS_API_KEY")
                .hasMessageNotContaining(Canary.PROVIDER_KEY.text());
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                ConfigLoad.class.getResourceAsStream("/" + ConfigLoad.DEFAULT_RESOURCE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
